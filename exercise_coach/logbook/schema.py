"""The tables of a logbook, version 1.

One row of `session` is one walk through a routine; `outcome` is empty while it runs. What was
prescribed is kept in `prescribed`, once for all sessions that followed the very same routine.
`seq` numbers what happened in a session, over all its tables, from 0: it keeps the order, and a
write that is tried again can never stand there twice. Moments are ISO 8601 with offset, to the
millisecond.
"""

import sqlite3

APPLICATION_ID = 0x45784C42
"""Marks a SQLite file as a logbook of this program ("ExLB")."""
VERSION = 1
"""The version of the tables, kept in `user_version`."""

_SCORE = f"IN ({', '.join(map(str, range(11)))})"

TABLES = f"""
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

PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
"""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in a new database: all of them, or none where the disk fails.

    Where another process was faster there is nothing left to do. Raises `sqlite3.Error`.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version(connection) == 0:
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def version(connection: sqlite3.Connection) -> int:
    """Return the version of a database's tables; 0 where it has none."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number
