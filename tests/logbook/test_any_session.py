"""Whatever happens in a session, the logbook says what the coach said."""

import shutil
import sqlite3
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.logbook import Logbook, Outcome, SessionRecord, SetRecord
from exercise_coach.prescription import Routine
from exercise_coach.session import Choice, Event, SetKey, Stopping, Symptom, When, effects, events
from tests.logbook.walks import Walk, logbook_in
from tests.session.routines import routines

T = TypeVar("T")

EVENTS = st.one_of(
    st.just(events.Woke()),
    st.integers(0, 2).map(events.Score),
    st.sampled_from(
        [events.Pause(), events.Resume(), events.Skip(), events.Back(), events.AddRest(),
         events.AskPain(), events.KeepScore(), events.Cramp(), *map(events.Choose, Choice)]
    ),
    st.sampled_from([events.Stop(), events.Score(10), events.Feel(Symptom.LEG)]),
)  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from([0.0, 0.7, 1.9, 4.0, 9.0, 40.0]), EVENTS), max_size=30)
OUTCOMES = {
    Stopping.PAIN: Outcome.STOPPED_PAIN,
    Stopping.SYMPTOM: Outcome.STOPPED_SYMPTOM,
    Stopping.USER: Outcome.STOPPED_USER,
}


def take(walk: Walk, steps: list[tuple[float, Event]]) -> None:
    for wait, event in steps:
        walk.waits(wait)
        if walk.coach.accepts(event):
            walk.does(event)


def of(walk: Walk, kind: type[T]) -> list[T]:
    return [effect for effect in walk.followed if isinstance(effect, kind)]


def sets_of(walk: Walk) -> list[tuple[SetKey, str, int | None, float]]:
    """Return what was done last of each set, in the order in which it was."""
    last: dict[SetKey, effects.SetDone] = {}
    for done in of(walk, effects.SetDone):
        last.pop(done.key, None)
        last[done.key] = done
    return [(key, done.exercise, done.reps, done.hold) for key, done in last.items()]


def as_said(done: SetRecord) -> tuple[SetKey, str, int | None, float]:
    return SetKey(done.position, done.set, done.side), done.exercise, done.reps, done.hold


def assert_same(session: SessionRecord, walk: Walk) -> None:
    scores = [(given.value, given.when, given.position) for given in of(walk, effects.Scored)]
    assert [as_said(done) for done in session.sets] == sets_of(walk)
    assert [(each.score, each.when, each.position) for each in session.scores] == scores
    after = [value for value, when, _ in scores if when is When.AFTER]
    assert session.pain_after == (after[-1] if after else None)
    stopped = of(walk, effects.Stopped)
    if not stopped:
        assert session.outcome is Outcome.COMPLETED
        assert session.stop is None
        return
    (stop,) = stopped
    assert session.outcome is OUTCOMES[stop.reason]
    assert session.stop is not None
    said = (session.stop.position, session.stop.score, session.stop.symptom)
    assert said == (stop.position, stop.score, stop.symptom)


def count_of_events(logbook: Logbook, session: str) -> int:
    connection = sqlite3.connect(logbook.path)
    (count,) = connection.execute(
        "SELECT count(*) FROM event JOIN session ON number = session WHERE id = ?", (session,)
    ).fetchone()
    connection.close()
    return int(count)


NO_EVENT = (
    effects.AskedAgain,
    effects.Started, effects.Cue, effects.IntervalBegan, effects.Asked, effects.SetDone,
    effects.Scored, effects.Stopped, effects.Finished,
)  # fmt: skip


@given(walks=st.lists(st.tuples(routines(), STEPS), min_size=1, max_size=3))
def test_every_session_is_read_back_as_the_coach_said(
    tmp_path_factory: pytest.TempPathFactory, walks: list[tuple[Routine, list[tuple[float, Event]]]]
) -> None:
    folder = tmp_path_factory.mktemp("logbook")
    with logbook_in(folder, hasty=True) as logbook:
        led = []
        for prescribed, steps in walks:
            walk = Walk(logbook, prescribed)
            take(walk, steps)
            if walk.coach.state.is_live:
                walk.does(events.Stop())
            led.append(walk)
        sessions = {session.id: session for session in logbook.sessions()}
        assert len(sessions) == len(led)
        for walk in led:
            assert_same(sessions[walk.journal.session], walk)
            others = [effect for effect in walk.followed if not isinstance(effect, NO_EVENT)]
            slips = len(of(walk, effects.CrampTakenBack))
            assert count_of_events(logbook, walk.journal.session) == len(others) - slips
        assert logbook.integrity() == ()
    shutil.rmtree(folder)


@given(prescribed=routines(), steps=STEPS)
def test_wherever_it_is_broken_off_the_progress_is_the_coachs(
    tmp_path_factory: pytest.TempPathFactory, prescribed: Routine, steps: list[tuple[float, Event]]
) -> None:
    folder = tmp_path_factory.mktemp("logbook")
    with logbook_in(folder, hasty=True) as logbook:
        walk = Walk(logbook, prescribed)
        take(walk, steps)
        broken = logbook.broken_off()
        if not walk.coach.state.is_live:
            assert broken is None
        else:
            assert broken is not None
            assert broken.routine == prescribed
            assert broken.progress.done == walk.coach.done
            assert broken.progress.skipped == walk.coach.skipped
            assert broken.progress.stop_line == walk.coach.stop_line
            taken_back = len(of(walk, effects.CrampTakenBack))
            assert broken.progress.cramps == len(of(walk, effects.Cramped)) - taken_back
            eased = {each.position: each.from_set for each in of(walk, effects.Eased)}
            assert broken.progress.eased == eased
            again = Walk(logbook, broken=broken)
            again.ends()
            (session,) = logbook.sessions()
            keys = [as_said(done)[0] for done in session.sets]
            assert len(keys) == len(set(keys))
            assert again.coach.done == set(keys)
    shutil.rmtree(folder)
