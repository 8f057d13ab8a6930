"""A damaged logbook: what it holds is saved, what a backup has comes back, the rest is told."""

import random
import shutil
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from exercise_coach.logbook import (
    Added,
    DamagedLogbook,
    Logbook,
    Repaired,
    UnwritableLogbook,
    backups,
    damaged_in,
    pages,
    repair,
    set_aside,
)
from exercise_coach.logbook.correcting import clear_out, delete_session
from exercise_coach.recovery.facts import MorningScored
from tests.logbook.elsewhere import start
from tests.logbook.test_older import FILES, OUTCOMES, STOPPED_IN
from tests.logbook.walks import MORNING, Walk, logbook_in

DAY = timedelta(days=1)
LATER = MORNING + 90 * DAY
COUNT = 40
NOTHING = Added(0, 0, 0)
ALL = Added(COUNT, 7 * COUNT, COUNT)
PAGE = 4096


def fill(folder: Path) -> Path:
    """Write a logbook of so many sessions, and as many facts."""
    with logbook_in(folder, hasty=True) as logbook:
        for day in range(COUNT):
            at = MORNING + day * DAY
            Walk(logbook, wall=at).ends()
            logbook.tell([MorningScored(id=str(uuid.UUID(int=day)), at=at, score=day % 5)])
    return logbook.path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path))


def overwrite(path: Path, page: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(content)


def count(path: Path) -> Added:
    with Logbook.open(path) as logbook:
        assert logbook.integrity() == ()
        sessions = logbook.sessions()
        sets = sum(len(session.sets) for session in sessions)
        return Added(len(sessions), sets, len(logbook.facts()))


def less(more: Added, few: Added) -> Added:
    return Added(more.sessions - few.sessions, more.sets - few.sets, more.facts - few.facts)


def one(repaired: list[Repaired]) -> Repaired:
    (only,) = repaired
    return only


def every_record(path: Path) -> int:
    """Return how many records the tables and indexes of a healthy logbook have."""
    with closing(sqlite3.connect(path)) as connection:
        tables = ("session", "set_done", "score", "event", "fact", "prescribed", "sqlite_schema")
        rows: dict[str, int] = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in tables
        }
    entries: int = 2 * rows["set_done"] + 3 * rows["session"] + 2 * rows["fact"]
    return entries + sum(rows.values())


def test_its_pages_hold_every_record(path: Path) -> None:
    assert len(list(pages.records(path.read_bytes()))) == every_record(path)


def test_what_stands_in_the_wal_counts(tmp_path: Path) -> None:
    with logbook_in(tmp_path) as logbook:
        Walk(logbook).ends()
        logbook._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        Walk(logbook).ends()
        wal = (tmp_path / "logbook.sqlite3-wal").read_bytes()
        database = logbook.path.read_bytes()
        whole = list(pages.records(database, wal))
        torn = list(pages.records(database, wal[:-100]))
    assert len(whole) == every_record(logbook.path)
    assert 0 < len(whole) - len(torn) <= 5
    assert list(pages.records(database, b"\0" * 5000)) == list(pages.records(database))


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 40, b"text " * 3000, random.Random(1).randbytes(9000)]
)
def test_what_is_no_database_has_no_records(content: bytes) -> None:
    assert list(pages.records(content, content)) == []


@pytest.mark.parametrize("seed", range(12))
def test_a_page_lost_is_told_exactly(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    page = chance.randrange(1, path.stat().st_size // PAGE)
    overwrite(path, page, chance.choice([bytes(PAGE), chance.randbytes(PAGE)]))
    repaired = one(repair(path, LATER))
    assert count(path) == repaired.back == less(ALL, repaired.lost)
    assert repaired.kept.exists()
    assert damaged_in(path.parent) == []


@pytest.mark.parametrize("page", range(0, 30, 3))
def test_with_a_backup_nothing_is_lost(path: Path, page: int) -> None:
    backup = backups.make(path, MORNING)
    with Logbook.open(path) as logbook:
        Walk(logbook, wall=MORNING + 60 * DAY).ends()
    overwrite(path, page, random.Random(page).randbytes(PAGE))
    repaired = repair(path, LATER)
    saved = count(path)
    # What came after the backup may be on the very page that was lost: then that is told.
    lost = one(repaired).lost if repaired else NOTHING
    assert saved == less(Added(COUNT + 1, 7 * COUNT + 7, COUNT), lost)
    assert lost.sessions <= 1
    # Where only an index was lost, every row is still there.
    assert not repaired or one(repaired).backup in {backup.path, None}


def test_a_healthy_logbook_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    assert repair(path, LATER) == []
    assert path.read_bytes() == before
    assert repair(path.parent / "nowhere" / "logbook.sqlite3", LATER) == []


def test_repairing_twice_adds_nothing(path: Path) -> None:
    shutil.copy(path, path.parent / "logbook.damaged-20260101-000000.sqlite3")
    shutil.copy(path, path.parent / "logbook.damaged-20260101-000001.sqlite3")
    first, second = repair(path, LATER)
    assert (first.found, first.back) == (ALL, NOTHING)
    assert (second.found, second.back) == (ALL, NOTHING)
    assert count(path) == ALL
    assert repair(path, LATER) == []


def test_what_was_set_aside_joins_what_was_begun_since(path: Path) -> None:
    overwrite(path, 0, b"\0" * PAGE)
    with pytest.raises(DamagedLogbook):
        Logbook.open(path)
    set_aside(path, LATER)
    with Logbook.open(path) as logbook:
        Walk(logbook, wall=LATER).ends()
    repaired = one(repair(path, LATER))
    assert repaired.found == ALL
    assert repaired.is_whole
    assert count(path) == Added(COUNT + 1, 7 * COUNT + 7, COUNT)
    with Logbook.open(path) as logbook:
        assert logbook.sessions(1)[0].started == LATER


def test_the_backup_of_another_logbook_is_not_taken(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    with logbook_in(other) as logbook:
        Walk(logbook, wall=LATER).ends()
    backup = backups.make(other / "logbook.sqlite3", LATER)
    old = backups.make(path, MORNING)
    shutil.copy(backup.path, old.path.parent)
    overwrite(path, 4, bytes(PAGE) * 6)
    assert one(repair(path, LATER)).backup == old.path
    assert count(path) == ALL


@pytest.mark.parametrize("harm", [lambda path: overwrite(path, 4, bytes(6 * PAGE)),
                                  lambda path: overwrite(path, 0, bytes(100))])  # fmt: skip
def test_no_backup_brings_back_what_was_deleted_for_good(
    path: Path, harm: Callable[[Path], None]
) -> None:
    backups.make(path, MORNING)
    with Logbook.open(path) as logbook:
        gone = logbook.sessions()[3].id
        delete_session(logbook, gone, MORNING)
        clear_out(logbook, LATER)
    harm(path)
    assert one(repair(path, LATER)).is_whole
    with Logbook.open(path) as logbook:
        sessions = logbook.sessions()
        assert len(sessions) == COUNT - 1
        assert gone not in {session.id for session in sessions}


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribbled(path: Path) -> None:
    chance = random.Random(3)
    for page in range(1, path.stat().st_size // PAGE):
        overwrite(path, page, chance.randbytes(8))


def a_text(path: Path) -> None:
    path.write_text("Dear diary, " * 3000)


@pytest.mark.parametrize("harm", [cut_short, scribbled, a_text])
def test_great_damage_is_made_good_by_a_backup(path: Path, harm: Callable[[Path], None]) -> None:
    backups.make(path, MORNING)
    harm(path)
    assert one(repair(path, LATER)).is_whole
    assert count(path) == ALL


@pytest.mark.parametrize("harm", [cut_short, scribbled, a_text])
def test_great_damage_leaves_a_sound_logbook(path: Path, harm: Callable[[Path], None]) -> None:
    harm(path)
    repaired = one(repair(path, LATER))
    assert count(path) == repaired.found


def test_a_routine_that_is_lost_takes_no_session_with_it(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM prescribed")
        connection.commit()
    assert one(repair(path, LATER)).is_whole
    assert count(path) == ALL
    with Logbook.open(path) as logbook:
        Walk(logbook).sets(2)
        assert logbook.broken_off() is not None


def test_an_old_one_is_saved_with_its_stops(tmp_path: Path) -> None:
    path = tmp_path / "logbook.sqlite3"
    shutil.copy(FILES[0], tmp_path / "logbook.damaged-20260101-000000.sqlite3")
    overwrite(tmp_path / "logbook.damaged-20260101-000000.sqlite3", 0, bytes(100))
    assert one(repair(path, LATER)).is_whole
    with Logbook.open(path) as logbook:
        sessions = logbook.sessions()[::-1]
        assert [session.outcome.value for session in sessions] == OUTCOMES
        stops = logbook.history(MORNING).sessions
        assert [session.stop_exercise for session in stops] == STOPPED_IN
        assert logbook.broken_off() is not None


def test_what_another_program_has_open_is_not_set_aside(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from exercise_coach.logbook import Logbook\n"
        "with Logbook.open(Path(sys.argv[1])) as logbook:\n"
        "    print('open', flush=True); sys.stdin.readline()"
    )
    with start(program, path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        overwrite(path, 5, bytes(PAGE))
        with pytest.raises(UnwritableLogbook) as told:
            repair(path, LATER)
        process.communicate("go\n")
    assert "another window or terminal has it open" in told.value.message
    assert len(repair(path, LATER)) == 1
