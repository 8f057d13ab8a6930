"""What is written of a session, and when."""

import json
import sqlite3
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from exercise_coach.logbook import Logbook, Outcome, SessionRecord
from exercise_coach.session import Choice, Symptom, When, events
from tests.logbook.walks import BOOTED, DEAD_BUG, MORNING, WALK, Walk, steady
from tests.session.routines import reps


def only(logbook: Logbook) -> SessionRecord:
    (session,) = logbook.sessions()
    return session


def happened(logbook: Logbook) -> list[tuple[str, Any]]:
    """Return the kinds and details of what is kept besides sets and scores, without reps."""
    with sqlite3.connect(logbook.path) as connection:
        rows = connection.execute("SELECT kind, detail FROM event WHERE kind <> 'rep' ORDER BY seq")
        found = [(kind, json.loads(detail)) for kind, detail in rows]
    connection.close()
    return found


def test_a_session_is_read_back_as_it_was(logbook: Logbook) -> None:
    walk = Walk(logbook, score=2)
    walk.ends()
    session = only(logbook)
    assert session.outcome is Outcome.COMPLETED
    assert (session.routine, session.title) == ("steady-trunk", "Steady trunk")
    assert (session.pain_before, session.pain_after, session.stop_line) == (2, 0, 2)
    assert session.started == MORNING
    assert session.ended == MORNING + timedelta(seconds=walk.now - BOOTED)
    assert [
        (done.exercise, done.set, done.side, done.reps, done.hold) for done in session.sets
    ] == [
        ("bird-dog", 1, "right", 2, 0.0),
        ("bird-dog", 1, "left", 2, 0.0),
        ("bird-dog", 2, "right", 1, 0.0),
        ("bird-dog", 2, "left", 1, 0.0),
        ("dead-bug", 1, None, 2, 1.0),
        ("dead-bug", 2, None, 2, 1.0),
        ("walk", 1, None, None, 60.0),
    ]
    assert [(given.when, given.score, given.position) for given in session.scores] == [
        (When.BEFORE, 2, 0), (When.BETWEEN, 0, 0), (When.BETWEEN, 0, 1), (When.AFTER, 0, 2),
    ]  # fmt: skip


def test_a_set_is_on_the_disk_as_soon_as_it_is_done(logbook: Logbook) -> None:
    walk = Walk(logbook)
    for count in range(1, 8):
        walk.sets(count)
        other = sqlite3.connect(logbook.path)
        assert other.execute("SELECT count(*) FROM set_done").fetchone() == (count,)
        other.close()


def test_a_row_carries_the_moment_that_was_due(logbook: Logbook) -> None:
    walk = Walk(logbook, steady(reps(1, tempo=(1, 0, 1)), WALK))
    walk.now += 0.9
    walk.does(events.Woke())
    walk.now += 1.4
    walk.waits(5.3)  # done at 7 s, seen at 7.6 s
    walk.does(events.Stop())
    (done,) = only(logbook).sets
    assert done.at == MORNING + timedelta(seconds=7)


def test_a_set_done_again_replaces_its_row(logbook: Logbook) -> None:
    walk = Walk(logbook, steady(DEAD_BUG))
    walk.sets(1)
    walk.waits(1)
    walk.does(events.Back())
    walk.ends()
    session = only(logbook)
    assert [(done.set, done.side) for done in session.sets] == [(1, None), (2, None)]
    again = MORNING + timedelta(seconds=5 + 6 + 1 + 5 + 6)
    assert session.sets[0].at == again


def test_what_else_happens_is_kept_in_order(logbook: Logbook) -> None:
    walk = Walk(logbook, steady(DEAD_BUG, WALK))
    walk.waits(6)
    walk.does(events.Pause(), events.Resume(), events.Cramp(), events.Choose(Choice.EASIER))
    walk.sets(1)
    walk.does(events.AddRest(), events.Back())
    walk.waits(5 + 8 + 10 + 1)
    walk.does(events.Skip())
    walk.now += 3
    walk.does(events.Woke(), events.Stop())
    key = {"position": 0, "set": 1, "side": None}
    assert happened(logbook) == [
        ("pause", {"reason": "user"}),
        ("resume", {}),
        ("cramp", {"exercise": "dead-bug", "offers": ["rest", "easier", "next", "undo"]}),
        ("eased", {"position": 0, "from_set": 1, "exercise": "dead-bug-legs"}),
        ("rest", {"seconds": 10.0}),
        ("back", key),
        ("skip", {**key, "set": 2, "exercise": "dead-bug-legs"}),
        ("pause", {"reason": "gap"}),
    ]


@pytest.mark.parametrize(
    ("event", "outcome", "score", "symptom"),
    [
        (events.Score(3), Outcome.STOPPED_PAIN, 3, None),
        (events.Feel(Symptom.LEG), Outcome.STOPPED_SYMPTOM, None, Symptom.LEG),
        (events.Stop(), Outcome.STOPPED_USER, None, None),
    ],
)
def test_a_stop_says_why(
    logbook: Logbook, event: events.Event, outcome: Outcome, score: int | None, symptom: Symptom
) -> None:
    walk = Walk(logbook)
    walk.sets(5)
    walk.does(event)
    session = only(logbook)
    assert session.outcome is outcome
    assert session.stop is not None
    assert (session.stop.position, session.stop.score, session.stop.symptom) == (1, score, symptom)
    assert len(session.sets) == 5
    assert session.pain_after is None


def test_what_is_said_afterwards_is_added(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.sets(1)
    walk.does(events.Stop())
    walk.now += 20
    walk.journal.finish(pain_after=4)
    walk.journal.finish(pain_after=3, effort=7)
    walk.journal.finish(note="Slept badly")
    session = only(logbook)
    assert (session.pain_after, session.effort, session.note) == (3, 7, "Slept badly")
    assert [given.when for given in session.scores] == [When.BEFORE, When.AFTER]
    assert session.ended < session.scores[-1].at


def test_the_score_given_to_the_coach_after_the_last_exercise_stands(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.ends()
    walk.journal.finish(pain_after=6)
    session = only(logbook)
    assert session.pain_after == 0
    assert len(session.scores) == 4


@pytest.mark.parametrize("score", [-1, 11])
def test_a_score_out_of_range_is_refused(logbook: Logbook, score: int) -> None:
    walk = Walk(logbook)
    with pytest.raises(ValueError, match="0 to 10"):
        walk.journal.finish(effort=score)


def test_before_the_start_nothing_is_written(logbook: Logbook) -> None:
    walk = Walk(logbook, score=None)
    walk.does(events.Score(1))
    walk.journal.finish(effort=3)
    assert logbook.broken_off() is None
    assert logbook.sessions() == []


def test_a_wall_clock_put_back_turns_nothing_round(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.sets(3)
    walk.wall -= timedelta(hours=5)
    walk.ends()
    session = only(logbook)
    assert session.ended - session.started == timedelta(seconds=walk.now - BOOTED)
    moments = [done.at for done in session.sets]
    assert moments == sorted(moments)


def test_summer_time_begins_within_a_session(logbook: Logbook) -> None:
    walk = Walk(logbook, wall=datetime(2026, 3, 29, 1, 59, 30, tzinfo=ZoneInfo("Europe/Berlin")))
    walk.ends()
    session = only(logbook)
    assert session.started.isoformat() == "2026-03-29T01:59:30+01:00"
    assert session.ended.utcoffset() == timedelta(hours=2)
    assert session.ended - session.started == timedelta(seconds=walk.now - BOOTED)


def test_newest_first_whatever_the_offset(logbook: Logbook) -> None:
    earlier = datetime(2026, 10, 25, 2, 50, tzinfo=timezone(timedelta(hours=2)))
    later = datetime(2026, 10, 25, 2, 10, tzinfo=timezone(timedelta(hours=1)))
    for moment in (later, earlier):
        Walk(logbook, wall=moment).does(events.Stop())
    assert [session.started for session in logbook.sessions()] == [later, earlier]
    assert [session.started for session in logbook.sessions(limit=1)] == [later]
