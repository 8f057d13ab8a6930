"""The logbook: a file in which every session stands, from its first set to its outcome."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from exercise_coach import recovery
from exercise_coach.logbook import health, opening, past, records, schema, telling, unfinished
from exercise_coach.logbook.entries import Entry
from exercise_coach.logbook.files import FILE
from exercise_coach.logbook.lock import SessionLock
from exercise_coach.logbook.problems import (
    LogbookProblem,
    SessionRunning,
    UnwritableLogbook,
    newer,
    told,
)
from exercise_coach.logbook.records import SessionRecord
from exercise_coach.logbook.unfinished import BrokenSession, NotEnded
from exercise_coach.recovery import History
from exercise_coach.recovery.facts import Fact

__all__ = ["FILE", "Logbook"]


class Logbook:
    """An open logbook. Use `Logbook.open`; close it, or use it in a ``with`` statement.

    Everything may raise a `LogbookProblem`, which says in plain words what the file or disk does.
    Threads may share it; they take turns.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._is_newer = read_only and schema.version(connection) > schema.VERSION
        self._is_closed = False
        self._turn = threading.RLock()

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the logbook at `path`, and create it where there is none.

        With `read_only` nothing is created: where there is no logbook, it reads as an empty one,
        and one that a newer version has written is opened, too, as long as it is understood.
        Raises `NewerLogbook`, `DamagedLogbook`, `UnwritableLogbook`, or `LogbookProblem` where it
        cannot be read; none of them has changed the file.
        """
        connect = opening.connect_read_only if read_only else opening.connect
        return cls(path, connect(path), read_only=read_only)

    @classmethod
    def unread(cls, path: Path) -> Self:
        """Return what reads as empty and keeps nothing, in place of one that cannot be read."""
        return cls(path, opening.empty(), read_only=True)

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote it: it is read here, and never written."""
        return self._is_newer

    def close(self) -> None:
        """Close the file once nobody reads it. What was written stays written without this, too."""
        with self._turn:
            self._connection.close()
            self._is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def write(self, entries: Iterable[Entry]) -> None:
        """Write entries in order, in one transaction that is on the disk on return.

        Raises `UnwritableLogbook`, `DamagedLogbook`, or `NewerLogbook` where it was written by a
        newer version, and has then written nothing.
        """
        if self.is_newer:
            raise newer(self.path)
        if self.read_only:
            message = f"The logbook {self.path} was opened only to be read."
            raise UnwritableLogbook(message, "it was opened only to be read")
        with told(self.path, writing=True), self._transaction("BEGIN IMMEDIATE"):
            for entry in entries:
                for statement in entry:
                    self._connection.execute(*statement)

    def tell(self, facts: Iterable[Fact]) -> None:
        """Write facts, in one transaction that is on the disk on return; none is written twice.

        Raises `UnwritableLogbook` or `DamagedLogbook`, and has then written nothing; `ValueError`
        for a fact that could not be read back.
        """
        self.write([tuple(map(telling.statement, facts))])

    def history(self, now: datetime, unsaved: Iterable[Fact] = ()) -> History:
        """Return what was told and done, as far back as it matters `now`.

        Facts that are not in the logbook yet may be added as `unsaved`. A damaged fact is passed
        over. Raises `LogbookProblem`.
        """
        with self._reading():
            known = [*telling.read(self._connection, now), *unsaved]
            episode = recovery.fold(telling.of_episodes(known), ()).episode
            began = episode.began if episode else None
            sessions = past.read(self._connection, now, began)
        return recovery.fold(known, sessions)

    def facts(self) -> list[Fact]:
        """Return all that was told, in order of time. Raises `LogbookProblem`."""
        with self._reading():
            return telling.read_all(self._connection)

    def sessions(self, limit: int | None = None) -> list[SessionRecord]:
        """Return the ended sessions, newest first, at most `limit` of them.

        Raises `LogbookProblem`.
        """
        with self._reading():
            return records.read(self._connection, limit)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to read several things as they are at one moment.

        Inside of a write it shows what was written so far. Raises `LogbookProblem`.
        """
        with told(self.path, writing=False), self._turn:
            if self._connection.in_transaction:
                yield self._connection
            else:
                with self._transaction("BEGIN"):
                    yield self._connection

    def broken_off(self, lock: SessionLock | None = None) -> BrokenSession | None:
        """Return the newest session that was broken off; older ones are closed as interrupted.

        While somebody leads a session none counts as broken off. Who holds the `lock` passes it;
        otherwise it is taken for a moment. A session whose routine cannot be understood any more
        is closed, too. Raises `LogbookProblem`.
        """
        if self.read_only or not self._open_sessions():
            return None
        mine = lock is not None and lock.held
        held = lock if lock is not None and mine else SessionLock(self.path.parent)
        try:
            held.acquire()
            return self._sort_out(self._open_sessions())
        except SessionRunning:
            return None
        finally:
            if not mine:
                held.release()

    def not_ended(self) -> list[NotEnded]:
        """Return the sessions without an outcome, oldest first. Raises `LogbookProblem`."""
        with self._reading():
            return unfinished.not_ended(self._connection)

    def close_interrupted(self, session: str) -> None:
        """Close a session that was broken off; it ended with its last entry.

        A session that has ended stays as it is. Raises `LogbookProblem`.
        """
        if session in self._open_sessions():
            with told(self.path, writing=False):
                entry = unfinished.interrupted(self._connection, session)
            self.write([entry])

    def integrity(self) -> tuple[str, ...]:
        """Return what a full check finds wrong; nothing where the logbook is healthy."""
        return health.faults(self._connection)

    def _sort_out(self, open_: list[str]) -> BrokenSession | None:
        if not open_:
            return None
        with told(self.path, writing=False):
            newest = unfinished.read(self._connection, open_[0])
        for session in open_ if newest is None else open_[1:]:
            self.close_interrupted(session)
        return newest

    def _open_sessions(self) -> list[str]:
        with told(self.path, writing=False), self._turn:
            return unfinished.open_ids(self._connection)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Read as of one moment. A newer logbook may hold what is not known here."""
        try:
            with told(self.path, writing=False), self._transaction("BEGIN"):
                yield
        except (ValueError, LookupError) as error:
            if self.is_newer:
                raise newer(self.path) from error
            raise

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._turn:
            if self._is_closed:
                raise LogbookProblem(f"The logbook {self.path} is closed.", "it is closed")
            try:
                self._connection.execute(begin)
                yield
                self._connection.execute("COMMIT")
            finally:
                # SQLite itself has rolled back after some failures, such as a full disk.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
