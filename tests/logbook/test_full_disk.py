"""A disk that fails: what could not be written is kept in order, told, and written later, once."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.logbook import Logbook, UnwritableLogbook
from exercise_coach.session import events
from tests.logbook.elsewhere import start
from tests.logbook.walks import Walk, logbook_in


def rows(logbook: Logbook) -> list[list[tuple[Any, ...]]]:
    """Return all that is written, but for the session's own id."""
    asked = (
        "SELECT started, ended, outcome, start_score, stop_line, effort, note FROM session",
        "SELECT * FROM set_done", "SELECT * FROM score", "SELECT * FROM event",
    )  # fmt: skip
    return [logbook._connection.execute(each).fetchall() for each in asked]


def fill(logbook: Logbook) -> None:
    """Leave no page free."""
    (pages,) = logbook._connection.execute("PRAGMA page_count").fetchone()
    logbook._connection.execute(f"PRAGMA max_page_count = {pages}")


def make_room(logbook: Logbook) -> None:
    logbook._connection.execute("PRAGMA max_page_count = 1000000")


def test_a_full_disk_is_told_and_nothing_is_lost(logbook: Logbook, tmp_path: Path) -> None:
    fill(logbook)
    walks = [Walk(logbook) for _ in range(12)]  # until the pages at hand are used up
    kept = [walk for walk in walks if walk.journal.problem]
    assert kept
    for walk in kept:
        walk.ends()
        assert walk.journal.problem is not None
        assert walk.journal.problem.startswith("The last ")
        assert walk.journal.problem.endswith(
            " entries could not be saved: the disk is full. They are kept and tried again."
        )
    assert logbook.sessions() == []
    make_room(logbook)
    for walk in kept:
        assert walk.journal.flush()
        assert walk.journal.problem is None
    assert [len(session.sets) for session in logbook.sessions()] == [7] * len(kept)
    assert logbook.integrity() == ()


class _Failing:
    """A connection that fails where it is told to; `after` means after doing what was asked."""

    def __init__(self, connection: sqlite3.Connection, failures: Iterator[str]) -> None:
        self._connection = connection
        self._failures = failures

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        failure = next(self._failures, "")
        if failure == "before":
            raise sqlite3.OperationalError("disk I/O error")
        answer = self._connection.execute(sql, values)
        if failure == "after":
            raise sqlite3.OperationalError("disk I/O error")
        return answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@given(failures=st.lists(st.sampled_from(["", "", "", "before", "after"]), max_size=300))
def test_failures_at_any_write_lose_and_double_nothing(
    tmp_path_factory: pytest.TempPathFactory, failures: list[str]
) -> None:
    healthy, failing = (tmp_path_factory.mktemp("logbook") for _ in range(2))
    with (
        logbook_in(healthy, hasty=True) as expected,
        logbook_in(failing, hasty=True) as logbook,
    ):
        Walk(expected).ends()
        connection = logbook._connection
        logbook._connection = _Failing(connection, iter(failures))  # type: ignore[assignment]
        walk = Walk(logbook)
        walk.ends()
        logbook._connection = connection
        assert walk.journal.flush()
        assert rows(logbook) == rows(expected)
        assert logbook.integrity() == ()
    for folder in (healthy, failing):
        shutil.rmtree(folder)


def test_one_entry_alone_is_told_in_the_singular(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.journal.logbook = None
    walk.waits(1)
    walk.does(events.Pause())
    assert walk.journal.problem == (
        "The last entry could not be saved: there is no logbook. It is kept and tried again."
    )


def test_a_logbook_that_comes_later_gets_everything(logbook: Logbook) -> None:
    walk = Walk(None)
    walk.sets(4)
    walk.journal.logbook = logbook
    walk.ends()
    assert walk.journal.problem is None
    (session,) = logbook.sessions()
    assert len(session.sets) == 7


def test_another_process_that_writes_for_long_only_delays(logbook: Logbook) -> None:
    other = sqlite3.connect(logbook.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    walk = Walk(logbook)
    assert "another program is using it" in str(walk.journal.problem)
    other.execute("ROLLBACK")
    other.close()
    walk.ends()
    assert walk.journal.flush()
    assert len(logbook.sessions()) == 1


def test_a_limit_on_file_size_is_survived(tmp_path: Path) -> None:
    program = """
import resource, sys
from pathlib import Path
from tests.logbook.walks import *
with logbook_in(Path(sys.argv[1])) as logbook:
    wal = Path(str(logbook.path) + "-wal")
    limit = (wal.stat().st_size + 9000, resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    walk = Walk(logbook)
    walk.ends()
    print(walk.journal.problem)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    print(walk.journal.flush(), len(logbook.sessions()[0].sets), logbook.integrity())
"""
    with start(program, tmp_path) as process:
        out, _ = process.communicate(timeout=60)
    told, after = out.splitlines()
    assert told.endswith(
        "entries could not be saved: the disk reports an error. They are kept and tried again."
    )
    assert after == "True 7 ()"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 2 MiB, where mounting one is allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def take_all_but(disk: Path, left: int) -> Path:
    """Fill a disk but for `left` bytes; return the file that takes the room."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * (shutil.disk_usage(disk).free - left))
    return ballast


@pytest.mark.parametrize("left", range(0, 64 * 1024, 4096))
def test_a_disk_that_fills_up_loses_nothing(tiny_disk: Path, left: int) -> None:
    with logbook_in(tiny_disk) as logbook:
        ballast = take_all_but(tiny_disk, left)
        walk = Walk(logbook)
        walk.ends()
        if walk.journal.problem is not None:
            assert "entries could not be saved: the disk is full." in walk.journal.problem
            ballast.unlink()
            assert walk.journal.flush()
    with logbook_in(tiny_disk) as logbook:
        (session,) = logbook.sessions()
        assert len(session.sets) == 7
        assert logbook.integrity() == ()


def why_not(folder: Path) -> str | None:
    """Return why no logbook can be opened in a folder; nothing where one can."""
    try:
        with logbook_in(folder):
            return None
    except UnwritableLogbook as problem:
        return problem.reason


@pytest.mark.parametrize("left", range(0, 200 * 1024, 8192))
def test_a_disk_too_full_to_begin_a_logbook(tiny_disk: Path, left: int) -> None:
    ballast = take_all_but(tiny_disk, left)
    reason = why_not(tiny_disk)
    assert reason in {None, "the disk is full"}
    assert reason or left > 60_000
    ballast.unlink()
    with logbook_in(tiny_disk) as logbook:
        Walk(logbook).ends()
        assert len(logbook.sessions()) == 1
