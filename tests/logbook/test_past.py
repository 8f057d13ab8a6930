"""The sessions that guidance looks at: what each was, and how far back they reach."""

import shutil
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exercise_coach import recovery
from exercise_coach.logbook import Logbook, Outcome, SessionRecord, past
from exercise_coach.prescription import Routine
from exercise_coach.recovery import History, Session
from exercise_coach.recovery.facts import EpisodeBegan
from exercise_coach.session import Choice, Event, Symptom, effects, events
from tests.logbook.test_any_session import STEPS, take
from tests.logbook.walks import (
    BIRD_DOG,
    DEAD_BUG,
    EASIER_BUG,
    MORNING,
    WALK,
    Walk,
    logbook_in,
    steady,
)
from tests.session.routines import routines

DAY = timedelta(days=1)
EXERCISE = replace(DEAD_BUG.exercise, easier="dead-bug-legs")
DEAD_BUG_AND_WALK = steady(replace(DEAD_BUG, exercise=EXERCISE), WALK)


def summary(record: SessionRecord, exercise: str | None, cramps: tuple[str, ...]) -> Session:
    """Return what is to be known of a session, by the long way."""
    stop = record.stop
    stopped = record.outcome in {Outcome.STOPPED_PAIN, Outcome.STOPPED_SYMPTOM}
    return Session(
        id=record.id, routine=record.routine, phase=record.phase, load=record.load,
        started=record.started, ended=record.ended, outcome=record.outcome.value,
        pain_before=record.pain_before, pain_after=record.pain_after,
        highest=max(score.score for score in record.scores),
        exercises=tuple(dict.fromkeys(done.exercise for done in record.sets)),
        stop_exercise=exercise if stopped else None,
        stop_score=stop.score if stop else None,
        stop_symptom=stop.symptom.value if stop and stop.symptom else None, cramps=cramps,
    )  # fmt: skip


@given(prescribed=routines(), steps=STEPS, after=st.none() | st.integers(0, 10))
def test_it_tells_of_any_session_what_the_record_does(
    tmp_path_factory: pytest.TempPathFactory,
    prescribed: Routine,
    steps: list[tuple[float, Event]],
    after: int | None,
) -> None:
    folder = tmp_path_factory.mktemp("logbook")
    with logbook_in(folder, hasty=True) as logbook:
        walk = Walk(logbook, prescribed)
        take(walk, steps)
        if walk.coach.state.is_live:
            walk.does(events.Stop())
        walk.journal.finish(after)
        (record,) = logbook.sessions()
        exercise = walk.coach.interval.prescription.exercise.id
        assert logbook.history(MORNING).sessions == (summary(record, exercise, cramps_of(walk)),)
    shutil.rmtree(folder)


def cramps_of(walk: Walk) -> tuple[str, ...]:
    """Return the exercises that a cramp ended; one that was taken back is none."""
    cramps: list[str] = []
    for effect in walk.followed:
        if isinstance(effect, effects.Cramped):
            cramps.append(effect.exercise)
        elif isinstance(effect, effects.CrampTakenBack):
            cramps.pop()
    return tuple(cramps)


def test_a_session_under_way_is_not_told_of(logbook: Logbook) -> None:
    walk = Walk(logbook)
    assert logbook.history(MORNING).sessions == ()
    walk.ends()
    assert len(logbook.history(MORNING).sessions) == 1


def test_a_stop_in_the_easier_variant_names_that(logbook: Logbook) -> None:
    walk = Walk(logbook, DEAD_BUG_AND_WALK)
    walk.sets(1)
    walk.does(events.Cramp(), events.Choose(Choice.EASIER), events.Score(4))
    (session,) = logbook.history(MORNING).sessions
    assert session.stop_exercise == "dead-bug-legs"


def test_a_stop_before_anything_was_done_again_names_no_exercise(logbook: Logbook) -> None:
    Walk(logbook).sets(4)
    broken = logbook.broken_off()
    assert broken is not None
    Walk(logbook, broken=broken, score=9)
    (session,) = logbook.history(MORNING).sessions
    assert (session.stop_exercise, session.stop_score) == (None, 9)


def test_every_cramp_is_told_of_and_where_it_came(logbook: Logbook) -> None:
    walk = Walk(logbook, DEAD_BUG_AND_WALK)
    walk.sets(1)
    walk.does(events.Cramp(), events.Choose(Choice.EASIER), events.Cramp())
    (session,) = logbook.history(MORNING).sessions
    assert session.outcome == "stopped_symptom"
    assert session.cramps == ("dead-bug", "dead-bug-legs")


def test_a_cramp_is_told_of_where_the_session_went_on(logbook: Logbook) -> None:
    walk = Walk(logbook, DEAD_BUG_AND_WALK)
    walk.does(events.Cramp(), events.Choose(Choice.NEXT))
    walk.ends()
    (session,) = logbook.history(MORNING).sessions
    assert (session.outcome, session.cramps) == ("completed", ("dead-bug",))


def test_a_cramp_that_was_none_is_not_told_of(logbook: Logbook) -> None:
    for choice in (Choice.NEXT, Choice.UNDO):
        walk = Walk(logbook, DEAD_BUG_AND_WALK)
        walk.does(events.Cramp(), events.Choose(choice), events.Stop())
    assert {each.cramps for each in logbook.history(MORNING).sessions} == {("dead-bug",), ()}


Led = Callable[..., str]


@pytest.fixture
def led(logbook: Logbook) -> Led:
    """Lead a session so many days ago; return its id."""

    def lead(
        days_ago: float, how: Callable[[Walk], None], routine: Routine = DEAD_BUG_AND_WALK
    ) -> str:
        walk = Walk(logbook, routine, wall=MORNING - days_ago * DAY)
        how(walk)
        return walk.journal.session

    return lead


def whole(walk: Walk) -> None:
    walk.ends()


def in_pain(walk: Walk) -> None:
    walk.sets(1)
    walk.does(events.Score(4))


def with_a_symptom(walk: Walk) -> None:
    walk.does(events.Feel(Symptom.LEG))


def with_a_cramp(walk: Walk) -> None:
    walk.does(events.Cramp(), events.Choose(Choice.REST))


def left(walk: Walk) -> None:
    walk.sets(1)
    walk.does(events.Stop())


def ids(logbook: Logbook) -> list[str]:
    return [session.id for session in logbook.history(MORNING).sessions]


def test_it_reaches_back_120_days(logbook: Logbook, led: Led) -> None:
    led(120.1, whole)
    recent = [led(119.9, whole), led(5, in_pain), led(1, whole)]
    assert ids(logbook) == recent


def test_it_reaches_back_to_the_beginning_of_an_open_episode(logbook: Logbook, led: Led) -> None:
    led(231, whole)
    since = [led(229, whole), led(3, whole)]
    began = MORNING - 230 * DAY
    logbook.tell([EpisodeBegan(id="began", at=began, began=began)])
    assert ids(logbook) == since


def test_of_an_episode_without_end_it_tells_the_last_months(logbook: Logbook, led: Led) -> None:
    led(241, whole)
    since = [led(239, whole)]
    began = MORNING - 900 * DAY
    logbook.tell([EpisodeBegan(id="began", at=began, began=began)])
    assert ids(logbook) == since


def test_an_old_stop_comes_with_what_takes_it_off(logbook: Logbook, led: Led) -> None:
    led(410, whole)
    told = [led(400, in_pain), led(390, with_a_symptom)]
    led(380, whole, steady(WALK))
    led(375, left)
    told += [led(370, whole)]
    led(350, whole)
    told += [led(340, whole, steady(EASIER_BUG))]
    led(330, whole, steady(EASIER_BUG))
    told += [led(2, whole)]
    assert ids(logbook) == told


def test_of_each_exercise_the_last_stop_by_pain_counts(logbook: Logbook, led: Led) -> None:
    led(420, in_pain)
    led(410, whole)
    symptom = led(405, with_a_symptom)
    bird_dog = led(400, in_pain, steady(BIRD_DOG))
    dead_bug = led(390, in_pain)
    done_again = led(380, whole)
    assert ids(logbook) == [symptom, bird_dog, dead_bug, done_again]
    again = led(10, in_pain)
    assert ids(logbook) == [symptom, bird_dog, again]


HOWS = [whole, whole, in_pain, with_a_cramp, left]
ROUTINES = [DEAD_BUG_AND_WALK, steady(EASIER_BUG), steady(BIRD_DOG), steady(WALK)]


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(HOWS), st.sampled_from(ROUTINES)),
        max_size=12,
    )
)
def test_what_is_left_out_would_not_change_what_is_said(
    tmp_path_factory: pytest.TempPathFactory,
    led: list[tuple[int, Callable[[Walk], None], Routine]],
) -> None:
    with logbook_in(tmp_path_factory.mktemp("logbook"), hasty=True) as logbook:
        for days_ago, how, prescribed in sorted(led, key=lambda each: -each[0]):
            how(Walk(logbook, prescribed, wall=MORNING - days_ago * DAY))
        brief = logbook.history(MORNING)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(past, "RECENT", 1000 * DAY)
            long = logbook.history(MORNING)
    assert len(long.sessions) == len(led)
    assert guided(brief) == guided(long)


def guided(history: History) -> recovery.Guidance:
    exercises = [EXERCISE, EASIER_BUG.exercise, BIRD_DOG.exercise, WALK.exercise]
    by_id = {each.id: each for each in exercises}
    routines = {str(number): replace(each, id=str(number)) for number, each in enumerate(ROUTINES)}
    return recovery.guidance(history, routines, by_id, MORNING)
