"""Opening a logbook: what is not ours, newer or damaged is told in plain words and not touched."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from exercise_coach.folders import platform_folder
from exercise_coach.logbook import (
    DamagedLogbook,
    Logbook,
    LogbookProblem,
    NewerLogbook,
    UnwritableLogbook,
    schema,
    set_aside,
)
from tests.logbook.walks import Walk

NOON = datetime(2026, 3, 2, 12, 0, 5)  # noqa: DTZ001  (only its digits are used)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "logbook.sqlite3"


@pytest.fixture
def filled(path: Path) -> Path:
    """A logbook with one ended session."""
    with Logbook.open(path) as logbook:
        Walk(logbook).ends()
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def state(path: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file of the folder with what it holds and when it was last changed."""
    return {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in path.parent.iterdir()
    }


def test_files_are_the_users_alone(path: Path) -> None:
    deep = path.parent / "deep" / path.name
    with Logbook.open(deep):
        assert {mode(file) for file in deep.parent.iterdir()} == {0o600}
        assert mode(deep.parent) == mode(path.parent) == 0o700


def test_it_is_kept_as_safely_as_sqlite_can(path: Path) -> None:
    with Logbook.open(path) as logbook:
        asked = ("journal_mode", "synchronous", "foreign_keys", "user_version", "application_id")
        answers = [logbook._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
        assert answers == ["wal", 2, 1, schema.VERSION, schema.APPLICATION_ID]
        assert logbook.integrity() == ()


def test_it_opens_again_with_all_it_had(filled: Path) -> None:
    with Logbook.open(filled) as logbook:
        assert len(logbook.sessions()) == 1
    assert [file.name for file in filled.parent.iterdir()] == [filled.name]


def test_an_empty_file_becomes_a_logbook(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Logbook.open(path) as logbook:
        Walk(logbook).ends()
        assert len(logbook.sessions()) == 1


@pytest.fixture(params=["closed", "in the wal"])
def newer(request: pytest.FixtureRequest, filled: Path) -> Iterator[Path]:
    """A logbook of a later version, closed well or left with that version in its WAL alone."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        if request.param == "in the wal":
            left = filled.parent.parent / "left"
            shutil.copytree(filled.parent, left)
            (left / "logbook.sqlite3-shm").unlink()
            filled = left / filled.name
        else:
            connection.close()
        yield filled


def test_a_newer_logbook_is_never_touched(newer: Path) -> None:
    before = state(newer)
    with pytest.raises(NewerLogbook) as told:
        Logbook.open(newer)
    assert "newer version" in told.value.message
    after = state(newer)
    assert {name: after[name] for name in before} == before


def test_a_newer_logbook_can_be_read_and_not_written(newer: Path) -> None:
    before = state(newer)
    with Logbook.open(newer, read_only=True) as logbook:
        assert logbook.is_newer
        (session,) = logbook.sessions()
        assert len(session.sets) == 7
        assert logbook.broken_off() is None
        walk = Walk(logbook)
        assert walk.journal.problem == (
            "This session is not kept: the logbook was written by a newer version of "
            "Exercise Coach."
        )
        with pytest.raises(NewerLogbook):
            logbook.tell([])
    after = state(newer)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize(
    "change", ["ALTER TABLE session RENAME TO walk", "ALTER TABLE fact DROP COLUMN detail"]
)
def test_a_newer_logbook_that_is_not_understood_is_told(filled: Path, change: str) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute(change)
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = state(filled)
    with pytest.raises(NewerLogbook):
        Logbook.open(filled, read_only=True)
    assert state(filled) == before


def test_words_that_only_a_newer_version_knows_are_told(filled: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE session SET outcome = 'dreamt'")
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with Logbook.open(filled, read_only=True) as logbook, pytest.raises(NewerLogbook):
        logbook.sessions()


def test_what_others_could_read_is_closed_to_them(filled: Path) -> None:
    filled.chmod(0o664)
    with Logbook.open(filled) as logbook:
        Walk(logbook)
        assert {mode(file) for file in filled.parent.iterdir()} == {0o600}


def test_the_platforms_own_folder_is_closed_and_no_other(filled: Path) -> None:
    own = platform_folder()
    own.mkdir(parents=True)
    for folder in (own, filled.parent):
        folder.chmod(0o755)
        Logbook.open(folder / filled.name).close()
    assert mode(own) == 0o700
    assert mode(filled.parent) == 0o755


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def marked_by_another(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")


def text(path: Path) -> None:
    path.write_text("Dear diary, my back hurts. " * 400)


def cut_short(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.bring_up_to_date(connection)
    path.write_bytes(path.read_bytes()[:-5000])


def overwritten(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.bring_up_to_date(connection)
    content = bytearray(path.read_bytes())
    content[2 * 4096 : 3 * 4096] = b"\x5a" * 4096
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [foreign, marked_by_another, text, cut_short, overwritten])
def test_a_damaged_logbook_is_told_left_and_set_aside(path: Path, harm: object) -> None:
    path.parent.mkdir()
    assert callable(harm)
    harm(path)
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(DamagedLogbook) as told:
            Logbook.open(path, read_only=read_only)
        assert "It was left as it is." in told.value.message
    assert path.read_bytes() == before
    aside = set_aside(path, NOON)
    assert aside.name == "logbook.damaged-20260302-120005.sqlite3"
    assert aside.read_bytes() == before
    with Logbook.open(path) as logbook:
        assert logbook.sessions() == []


def test_setting_aside_takes_the_wal_along_and_overwrites_nothing(path: Path) -> None:
    path.parent.mkdir()
    for number, name in enumerate(("", "-2", "-3")):
        path.write_text(f"damaged {number}")
        path.with_name("logbook.sqlite3-wal").write_text(f"wal {number}")
        aside = set_aside(path, NOON)
        assert aside.name == f"logbook.damaged-20260302-120005{name}.sqlite3"
        assert aside.read_text() == f"damaged {number}"
        assert aside.with_name(aside.name + "-wal").read_text() == f"wal {number}"
    assert len(list(path.parent.iterdir())) == 6


def test_reading_creates_nothing(path: Path) -> None:
    with Logbook.open(path, read_only=True) as logbook:
        assert logbook.sessions() == []
        assert logbook.broken_off() is None
        assert logbook.integrity() == ()
    assert not path.parent.exists()


def test_what_was_opened_to_be_read_is_not_written(filled: Path) -> None:
    with Logbook.open(filled, read_only=True) as logbook:
        walk = Walk(logbook)
        assert walk.journal.problem is not None
        assert len(logbook.sessions()) == 1


def test_a_reader_sees_what_another_process_is_writing(path: Path) -> None:
    with Logbook.open(path) as logbook, Logbook.open(path, read_only=True) as reader:
        Walk(logbook).ends()
        assert len(reader.sessions()) == 1


@pytest.mark.parametrize("place", ["in a file", "a folder"])
def test_an_impossible_place_is_told(tmp_path: Path, place: str) -> None:
    path = tmp_path / "logbook.sqlite3"
    if place == "a folder":
        path.mkdir()
    else:
        tmp_path.joinpath("file").touch()
        path = tmp_path / "file" / "logbook.sqlite3"
    with pytest.raises(UnwritableLogbook) as told:
        Logbook.open(path)
    assert str(path) in told.value.message


def test_damage_found_later_is_told(filled: Path) -> None:
    with Logbook.open(filled) as logbook:
        logbook._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with filled.open("r+b") as file:
            file.seek(4096)
            file.write(b"\x5a" * 4096 * 8)
        logbook._connection.execute("PRAGMA shrink_memory")
        with pytest.raises(LogbookProblem) as told:
            logbook.sessions()
        assert "damaged" in told.value.message
        assert logbook.integrity() != ()


def test_two_processes_may_begin_it_at_once(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from exercise_coach.logbook import Logbook\n"
        "from tests.logbook.walks import Walk\n"
        "sys.stdin.readline()\n"
        "with Logbook.open(Path(sys.argv[1])) as logbook:\n"
        "    for _ in range(5): Walk(logbook).ends()\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        process.communicate(b"go\n", timeout=60)
    assert [process.returncode for process in both] == [0, 0]
    with Logbook.open(path) as logbook:
        sessions = logbook.sessions()
        assert logbook.integrity() == ()
    assert [len(session.sets) for session in sessions] == [7] * 10
