"""Mending a damaged logbook: what it still holds goes into a sound one, and it is kept as it is.

What it has lost is looked for in the newest backup that has sessions in common with it. All that is
found is added in one transaction, and adding it twice adds nothing: a repair that was broken off
can be begun again.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from exercise_coach.logbook import backups, files, health, merging, opening, salvage
from exercise_coach.logbook.alone import see_that_nobody_has_it_open
from exercise_coach.logbook.files import FILE
from exercise_coach.logbook.merging import Added
from exercise_coach.logbook.problems import (
    DamagedLogbook,
    LogbookProblem,
    told,
)

SALVAGED = "salvaged"
"""Marks the name of a damaged logbook whose rows are in the sound one."""
_LOST = "lost-"


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of mending one damaged logbook, which is kept as `kept`.

    `found` counts what it still held or a backup had, `back` how much of that was not in the
    logbook yet; `backup` is the one that was needed, if any. `lost` was in it
    once, and is nowhere any more.
    """

    kept: Path
    found: Added
    back: Added
    backup: Path | None
    lost: Added

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be lost."""
        return self.lost == Added(0, 0, 0)


def waiting(folder: Path) -> list[Path]:
    """Return the damaged logbooks of a data folder that were set aside and not mended yet."""
    stem, suffix = Path(FILE).stem, Path(FILE).suffix
    try:
        return sorted(folder.glob(f"{stem}.{opening.DAMAGED}-*{suffix}"))
    except OSError:
        return []  # the folder may not be entered: something else tells that


def repair(logbook: Path, now: datetime) -> list[Repaired]:
    """Mend the logbook where it is damaged, and those that were set aside before.

    Nothing may write it meanwhile: hold the `SessionLock`. A damaged one is set aside first, and a
    new one begun. Raises `LogbookProblem` where that cannot be done, and where another program has
    it open; what was mended before stays.
    """
    if logbook.is_file() and _is_damaged(logbook):
        see_that_nobody_has_it_open(logbook)
        opening.set_aside(logbook, now)
    return [_repair_one(logbook, damaged) for damaged in waiting(logbook.parent)]


def _is_damaged(logbook: Path) -> bool:
    try:
        opening.connect(logbook).close()
        return bool(health.faults_of(logbook))
    except DamagedLogbook:
        return True


def _repair_one(logbook: Path, damaged: Path) -> Repaired:
    with told(damaged, writing=False):
        salvaged = salvage.gather(damaged)
    with closing(salvaged.database) as gathered, told(logbook, writing=True):
        lacks = not salvaged.is_whole or _losses(salvaged) != Added(0, 0, 0)
        backup = _fill_up(logbook.parent, salvaged) if lacks else None
        lost = _losses(salvaged)
        _make_sound(gathered)
        with closing(opening.connect(logbook)) as target:
            target.execute("BEGIN IMMEDIATE")
            try:
                back = merging.merge(gathered, target)
                target.execute("COMMIT")
            finally:
                if target.in_transaction:
                    target.execute("ROLLBACK")
        found = _count(gathered)
        kept = _keep(damaged)
    return Repaired(kept, found, back, backup, lost)


def _keep(damaged: Path) -> Path:
    """Give a damaged logbook a name by which it is not mended again."""
    kept = damaged.with_name(damaged.name.replace(f".{opening.DAMAGED}-", f".{SALVAGED}-"))
    for ending in (*files.BESIDE, ""):
        if files.beside(damaged, ending).exists():
            files.beside(damaged, ending).replace(files.beside(kept, ending))
    return kept


def _fill_up(folder: Path, salvaged: salvage.Salvaged) -> Path | None:
    """Add what the newest fitting backup has and the damaged file has lost; return that backup."""
    for backup in backups.found(folder):
        try:
            if health.faults_of(backup.path):
                continue
            with closing(opening.connect_read_only(backup.path)) as source:
                if not _fits(source, salvaged.database):
                    continue
                salvaged.database.execute("BEGIN")
                merging.merge(source, salvaged.database, salvaged.known.sessions)
                salvaged.database.execute("COMMIT")
        except LogbookProblem:
            continue
        return backup.path
    return None


def _fits(backup: sqlite3.Connection, gathered: sqlite3.Connection) -> bool:
    """Tell whether a backup is of the logbook that was gathered; of nothing, the first one is."""
    (filled,) = gathered.execute(_HAS_ROWS).fetchone()
    (useful,) = backup.execute(_HAS_ROWS).fetchone()
    return bool(useful) and (not filled or merging.are_of_one(backup, gathered))


_HAS_ROWS = "SELECT EXISTS (SELECT 1 FROM session) OR EXISTS (SELECT 1 FROM set_done)"


def _losses(salvaged: salvage.Salvaged) -> Added:
    """Return how much is known of that was not found. A set without its session is lost, too."""
    ask, known = salvaged.database.execute, salvaged.known
    sessions = {row[0] for row in ask("SELECT number FROM session")}
    asked = "SELECT session, seq FROM set_done WHERE session IN (SELECT number FROM session)"
    (facts,) = ask("SELECT count(*) FROM fact").fetchone()
    return Added(
        len(known.sessions - sessions),
        len(known.sets - set(ask(asked))),
        max(0, known.facts - facts),
    )


def _make_sound(gathered: sqlite3.Connection) -> None:
    """Leave out what has lost its session; a session that has lost its routine keeps its mark."""
    gathered.execute("BEGIN")
    for table in salvage.tables(gathered):
        if "session" in table.columns:
            gathered.execute(
                f"DELETE FROM {table.name} WHERE session NOT IN (SELECT number FROM session)"  # noqa: S608
            )
    gathered.execute(
        "INSERT INTO prescribed SELECT DISTINCT ? || snapshot, '{}' FROM session"
        " WHERE snapshot NOT IN (SELECT digest FROM prescribed)",
        (_LOST,),
    )
    gathered.execute(
        "UPDATE session SET snapshot = ? || snapshot"
        " WHERE snapshot NOT IN (SELECT digest FROM prescribed)",
        (_LOST,),
    )
    gathered.execute("COMMIT")


def _count(gathered: sqlite3.Connection) -> Added:
    counts = (
        gathered.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("session", "set_done", "fact")
    )
    return Added(*counts)
