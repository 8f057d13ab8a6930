"""A slip is corrected, its first value kept; a deleted session can be brought back for a while."""

from datetime import timedelta

import pytest

from exercise_coach import recovery
from exercise_coach.logbook import Logbook
from exercise_coach.logbook.correcting import (
    KEPT,
    bring_back,
    clear_out,
    correct_effort,
    correct_note,
    correct_score,
    delete_session,
)
from exercise_coach.session import events
from tests.logbook.walks import MORNING, Walk

LATER = MORNING + timedelta(hours=2)


@pytest.fixture
def session(logbook: Logbook) -> str:
    """A session that began at 2, was stopped at 5, with a note and an effort."""
    walk = Walk(logbook, score=2)
    walk.sets(1)
    walk.does(events.Score(5))
    walk.journal.finish(effort=4, note="Too early")
    return walk.journal.session


def corrections(logbook: Logbook) -> list[tuple[str, str]]:
    with logbook.reading() as connection:
        return connection.execute("SELECT what, first FROM correction").fetchall()


def score_at(logbook: Logbook, when: str) -> tuple[int, int]:
    with logbook.reading() as connection:
        asked = 'SELECT seq, value FROM score WHERE "when" = ?'
        row: tuple[int, int] = connection.execute(asked, (when,)).fetchone()
        return row


def test_a_corrected_score_stands_wherever_it_is_read(logbook: Logbook, session: str) -> None:
    seq, value = score_at(logbook, "during")
    assert value == 5
    correct_score(logbook, session, seq, 3, LATER)
    (record,) = logbook.sessions()
    assert [given.score for given in record.scores] == [2, 3]
    assert logbook.history(LATER).sessions[0].highest == 3
    assert corrections(logbook) == [(f"score-{seq}", "5")]


def test_the_first_value_is_kept_however_often_it_is_corrected(
    logbook: Logbook, session: str
) -> None:
    seq, _ = score_at(logbook, "during")
    for value in (4, 3, 3, 1):
        correct_score(logbook, session, seq, value, LATER)
    assert corrections(logbook) == [(f"score-{seq}", "5")]
    correct_score(logbook, session, seq, 5, LATER)
    assert corrections(logbook) == []


def test_the_score_at_the_start_is_corrected_in_both_places(logbook: Logbook, session: str) -> None:
    seq, _ = score_at(logbook, "before")
    correct_score(logbook, session, seq, 1, LATER)
    (record,) = logbook.sessions()
    assert (record.pain_before, record.scores[0].score) == (1, 1)
    assert corrections(logbook) == [(f"score-{seq}", "2")]


def test_a_start_without_a_score_of_its_own_is_corrected_too(
    logbook: Logbook, session: str
) -> None:
    correct_score(logbook, session, None, 0, LATER)
    assert logbook.sessions()[0].pain_before == 0
    assert corrections(logbook) == [("start", "2")]


def test_effort_and_note_are_corrected(logbook: Logbook, session: str) -> None:
    correct_effort(logbook, session, 6, LATER)
    correct_note(logbook, session, "  „schwer“ ", LATER)
    (record,) = logbook.sessions()
    assert (record.effort, record.note) == (6, "  „schwer“ ")
    assert sorted(corrections(logbook)) == [("effort", "4"), ("note", '"Too early"')]
    correct_effort(logbook, session, None, LATER)
    correct_note(logbook, session, "", LATER)
    (record,) = logbook.sessions()
    assert (record.effort, record.note) == (None, None)
    assert sorted(corrections(logbook)) == [("effort", "4"), ("note", '"Too early"')]


def test_a_note_that_was_missing_is_noted_as_missing(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.ends()
    correct_note(logbook, walk.journal.session, "Later thought", LATER)
    assert corrections(logbook) == [("note", "null")]
    correct_note(logbook, walk.journal.session, None, LATER)
    assert corrections(logbook) == []


def test_the_score_that_stopped_is_corrected_in_both_places(logbook: Logbook, session: str) -> None:
    """It was stopped, and stays so; but it is at the corrected score that guidance looks."""
    seq, _ = score_at(logbook, "during")
    correct_score(logbook, session, seq, 8, LATER)
    assert stop_of(logbook) == ("stopped_pain", 8)
    assert "strong-pain" in warnings(logbook)
    correct_score(logbook, session, seq, 1, LATER)
    assert stop_of(logbook) == ("stopped_pain", 1)
    assert "strong-pain" not in warnings(logbook)
    correct_score(logbook, session, seq, 5, LATER)
    assert stop_of(logbook) == ("stopped_pain", 5)
    assert corrections(logbook) == []


def test_another_score_than_that_which_stopped_leaves_the_stop_as_it_is(logbook: Logbook) -> None:
    walk = Walk(logbook, score=1)
    walk.sets(3)
    walk.does(events.Score(2), events.Score(4))
    walk.waits(5)
    walk.journal.finish(pain_after=3)
    for when in ("before", "during", "after"):
        seq, _ = score_at(logbook, when)
        correct_score(logbook, walk.journal.session, seq, 6, LATER)
    assert stop_of(logbook) == ("stopped_pain", 4)


def stop_of(logbook: Logbook) -> tuple[str, int | None]:
    (session,) = logbook.history(LATER).sessions
    return session.outcome, session.stop_score


def warnings(logbook: Logbook) -> set[str]:
    today = recovery.guidance(logbook.history(LATER), {}, {}, LATER)
    return {said.rule for said in today.warnings}


@pytest.mark.parametrize("value", [-1, 11])
def test_a_score_out_of_range_is_refused(logbook: Logbook, session: str, value: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        correct_score(logbook, session, 1, value, LATER)
    with pytest.raises(ValueError, match="0 to 10"):
        correct_effort(logbook, session, value, LATER)
    assert corrections(logbook) == []


def test_a_session_that_runs_is_not_corrected(logbook: Logbook) -> None:
    walk = Walk(logbook, score=2)
    correct_score(logbook, walk.journal.session, None, 0, LATER)
    assert corrections(logbook) == []
    walk.ends()
    assert logbook.sessions()[0].pain_before == 2


def test_a_deleted_session_is_left_out_and_comes_back(logbook: Logbook, session: str) -> None:
    whole = logbook.sessions()
    delete_session(logbook, session, LATER)
    assert logbook.sessions() == []
    assert logbook.history(LATER).sessions == ()
    clear_out(logbook, LATER + KEPT - timedelta(minutes=1))
    bring_back(logbook, session)
    assert logbook.sessions() == whole
    assert logbook.history(LATER).sessions[0].stop_score == 5


def test_some_days_later_it_is_gone_with_all_that_belongs_to_it(
    logbook: Logbook, session: str
) -> None:
    correct_effort(logbook, session, 6, LATER)
    delete_session(logbook, session, LATER)
    clear_out(logbook, LATER + KEPT + timedelta(minutes=1))
    with logbook.reading() as connection:
        for table in ("session", "set_done", "score", "event", "correction", "prescribed"):
            asked = f"SELECT count(*) FROM {table}"
            assert connection.execute(asked).fetchone() == (0,), table
    bring_back(logbook, session)
    assert logbook.sessions() == []


def test_what_was_not_deleted_stays(logbook: Logbook, session: str) -> None:
    other = Walk(logbook, wall=MORNING + timedelta(days=1))
    other.ends()
    delete_session(logbook, session, LATER)
    clear_out(logbook, LATER + 2 * KEPT)
    assert [record.id for record in logbook.sessions()] == [other.journal.session]
    assert logbook.integrity() == ()
