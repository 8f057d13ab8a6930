"""Backups: whole or not there at all, one a day where something changed, and few of long ago."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from exercise_coach.logbook import (
    BackupProblem,
    DamagedLogbook,
    Logbook,
    LogbookProblem,
    NewerLogbook,
    Outcome,
    backups,
    files,
    restoring,
    schema,
)
from exercise_coach.logbook.health import PutOff
from exercise_coach.recovery.facts import MorningScored
from tests.logbook.test_older import FILES
from tests.logbook.walks import MORNING, Walk, logbook_in

DAY = timedelta(days=1)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / backups.FOLDER).iterdir())


def damage(path: Path, page: int = 2) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\x5a" * 4096)


def test_a_backup_is_a_whole_logbook_of_the_users_alone(logbook: Logbook, tmp_path: Path) -> None:
    Walk(logbook).ends()
    backup = backups.make(logbook.path, MORNING)
    assert names(tmp_path) == ["logbook-20260302-083000.sqlite3"]
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    with Logbook.open(backup.path, read_only=True) as copy:
        assert copy.sessions() == logbook.sessions()
        assert copy.integrity() == ()
    assert names(tmp_path) == ["logbook-20260302-083000.sqlite3"]


def test_one_a_day_and_only_where_something_changed(tmp_path: Path) -> None:
    path = tmp_path / "logbook.sqlite3"
    assert not backups.is_due(path, MORNING)
    with logbook_in(tmp_path) as logbook:
        Walk(logbook).ends()
        assert backups.is_due(path, MORNING)
        backups.make(path, MORNING)
        Walk(logbook).ends()
        assert not backups.is_due(path, MORNING)
        assert backups.is_due(path, MORNING + DAY)
        backups.make(path, MORNING + DAY)
    with logbook_in(tmp_path) as logbook:
        assert logbook.sessions()
        assert not backups.is_due(path, MORNING + 2 * DAY)
        logbook.tell([MorningScored(id="morning", at=MORNING, score=3)])
        assert backups.is_due(path, MORNING + 2 * DAY)


def test_several_of_a_moment_are_told_apart(logbook: Logbook, tmp_path: Path) -> None:
    made = [backups.make(logbook.path, MORNING) for _ in range(11)]
    assert backups.found(tmp_path) == made[::-1]


def test_what_bears_another_name_is_no_backup(logbook: Logbook, tmp_path: Path) -> None:
    backups.make(logbook.path, MORNING)
    for name in ("notes.txt", "logbook-20261399-999999.sqlite3", "logbook.partial"):
        (tmp_path / backups.FOLDER / name).touch()
    assert len(backups.found(tmp_path)) == 1


def test_old_ones_are_thinned_and_others_files_stay(logbook: Logbook, tmp_path: Path) -> None:
    folder = tmp_path / backups.FOLDER
    backups.make(logbook.path, MORNING)
    (folder / "notes.txt").touch()
    for back in range(1, 40):
        for hour in (9, 18):
            (folder / f"logbook-{MORNING - back * DAY:%Y%m%d}-{hour:02}0000.sqlite3").touch()
    backups.make(logbook.path, MORNING)
    assert (folder / "notes.txt").exists()
    days = [each.made.date() for each in backups.found(tmp_path)]
    assert days.count(MORNING.date()) == days.count((MORNING - DAY).date()) == 2
    assert {days.count(day) for day in days[4:]} == {1}
    assert len(days) == 4 + 12 + 4
    assert all(each.made.hour == 18 for each in backups.found(tmp_path)[4:])


def test_a_damaged_logbook_gets_none_and_takes_none_away(tmp_path: Path) -> None:
    with logbook_in(tmp_path) as logbook:
        for _ in range(40):
            Walk(logbook).ends()
    for back in range(40, 0, -1):
        backups.make(logbook.path, MORNING - back * DAY)
    before = names(tmp_path)
    damage(logbook.path, page=20)
    with pytest.raises(DamagedLogbook) as told:
        backups.make(logbook.path, MORNING)
    assert "The backups stay." in told.value.message
    assert names(tmp_path) == before


def test_a_text_in_its_place_gets_none(tmp_path: Path) -> None:
    (tmp_path / "logbook.sqlite3").write_text("Dear diary, " * 2000)
    with pytest.raises(DamagedLogbook):
        backups.make(tmp_path / "logbook.sqlite3", MORNING)
    assert names(tmp_path) == []


def test_what_comes_first_puts_it_off(logbook: Logbook, tmp_path: Path) -> None:
    Walk(logbook).ends()
    with pytest.raises(PutOff):
        backups.make(logbook.path, MORNING, lambda: False)
    assert names(tmp_path) == []


def test_a_place_that_cannot_be_written_is_told(logbook: Logbook, tmp_path: Path) -> None:
    (tmp_path / backups.FOLDER).touch()
    with pytest.raises(BackupProblem) as told:
        backups.make(logbook.path, MORNING)
    assert "No backup could be made in " in told.value.message


def test_it_can_be_written_while_a_backup_is_made(logbook: Logbook, tmp_path: Path) -> None:
    for _ in range(30):
        Walk(logbook).ends()
    asked: list[Walk] = []

    def go_on() -> bool:
        if not asked:
            asked.append(Walk(logbook))
            asked[0].ends()
        return True

    backup = backups.make(logbook.path, MORNING, go_on)
    with Logbook.open(backup.path, read_only=True) as copy:
        assert len(copy.sessions()) in {30, 31}
    assert len(logbook.sessions()) == 31
    assert asked[0].journal.problem is None


# Going back


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, backups.Backup]:
    """A logbook of two sessions, and a backup from when it had only the first."""
    with logbook_in(tmp_path) as logbook:
        Walk(logbook, wall=MORNING).ends()
        logbook.tell([MorningScored(id="morning", at=MORNING, score=3)])
        backup = backups.make(logbook.path, MORNING)
        Walk(logbook, wall=MORNING + DAY).ends()
    return logbook.path, backup


def sessions_of(path: Path) -> list[datetime]:
    with Logbook.open(path, read_only=True) as logbook:
        return [session.started for session in logbook.sessions()]


def test_a_preview_tells_what_would_be_lost(two: tuple[Path, backups.Backup]) -> None:
    path, backup = two
    seen = restoring.preview(path, backup.path)
    assert seen.backup == restoring.Content(1, 7, 1, MORNING, MORNING)
    assert seen.present == restoring.Content(2, 14, 1, MORNING, MORNING + DAY)
    assert (seen.lost, seen.back) == (1, 0)


def test_a_preview_beside_a_damaged_logbook(two: tuple[Path, backups.Backup]) -> None:
    path, backup = two
    path.write_text("Dear diary")
    seen = restoring.preview(path, backup.path)
    assert seen.present is None
    assert (seen.lost, seen.back) == (0, 1)


def test_going_back_sets_the_present_aside(two: tuple[Path, backups.Backup]) -> None:
    path, backup = two
    aside = restoring.restore(path, backup.path, MORNING)
    assert sessions_of(path) == [MORNING]
    assert sessions_of(aside) == [MORNING + DAY, MORNING]
    assert aside.name == "logbook.before-restore-20260302-083000.sqlite3"
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    with Logbook.open(path) as logbook:
        assert logbook._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        Walk(logbook).ends()
    restoring.restore(path, aside, MORNING)
    assert sessions_of(path) == [MORNING + DAY, MORNING]


def test_going_back_from_a_damaged_logbook(two: tuple[Path, backups.Backup]) -> None:
    path, backup = two
    path.write_text("Dear diary")
    aside = restoring.restore(path, backup.path, MORNING)
    assert sessions_of(path) == [MORNING]
    assert aside.read_text() == "Dear diary"


def test_a_damaged_backup_changes_nothing(two: tuple[Path, backups.Backup]) -> None:
    path, backup = two
    damage(backup.path)
    with pytest.raises(BackupProblem) as told:
        restoring.restore(path, backup.path, MORNING)
    assert "Nothing was changed." in told.value.message
    assert len(sessions_of(path)) == 2
    assert not list(path.parent.glob("*before-restore*"))


def test_a_newer_logbook_is_not_gone_back_from(two: tuple[Path, backups.Backup]) -> None:
    path, backup = two
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerLogbook):
        restoring.restore(path, backup.path, MORNING)
    assert path.read_bytes() == before


def test_an_old_backup_is_brought_up_to_date(two: tuple[Path, backups.Backup]) -> None:
    path, backup = two
    backup.path.write_bytes(FILES[0].read_bytes())
    assert restoring.preview(path, backup.path).backup.sessions == 6
    restoring.restore(path, backup.path, MORNING)
    with Logbook.open(path) as logbook:
        assert len(logbook.sessions()) == 6
        assert logbook.facts() == []
        assert logbook.integrity() == ()


def nothing_there(backup: Path) -> None:
    backup.unlink()


def an_empty_file(backup: Path) -> None:
    backup.write_bytes(b"")


def a_text(backup: Path) -> None:
    backup.write_text("Dear diary, " * 100)


def a_newer_one(backup: Path) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


@pytest.mark.parametrize("harm", [nothing_there, an_empty_file, a_text, a_newer_one])
def test_what_is_no_backup_of_ours_changes_nothing(
    two: tuple[Path, backups.Backup], harm: Callable[[Path], None]
) -> None:
    path, backup = two
    harm(backup.path)
    with pytest.raises(BackupProblem, match="Nothing was changed"):
        restoring.restore(path, backup.path, MORNING)
    assert len(sessions_of(path)) == 2
    assert not list(path.parent.glob("*before-restore*"))


def test_what_was_under_way_at_the_backup_is_not_offered_again(tmp_path: Path) -> None:
    with logbook_in(tmp_path) as logbook:
        walk = Walk(logbook)
        walk.sets(3)
        backup = backups.make(logbook.path, MORNING)
        walk.ends()
    restoring.restore(logbook.path, backup.path, MORNING)
    with Logbook.open(logbook.path) as logbook:
        assert logbook.broken_off() is None
        (session,) = logbook.sessions()
        assert (session.outcome, len(session.sets)) == (Outcome.INTERRUPTED, 3)


def test_no_backup_at_that_place_is_told(two: tuple[Path, backups.Backup]) -> None:
    path, _ = two
    (path.parent / "text").write_text("Dear diary, " * 100)
    with pytest.raises(LogbookProblem):
        restoring.preview(path, path.parent / "text")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs two users")
def test_what_is_not_ours_keeps_its_rights(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.touch()
    theirs.chmod(0o644)
    os.chown(theirs, 65534, 65534)
    files.close_to_others(theirs, tmp_path / "nowhere")
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o644
