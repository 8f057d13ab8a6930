"""Sessions that were broken off: begun, never ended, and led by nobody any more."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

import msgspec

from exercise_coach.logbook import snapshot
from exercise_coach.logbook.entries import Entry, Place, closed
from exercise_coach.logbook.records import Outcome
from exercise_coach.prescription import Routine, Side
from exercise_coach.session import Progress, SetKey, compile_timeline

_OPEN = """
    SELECT id FROM session WHERE outcome IS NULL ORDER BY julianday(started) DESC, number DESC"""
_NOT_ENDED = """
    SELECT title, started FROM session WHERE outcome IS NULL ORDER BY julianday(started), number"""
_SESSION = """
    SELECT number, prescribed.routine, started, stop_line
    FROM session JOIN prescribed ON digest = snapshot WHERE id = ?"""
_SETS = 'SELECT position, "set", side FROM set_done WHERE session = ?'
_EVENTS = """
    SELECT kind, detail FROM event
    WHERE session = ? AND kind IN ('skip', 'eased', 'cramp') ORDER BY seq"""
_LAST = """
    WITH this AS (SELECT number, started FROM session WHERE id = ?)
    SELECT max(seq) OVER (), at FROM (
        SELECT -1 AS seq, started AS at FROM this
        UNION ALL SELECT seq, at FROM set_done WHERE session = (SELECT number FROM this)
        UNION ALL SELECT seq, at FROM score WHERE session = (SELECT number FROM this)
        UNION ALL SELECT seq, at FROM event WHERE session = (SELECT number FROM this)
    ) ORDER BY julianday(at) DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class BrokenSession:
    """A session that can be gone on with, and what is needed to offer it.

    `last` is the moment of its last entry, `next_seq` the number for the entry after that.
    """

    id: str
    routine: Routine
    progress: Progress
    started: datetime
    last: datetime
    next_seq: int

    @property
    def sets_done(self) -> int:
        """How many sets were finished, each side counted."""
        return len(self.progress.done)

    @property
    def sets_planned(self) -> int:
        """How many sets the routine has, each side counted."""
        blocks = compile_timeline(self.routine, self.progress.eased).blocks
        return sum(map(len, blocks))


@dataclass(frozen=True, slots=True)
class NotEnded:
    """A session without an outcome, led now or broken off: its routine's title and its start."""

    title: str
    started: datetime


def not_ended(connection: sqlite3.Connection) -> list[NotEnded]:
    """Return the sessions without an outcome, oldest first. Raises `sqlite3.Error`."""
    rows = connection.execute(_NOT_ENDED)
    return [NotEnded(title, datetime.fromisoformat(started)) for title, started in rows]


def open_ids(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of the sessions without an outcome, newest first."""
    return [row[0] for row in connection.execute(_OPEN)]


def read(connection: sqlite3.Connection, session: str) -> BrokenSession | None:
    """Return an open session; nothing where its routine can no longer be understood."""
    number, content, started, stop_line = connection.execute(_SESSION, (session,)).fetchone()
    try:
        routine = snapshot.read(content)
    except (msgspec.MsgspecError, ValueError):
        return None
    last_seq, last = connection.execute(_LAST, (session,)).fetchone()
    return BrokenSession(
        session, routine, _progress(connection, number, stop_line),
        datetime.fromisoformat(started), datetime.fromisoformat(last), last_seq + 1,
    )  # fmt: skip


def interrupted(connection: sqlite3.Connection, session: str) -> Entry:
    """Return what closes an open session at the moment of its last entry."""
    seq, last = connection.execute(_LAST, (session,)).fetchone()
    return closed(Outcome.INTERRUPTED, Place(session, seq, last))


def _progress(connection: sqlite3.Connection, number: int, stop_line: int) -> Progress:
    done = frozenset(_key(*row) for row in connection.execute(_SETS, (number,)))
    skipped: set[SetKey] = set()
    eased: dict[int, int] = {}
    cramps = 0
    for kind, told in connection.execute(_EVENTS, (number,)):
        detail = msgspec.json.decode(told)
        if kind == "skip":
            skipped.add(_key(detail["position"], detail["set"], detail["side"]))
        elif kind == "eased":
            eased[detail["position"]] = detail["from_set"]
        else:
            cramps += 1
    return Progress(done, stop_line, frozenset(skipped - done), cramps, eased)


def _key(position: int, number: int, side: str | None) -> SetKey:
    return SetKey(position, number, Side(side) if side else None)
