"""Looking back: the list of sessions, and each with its sets as planned and as done."""

from datetime import timedelta

import pytest

from exercise_coach.logbook import Logbook, Outcome
from exercise_coach.logbook.correcting import (
    correct_effort,
    correct_note,
    correct_score,
    delete_session,
)
from exercise_coach.logbook.lookback import (
    SessionDetail,
    SetFate,
    deleted_numbers,
    detail,
    numbers,
    numbers_of_day,
    summaries,
)
from exercise_coach.prescription import Side
from exercise_coach.session import Choice, Symptom, When, events
from exercise_coach.session.effects import RepDone
from tests.logbook.walks import MORNING, WALK, Walk, steady
from tests.session.routines import reps

LATER = MORNING + timedelta(hours=3)


def detail_of(logbook: Logbook, session: str) -> SessionDetail:
    with logbook.reading() as connection:
        found = detail(connection, session)
    assert found is not None
    return found


@pytest.fixture
def led(logbook: Logbook) -> list[str]:
    """Sessions of three days: completed, stopped by pain, stopped by a symptom."""
    walks = [Walk(logbook, wall=MORNING + timedelta(days=day), score=1) for day in range(3)]
    walks[0].ends()
    walks[0].journal.finish(effort=3, note="Felt\ngood.")
    walks[1].sets(5)
    walks[1].does(events.Score(4))
    walks[2].sets(1)
    walks[2].does(events.Feel(Symptom.LEG))
    return [each.journal.session for each in walks]


def test_the_list_is_newest_first_and_leaves_out_what_is_deleted(
    logbook: Logbook, led: list[str]
) -> None:
    delete_session(logbook, led[1], LATER)
    with logbook.reading() as connection:
        found = summaries(connection, numbers(connection))
        gone = summaries(connection, deleted_numbers(connection))
        of_day = summaries(connection, numbers_of_day(connection, MORNING.date()))
    assert [each.id for each in found] == [led[2], led[0]]
    assert [each.id for each in gone] == [led[1]]
    assert [each.id for each in of_day] == [led[0]]
    assert (found[0].outcome, found[0].stop_symptom, found[0].sets) == (
        Outcome.STOPPED_SYMPTOM, Symptom.LEG, 1,
    )  # fmt: skip
    assert (found[1].pain_before, found[1].pain_after, found[1].effort) == (1, 0, 3)
    assert gone[0].stop_score == 4


def test_lines_come_in_the_order_that_was_asked_for(logbook: Logbook, led: list[str]) -> None:
    with logbook.reading() as connection:
        every = list(numbers(connection))
        found = summaries(connection, [every[2], 999, every[0]])
        assert summaries(connection, []) == []
    assert [each.id for each in found] == [led[0], led[2]]


def test_a_correction_is_told_in_the_list(logbook: Logbook, led: list[str]) -> None:
    correct_effort(logbook, led[0], 5, LATER)
    with logbook.reading() as connection:
        told = [each.is_corrected for each in summaries(connection, numbers(connection))]
    assert told == [False, False, True]


def test_each_set_is_planned_and_done(logbook: Logbook, led: list[str]) -> None:
    found = detail_of(logbook, led[0])
    assert [each.fate for each in found.sets] == [SetFate.DONE] * 7
    first, *_, last = found.sets
    assert (first.exercise, first.set, first.side) == ("bird-dog", 1, Side.RIGHT)
    assert (first.planned_reps, first.reps, first.planned_hold, first.hold) == (2, 2, 0.0, 0.0)
    assert (last.exercise, last.planned_reps, last.planned_hold, last.hold) == (
        "walk", None, 60.0, 60.0,
    )  # fmt: skip
    assert (found.effort, found.note, found.stop, found.deleted) == (3, "Felt\ngood.", None, None)
    assert [each.when for each in found.scores] == [
        When.BEFORE, When.BETWEEN, When.BETWEEN, When.AFTER,
    ]  # fmt: skip


def test_a_stop_tells_where_and_why(logbook: Logbook, led: list[str]) -> None:
    found = detail_of(logbook, led[1])
    assert found.stop is not None
    assert (found.outcome, found.stop.score, found.stopped_in) == (
        Outcome.STOPPED_PAIN, 4, "dead-bug",
    )  # fmt: skip
    assert [each.fate for each in found.sets[-2:]] == [SetFate.NOT_REACHED] * 2
    assert found.sets[-1].reps is None
    symptom = detail_of(logbook, led[2]).stop
    assert symptom is not None
    assert symptom.symptom is Symptom.LEG


def test_skipped_and_eased_sets_are_told(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.sets(1)
    walk.waits(4)
    walk.does(events.Skip())
    walk.sets(4)
    walk.does(events.Cramp(), events.Choose(Choice.EASIER))
    walk.ends()
    found = detail_of(logbook, walk.journal.session)
    fates = {each.fate for each in found.sets}
    assert SetFate.SKIPPED in fates
    assert "dead-bug-legs" in {each.exercise for each in found.sets}
    assert SetFate.EXTRA not in fates


def test_what_was_first_noted_stands_beside_what_is_right(logbook: Logbook, led: list[str]) -> None:
    seq = detail_of(logbook, led[1]).scores[-1].seq
    correct_score(logbook, led[1], seq, 3, LATER)
    correct_effort(logbook, led[1], 2, LATER)
    correct_note(logbook, led[1], "Later", LATER)
    found = detail_of(logbook, led[1])
    assert (found.scores[-1].score, found.scores[-1].first) == (3, 4)
    assert (found.effort, found.first_effort, found.is_effort_corrected) == (2, None, True)
    assert (found.note, found.first_note, found.is_note_corrected) == ("Later", None, True)
    assert found.scores[0].first is None


def test_a_start_without_a_score_of_its_own_is_told_too(logbook: Logbook, led: list[str]) -> None:
    with logbook.reading() as connection:
        connection.execute("DELETE FROM score")
        found = detail(connection, led[0])
        assert found is not None
        (given,) = found.scores
        assert (given.seq, given.when, given.score, given.first) == (None, When.BEFORE, 1, None)


@pytest.mark.parametrize("content", ["{}", "no JSON"])
def test_a_routine_not_understood_any_more_leaves_what_was_done(
    logbook: Logbook, led: list[str], content: str
) -> None:
    with logbook.reading() as connection:
        connection.execute("UPDATE prescribed SET routine = ?", (content,))
        connection.execute("UPDATE event SET detail = 'no JSON'")
        found = detail(connection, led[1])
    assert found is not None
    assert [each.fate for each in found.sets] == [SetFate.EXTRA] * 5
    assert found.stopped_in == "dead-bug"


def test_a_deleted_session_can_still_be_looked_at(logbook: Logbook, led: list[str]) -> None:
    delete_session(logbook, led[0], LATER)
    assert detail_of(logbook, led[0]).deleted == LATER


def test_there_is_nothing_where_there_is_no_session(logbook: Logbook) -> None:
    running = Walk(logbook)
    with logbook.reading() as connection:
        assert detail(connection, "nobody") is None
        assert detail(connection, running.journal.session) is None


def test_a_cramp_and_the_reps_before_it_are_told(logbook: Logbook) -> None:
    walk = Walk(logbook, steady(reps(5, 1, name="bird-dog", rest=10), WALK), score=1)
    while not any(isinstance(each, RepDone) and each.rep == 4 for each in walk.followed):
        walk.goes_on()
    walk.does(events.Cramp(), events.Choose(Choice.NEXT))
    walk.ends()
    found = detail_of(logbook, walk.journal.session)
    assert found.cramps == ("bird-dog",)
    first = found.sets[0]
    assert (first.fate, first.planned_reps, first.reps) == (SetFate.SKIPPED, 5, 4)
