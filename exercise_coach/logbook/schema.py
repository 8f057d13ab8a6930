"""The tables of a logbook, and the steps that bring an older one up to date.

One row of `session` is one walk through a routine; `outcome` is empty while it runs. What was
prescribed is kept in `prescribed`, once for all sessions that followed the very same routine.
`seq` numbers what happened in a session, over all its tables, from 0: it keeps the order, and a
write that is tried again can never stand there twice. `fact` keeps what the user told about their
recovery, as JSON in `detail`. Moments are ISO 8601 with offset, to the millisecond.

A session with a moment in `deleted` is left out wherever sessions are read, and gone for good some
days later: then `gone` keeps its id and when it was deleted, so that no import brings it back. A
slip is corrected where it stands; `correction` keeps, as JSON, what was first noted.
"""

import sqlite3
from collections.abc import Callable

import msgspec

APPLICATION_ID = 0x45784C42
"""Marks a SQLite file as a logbook of this program ("ExLB")."""

ENDED = "outcome IS NOT NULL AND deleted IS NULL"
"""What is true of every session that is shown, counted and exported."""

_SCORE = f"IN ({', '.join(map(str, range(11)))})"

_SESSIONS = f"""
CREATE TABLE prescribed (
    digest TEXT PRIMARY KEY,
    routine TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    routine TEXT NOT NULL,
    title TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('acute', 'recovery', 'strengthening', 'maintenance')),
    load TEXT NOT NULL CHECK (load IN ('relief', 'gentle', 'strength')),
    snapshot TEXT NOT NULL REFERENCES prescribed (digest),
    started TEXT NOT NULL CHECK (julianday(started) IS NOT NULL),
    start_score INTEGER NOT NULL CHECK (start_score {_SCORE}),
    stop_line INTEGER NOT NULL CHECK (stop_line {_SCORE}),
    ended TEXT CHECK (julianday(ended) >= julianday(started)),
    outcome TEXT CHECK (
        outcome IN ('completed', 'stopped_pain', 'stopped_symptom', 'stopped_user', 'interrupted')
    ),
    stop_position INTEGER CHECK (stop_position >= 0),
    stop_score INTEGER CHECK (stop_score {_SCORE}),
    stop_symptom TEXT,
    effort INTEGER CHECK (effort {_SCORE}),
    note TEXT,
    CHECK ((ended IS NULL) = (outcome IS NULL))
);
CREATE INDEX session_ended ON session (julianday(started)) WHERE outcome IS NOT NULL;
CREATE INDEX session_open ON session (julianday(started)) WHERE outcome IS NULL;
CREATE INDEX session_snapshot ON session (snapshot);

CREATE TABLE set_done (
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL CHECK (julianday(at) IS NOT NULL),
    position INTEGER NOT NULL CHECK (position >= 0),
    exercise TEXT NOT NULL,
    "set" INTEGER NOT NULL CHECK ("set" >= 1),
    side TEXT CHECK (side IN ('right', 'left')),
    reps INTEGER CHECK (reps >= 1),
    hold REAL NOT NULL CHECK (hold >= 0),
    PRIMARY KEY (session, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX set_done_once ON set_done (session, position, "set", ifnull(side, ''));

CREATE TABLE score (
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL CHECK (julianday(at) IS NOT NULL),
    "when" TEXT NOT NULL CHECK ("when" IN ('before', 'during', 'between', 'after')),
    value INTEGER NOT NULL CHECK (value {_SCORE}),
    position INTEGER NOT NULL CHECK (position >= 0),
    PRIMARY KEY (session, seq)
) WITHOUT ROWID;

CREATE TABLE event (
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL CHECK (julianday(at) IS NOT NULL),
    kind TEXT NOT NULL CHECK (
        kind IN ('rep', 'skip', 'back', 'pause', 'resume', 'rest', 'cramp', 'eased', 'continued')
    ),
    detail TEXT NOT NULL,
    PRIMARY KEY (session, seq)
) WITHOUT ROWID;
"""

# The exercise that a session stopped in is not looked up in what was prescribed at every reading;
# its easier variant stands beside it, since that is what ends the easing.
_RECOVERY = """
CREATE TABLE fact (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL CHECK (julianday(at) IS NOT NULL),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX fact_told ON fact (kind, julianday(at));

ALTER TABLE session ADD COLUMN stop_exercise TEXT;
ALTER TABLE session ADD COLUMN stop_easier TEXT;
CREATE INDEX session_stopped ON session (outcome, stop_exercise)
    WHERE outcome IN ('stopped_pain', 'stopped_symptom');
CREATE INDEX set_done_exercise ON set_done (exercise, session);
"""

_CORRECTIONS = """
ALTER TABLE session ADD COLUMN deleted TEXT;
DROP INDEX session_ended;
CREATE INDEX session_ended ON session (julianday(started))
    WHERE outcome IS NOT NULL AND deleted IS NULL;
CREATE INDEX session_deleted ON session (julianday(deleted)) WHERE deleted IS NOT NULL;

CREATE TABLE correction (
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('start', 'effort', 'note') OR what GLOB 'score-[0-9]*'),
    at TEXT NOT NULL CHECK (julianday(at) IS NOT NULL),
    first TEXT NOT NULL,
    PRIMARY KEY (session, what)
) WITHOUT ROWID;
"""

# No table of another shape may be taken for it where only pages are left of a logbook.
_GONE = """
CREATE TABLE gone (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
    at TEXT NOT NULL CHECK (julianday(at) IS NOT NULL)
);
"""


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _run(connection, _SESSIONS)


def _keep_facts(connection: sqlite3.Connection) -> None:
    _run(connection, _RECOVERY)
    name_stops(connection)


def name_stops(connection: sqlite3.Connection) -> None:
    """Say of every stop that does not tell it yet in which exercise it was. Raises `sqlite3.Error`.

    Version 1 left that to be looked up.
    """
    stopped = connection.execute(_STOPPED).fetchall()
    for number, position, content, eased in stopped:
        exercise, easier = _stopped_in(position, content, eased)
        connection.execute(_NAME_STOP, (exercise, easier, number))


_STOPPED = """
    SELECT number, stop_position, prescribed.routine,
        (SELECT group_concat(detail) FROM event WHERE session = number AND kind = 'eased')
    FROM session JOIN prescribed ON digest = snapshot
    WHERE stop_position IS NOT NULL AND stop_exercise IS NULL"""
_NAME_STOP = "UPDATE session SET stop_exercise = ?, stop_easier = ? WHERE number = ?"


def _stopped_in(position: int, content: str, eased: str | None) -> tuple[str | None, str | None]:
    """Return the exercise a session stopped in and its easier variant, as far as they are known."""
    try:
        prescribed = msgspec.json.decode(content)["prescriptions"][position]
        changes = msgspec.json.decode(f"[{eased or ''}]")
        if any(change["position"] == position for change in changes):
            prescribed = prescribed["easier"]
        exercise = prescribed["exercise"]
        return exercise["id"], exercise.get("easier")
    except (msgspec.MsgspecError, LookupError, TypeError):
        return None, None


def _correct_slips(connection: sqlite3.Connection) -> None:
    _run(connection, _CORRECTIONS)


def _remember_deletions(connection: sqlite3.Connection) -> None:
    _run(connection, _GONE)


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _begin,
    _keep_facts,
    _correct_slips,
    _remember_deletions,
)
"""The step at index n makes version n + 1 out of version n; 0 is an empty database."""
VERSION = len(STEPS)
"""The version of the tables, kept in `user_version`."""


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Take the steps that a database lacks: all of them, or none where the disk fails.

    Where another process was faster there is nothing left to do. Raises `sqlite3.Error`.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        lacking = STEPS[version(connection) :]
        for step in lacking:
            step(connection)
        if lacking:
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _run(connection: sqlite3.Connection, statements: str) -> None:
    # `executescript` would commit what is open.
    for statement in statements.split(";\n"):
        connection.execute(statement)


def version(connection: sqlite3.Connection) -> int:
    """Return the version of a database's tables; 0 where it has none."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number
