"""Backups of a logbook, through SQLite's own backup call.

A backup is made under a temporary name, checked, seen safely on the disk, and only then given its
name: what bears the name of a backup is whole. A logbook that is not healthy gets none, and takes
none away.
"""

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from exercise_coach.logbook import files, health, opening
from exercise_coach.logbook.health import GoOn, PutOff, always
from exercise_coach.logbook.problems import BackupProblem, DamagedLogbook, LogbookProblem, reason
from exercise_coach.logbook.thinning import to_keep

FOLDER = "backups"
"""Its name in the data folder."""
_NAME = re.compile(r"logbook-(\d{8}-\d{6})(?:-(\d+))?\.sqlite3")
_PARTIAL = ".partial"
_PAGES = 2000
"""How many pages are copied before it is asked whether to go on: some 10 ms."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup; `made` is the time of day, where the computer was then, at which it was made."""

    path: Path
    made: datetime


def found(folder: Path) -> list[Backup]:
    """Return the backups of a data folder, newest first; what bears another name is none."""
    try:
        there = [_named(path) for path in (folder / FOLDER).iterdir()]
    except OSError:
        return []
    return sorted(filter(None, there), key=_order, reverse=True)


def _order(backup: Backup) -> tuple[datetime, int]:
    match = _NAME.fullmatch(backup.path.name)
    return backup.made, int((match and match[2]) or 1)


def _named(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    try:
        made = datetime.strptime(match[1], "%Y%m%d-%H%M%S") if match else None  # noqa: DTZ007
    except ValueError:
        return None
    return Backup(path, made) if made else None


def is_due(logbook: Path, now: datetime) -> bool:
    """Tell whether the logbook has changed since its last backup, and today has none yet."""
    there = found(logbook.parent)
    if not logbook.exists() or any(each.made.date() == now.date() for each in there):
        return False
    try:
        return not there or there[0].path.stat().st_mtime_ns != _changed(logbook)
    except OSError:
        return True


def _changed(logbook: Path) -> int:
    """Return when the logbook was last written, in nanoseconds by the clock of its disk."""
    wal = files.beside(logbook, "-wal")
    there = [logbook, *([wal] if wal.exists() and wal.stat().st_size else [])]
    return max(each.stat().st_mtime_ns for each in there)


def make(logbook: Path, now: datetime, go_on: GoOn = always) -> Backup:
    """Make a backup, then take away those that have become too many.

    Raises `DamagedLogbook` where the logbook is not healthy, `NewerLogbook` where it is not ours,
    `BackupProblem` where no backup can be written, and `PutOff` where `go_on` no longer held; none
    of them has changed a backup.
    """
    folder = logbook.parent / FOLDER
    try:
        files.make_folder(folder)
        files.close_to_others(folder)
        _sweep(folder)
        changed = copy(logbook, folder / f"logbook{_PARTIAL}", go_on)
        backup = Backup(_name_for(folder, now), now.replace(tzinfo=None, microsecond=0))
        os.utime(folder / f"logbook{_PARTIAL}", ns=(changed, changed))
        (folder / f"logbook{_PARTIAL}").replace(backup.path)
        files.sync(folder)
        thin(logbook.parent, now.date())
    except (OSError, sqlite3.Error) as error:
        _sweep(folder)
        cause = reason(error)
        raise BackupProblem(f"No backup could be made in {folder}: {cause}.", cause) from error
    except (PutOff, LogbookProblem):
        _sweep(folder)
        raise
    return backup


def _name_for(folder: Path, now: datetime) -> Path:
    name = folder / f"logbook-{now:%Y%m%d-%H%M%S}.sqlite3"
    number = 2
    while name.exists():
        name = folder / f"logbook-{now:%Y%m%d-%H%M%S}-{number}.sqlite3"
        number += 1
    return name


def _sweep(folder: Path) -> None:
    """Take away what was begun and never became a backup."""
    for ending in ("", *files.BESIDE):
        with suppress(OSError):
            (folder / f"logbook{_PARTIAL}{ending}").unlink()


def copy(logbook: Path, to: Path, go_on: GoOn = always) -> int:
    """Copy a logbook into a new file that stands alone, check it, and see it on the disk.

    Return when what was copied had last been written. Raises `DamagedLogbook`, `NewerLogbook`,
    `PutOff`, `sqlite3.Error` or `OSError`; the logbook itself may be written meanwhile.
    """
    opening.refuse_newer(logbook)
    files.make_file(to)
    with (
        closing(opening.attach(logbook, "mode=rw")) as source,
        closing(opening.attach(to, "mode=rw")) as target,
    ):
        try:
            # What stands in the WAL alone would move to the file later, and look like a change.
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            changed = _changed(logbook)
            _copy_pages(source, target, go_on)
            target.execute("PRAGMA journal_mode = DELETE")
            faults = health.faults(target, go_on)
        except sqlite3.DatabaseError as error:
            if reason(error) != "it is damaged":
                raise
            faults = (str(error),)
    if faults:
        message = f"The logbook {logbook} is damaged: no copy was made of it. The backups stay."
        raise DamagedLogbook(message, faults[0])
    files.sync(to)
    return changed


def _copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, go_on: GoOn) -> None:
    def look(_status: int, _left: int, _all: int) -> None:
        if not go_on():
            raise PutOff

    source.backup(target, pages=_PAGES, progress=look)


def thin(folder: Path, today: date) -> None:
    """Take away the backups of a data folder that have become too many. Raises `OSError`."""
    for backup in surplus(found(folder), today):
        backup.path.unlink(missing_ok=True)


def surplus(backups: Iterable[Backup], today: date) -> list[Backup]:
    """Return those that are not kept: of today and yesterday all are, of other days the last."""
    newest_first = sorted(backups, key=_order, reverse=True)
    kept = to_keep((each.made.date() for each in newest_first), today)
    spoken_for: set[date] = set()
    surplus = []
    for backup in newest_first:
        day = backup.made.date()
        if day not in kept or (day in spoken_for and day < today - timedelta(days=1)):
            surplus.append(backup)
        spoken_for.add(day)
    return surplus
