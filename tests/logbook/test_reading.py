"""Reading a logbook of many years."""

import pytest

from exercise_coach.logbook import Logbook, records, unfinished
from tests.logbook.walks import Walk


@pytest.mark.parametrize("asked", [records._SESSIONS, records._SETS, records._SCORES])
def test_the_newest_are_found_without_looking_at_the_others(logbook: Logbook, asked: str) -> None:
    plan = logbook._connection.execute(f"EXPLAIN QUERY PLAN {asked}", (200,)).fetchall()
    scans = [line[3] for line in plan if line[3].startswith("SCAN")]
    assert scans == ["SCAN session USING INDEX session_ended"]


def test_open_sessions_are_found_without_looking_at_the_others(logbook: Logbook) -> None:
    plan = logbook._connection.execute(f"EXPLAIN QUERY PLAN {unfinished._OPEN}").fetchall()
    assert [line[3] for line in plan] == ["SCAN session USING INDEX session_open"]


def test_the_same_routine_is_kept_once(logbook: Logbook) -> None:
    for _ in range(5):
        Walk(logbook).ends()
    (kept,) = logbook._connection.execute("SELECT count(*) FROM prescribed").fetchone()
    assert kept == 1


def test_a_limit_is_kept_and_no_limit_gives_all(logbook: Logbook) -> None:
    for _ in range(5):
        Walk(logbook).ends()
    assert len(logbook.sessions()) == 5
    assert len(logbook.sessions(3)) == 3
    assert logbook.sessions(0) == []
    assert all(len(session.sets) == 7 for session in logbook.sessions())
