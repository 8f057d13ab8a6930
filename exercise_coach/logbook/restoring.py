"""Going back to a backup: what it holds is shown first, and what stands there now is set aside."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from exercise_coach.logbook import backups, files, health, opening, schema, unfinished
from exercise_coach.logbook.problems import (
    BackupProblem,
    DamagedLogbook,
    LogbookProblem,
    damaged,
    told,
)

BEFORE = "before-restore"
"""Marks the name of a logbook that was set aside because a backup took its place."""


@dataclass(frozen=True, slots=True)
class Content:
    """How much a logbook holds: sessions, their sets, facts told, and from when to when."""

    sessions: int
    sets: int
    facts: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A backup beside the present logbook; `present` is missing where that cannot be read.

    `lost` counts the sessions that only the present has, `back` those that only the backup has.
    """

    backup: Content
    present: Content | None
    lost: int
    back: int


def preview(logbook: Path, backup: Path) -> Preview:
    """Return what going back to a backup would change. Raises `LogbookProblem` for a bad backup."""
    there, ids = _look(backup)
    try:
        now, present = _look(logbook)
    except LogbookProblem:
        return Preview(there, None, 0, len(ids))
    return Preview(there, now, len(present - ids), len(ids - present))


_CONTENT = """
    SELECT count(*), min(julianday(started)), max(julianday(started)),
        (SELECT count(*) FROM set_done JOIN session ON number = session WHERE deleted IS NULL),
        (SELECT count(*) FROM fact)
    FROM session WHERE deleted IS NULL"""
_AT = "SELECT started FROM session WHERE deleted IS NULL AND julianday(started) = ? LIMIT 1"


def _look(path: Path) -> tuple[Content, frozenset[str]]:
    with told(path, writing=False), closing(opening.connect_read_only(path)) as connection:
        sessions, first, last, sets, facts = connection.execute(_CONTENT).fetchone()
        ids = connection.execute("SELECT id FROM session WHERE deleted IS NULL").fetchall()
        span = _moment(connection, first), _moment(connection, last)
    return Content(sessions, sets, facts, *span), frozenset(row[0] for row in ids)


def _moment(connection: sqlite3.Connection, day: float | None) -> datetime | None:
    row = connection.execute(_AT, (day,)).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def restore(logbook: Path, backup: Path, now: datetime) -> Path:
    """Put a backup in the place of the logbook; return where the present one was set aside.

    Nothing may write the logbook meanwhile: hold the `SessionLock`. The backup is checked before
    anything is changed, and takes its place in one transaction. Raises `BackupProblem` for a
    backup that is not whole, or another `LogbookProblem`; the present logbook is there, then.
    A session that had not ended when the backup was made is closed as interrupted.
    """
    _see_that_it_can_be_used(backup)
    aside = _set_aside(logbook, now)
    with (
        told(logbook, writing=True),
        closing(opening.connect(logbook)) as target,
        closing(opening.connect_read_only(backup)) as source,
    ):
        source.backup(target)
        # A backup is a file that stands alone; the logbook is none.
        target.execute("PRAGMA journal_mode = WAL")
        if schema.version(target) < schema.VERSION:
            schema.bring_up_to_date(target)
        _close_interrupted(target)
    return aside


def _see_that_it_can_be_used(backup: Path) -> None:
    try:
        # What is not there, or empty, could be read as an empty logbook.
        opening.refuse_newer(backup)
        with told(backup, writing=False):
            if not backup.stat().st_size:
                raise damaged(backup, "it is empty")
        faults = health.faults_of(backup)
    except LogbookProblem as problem:
        raise BackupProblem(f"{problem} Nothing was changed.", problem.reason) from problem
    if faults:
        raise BackupProblem(f"The backup {backup} is damaged. Nothing was changed.", faults[0])


def _close_interrupted(connection: sqlite3.Connection) -> None:
    """Nobody goes on with what was under way when a backup was made: it went on there and then."""
    for session in unfinished.open_ids(connection):
        for statement in unfinished.interrupted(connection, session):
            connection.execute(*statement)


def _set_aside(logbook: Path, now: datetime) -> Path:
    """Copy the present logbook aside; one that is damaged is moved there."""
    try:
        opening.connect(logbook).close()
        aside = files.free_name(logbook, BEFORE, now)
        try:
            with told(aside, writing=True):
                backups.copy(logbook, aside)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
    except DamagedLogbook:
        return opening.set_aside(logbook, now)
    return aside
