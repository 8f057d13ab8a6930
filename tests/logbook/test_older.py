"""A logbook of an older version: brought up to date whole or not at all, and read without a change.

`old_files` keeps a real one of every version before today's, each written by that version.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from exercise_coach.logbook import Logbook, Outcome, schema
from exercise_coach.recovery.facts import MorningScored
from tests.logbook.test_opening import state
from tests.logbook.walks import MORNING, Walk

OLD = Path(__file__).parent / "old_files"
FILES = sorted(OLD.iterdir())
STOPPED_IN = [None, "dead-bug", "dead-bug-legs", "bird-dog", None]
OUTCOMES = ["completed", "stopped_pain", "stopped_pain", "stopped_symptom", "stopped_user"]
FACT = MorningScored(id="morning", at=MORNING, score=3)


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "logbook.sqlite3"
    path.parent.mkdir()
    shutil.copyfile(request.param, path)
    return path


def assert_all_is_there(logbook: Logbook) -> None:
    sessions = logbook.sessions()[::-1]
    assert [session.outcome.value for session in sessions] == OUTCOMES
    assert [len(session.sets) for session in sessions] == [7, 5, 6, 2, 1]
    assert [session.pain_after for session in sessions] == [0, None, None, None, 1]
    assert sessions[0].note == "Felt good."
    past = logbook.history(MORNING).sessions
    assert [session.id for session in past] == [session.id for session in sessions]
    assert [session.stop_exercise for session in past] == STOPPED_IN
    assert [session.highest for session in past] == [0, 4, 3, 0, 1]
    assert logbook.integrity() == ()


def test_there_is_one_of_every_version() -> None:
    assert [file.stem for file in FILES] == [f"version-{n}" for n in range(1, schema.VERSION)]


def test_it_is_brought_up_to_date_and_goes_on(old: Path) -> None:
    with Logbook.open(old) as logbook:
        assert_all_is_there(logbook)
        logbook.tell([FACT])
        broken = logbook.broken_off()
        assert broken is not None
        Walk(logbook, broken=broken).ends()
    with Logbook.open(old) as logbook:
        assert schema.version(logbook._connection) == schema.VERSION
        assert logbook.facts() == [FACT]
        newest = logbook.sessions(1)[0]
        assert newest.outcome is Outcome.COMPLETED
        assert len(newest.sets) == 7


def test_it_gets_the_tables_of_a_new_one(old: Path, logbook: Logbook) -> None:
    def tables(of: Logbook) -> set[tuple[Any, ...]]:
        asked = "SELECT type, name, sql FROM sqlite_master"
        return set(of._connection.execute(asked))

    with Logbook.open(old) as brought_up:
        assert tables(brought_up) == tables(logbook)


def test_reading_it_changes_nothing(old: Path) -> None:
    before = state(old)
    with Logbook.open(old, read_only=True) as logbook:
        assert_all_is_there(logbook)
        assert logbook.facts() == []
    after = state(old)
    assert {name: after[name] for name in before} == before


class _FailsAfter:
    """A connection whose disk fails after so many statements."""

    def __init__(self, connection: sqlite3.Connection, count: int) -> None:
        self._connection = connection
        self._left = count

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if self._left == 0 and sql != "ROLLBACK":
            raise sqlite3.OperationalError("disk I/O error")
        self._left -= 1
        return self._connection.execute(sql, values)

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction


def test_a_failure_in_the_middle_leaves_it_as_it_was(old: Path) -> None:
    before = old.read_bytes()
    failed = 0
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        version = schema.version(connection)
        for count in range(100):
            try:
                schema.bring_up_to_date(_FailsAfter(connection, count))  # type: ignore[arg-type]
            except sqlite3.OperationalError:
                failed += 1
                assert old.read_bytes() == before
                assert schema.version(connection) == version
            else:
                break
        assert schema.version(connection) == schema.VERSION
    assert failed > 5
    with Logbook.open(old) as logbook:
        assert_all_is_there(logbook)


def test_who_opens_it_beside_the_first_finds_it_up_to_date(old: Path) -> None:
    with Logbook.open(old) as first, Logbook.open(old) as second:
        first.tell([FACT])
        assert second.facts() == [FACT]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE prescribed SET routine = 'no JSON'",
        "UPDATE prescribed SET routine = '{}'",
        "UPDATE session SET stop_position = 99 WHERE outcome LIKE 'stopped%'",
        "UPDATE event SET detail = 'no JSON'",
    ],
)
def test_a_stop_that_cannot_be_named_stays_without_a_name(tmp_path: Path, harm: str) -> None:
    old = tmp_path / "logbook.sqlite3"  # version 1 did not name it
    shutil.copyfile(OLD / "version-1.sqlite3", old)
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(harm)
        connection.commit()
    with Logbook.open(old) as logbook:
        assert len(logbook.sessions()) == len(OUTCOMES)
        assert logbook.history(MORNING).sessions[2].stop_exercise is None
