"""The logbook as the window needs it: opened with care, its troubles told, sessions kept in it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from exercise_coach import recovery
from exercise_coach.logbook import (
    FILE,
    BrokenSession,
    DamagedLogbook,
    Journal,
    Logbook,
    LogbookProblem,
    NewerLogbook,
    Scribe,
    SessionLock,
    SessionRecord,
    set_aside,
)
from exercise_coach.prescription import Routine
from exercise_coach.recovery import History
from exercise_coach.recovery.facts import Fact


class Keeping:
    """Opens the logbook of a data folder. `notice` says in plain words what is wrong with it."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime], monotonic: Callable[[], float]
    ) -> None:
        self.notice = ""
        self._folder = folder
        self._now = now
        self._monotonic = monotonic
        self._logbook: Logbook | None = None
        self._lock = SessionLock(folder)
        self._scribe: Scribe | None = None
        self._unsaved: list[Fact] = []
        self._is_away = False

    @property
    def logbook(self) -> Logbook | None:
        """The open logbook; none where it could not be opened."""
        return self._logbook

    def open(self) -> None:
        """Open the logbook unless it is open; a damaged one is set aside, and a new one begun."""
        if self._logbook is not None or self._is_away:
            return
        path = self._folder / FILE
        try:
            self._logbook = Logbook.open(path)
            self.notice = ""
        except DamagedLogbook as problem:
            self._begin_anew(path, problem)
        except NewerLogbook as problem:
            self._read_newer(path, problem)
        except LogbookProblem as problem:
            self.notice = f"{problem} Sessions are not kept until this is mended."

    def _read_newer(self, path: Path, problem: NewerLogbook) -> None:
        self.notice = f"{problem} Sessions are led, but not kept until then."
        with suppress(LogbookProblem):
            self._logbook = Logbook.open(path, read_only=True)

    def _begin_anew(self, path: Path, problem: DamagedLogbook) -> None:
        try:
            with self._lock:
                aside = set_aside(path, self._now())
                self._logbook = Logbook.open(path)
        except LogbookProblem as second:
            self.notice = f"{problem} {second}"
        else:
            self.notice = f"{problem} It is kept as {aside.name}; a new logbook was begun."

    def sessions(self, limit: int) -> tuple[list[SessionRecord], str]:
        """Return the newest sessions, and what stands in the way of reading them."""
        if self._logbook is None:
            return [], self.notice
        try:
            return self._logbook.sessions(limit), ""
        except LogbookProblem as problem:
            return [], str(problem)

    def tell(self, *facts: Fact) -> str:
        """Write facts, all or none, with those that could not be before; return what went wrong.

        What cannot be written counts until the program ends.
        """
        self.open()
        self._unsaved += facts
        if self._logbook is None:
            return self.notice
        try:
            self._logbook.tell(self._unsaved)
        except LogbookProblem as problem:
            return f"{problem} What you said counts until you close the program."
        self._unsaved.clear()
        return ""

    def history(self) -> History:
        """Return what was told and done; without a logbook, what was told since the start."""
        now = self._now()
        try:
            if self._logbook is not None:
                return self._logbook.history(now, self._unsaved)
        except LogbookProblem as problem:
            self.notice = str(problem)
        return recovery.fold(self._unsaved, ())

    def facts(self) -> list[Fact]:
        """Return all that was told; without a logbook, what was told since the start."""
        try:
            if self._logbook is not None:
                return [*self._logbook.facts(), *self._unsaved]
        except LogbookProblem as problem:
            self.notice = str(problem)
        return list(self._unsaved)

    def broken_off(self) -> BrokenSession | None:
        """Return the session that was broken off last, if there is one to go on with."""
        if self._logbook is None:
            return None
        try:
            return self._logbook.broken_off(self._lock)
        except LogbookProblem as problem:
            self.notice = str(problem)
            return None

    def close_interrupted(self, broken: BrokenSession) -> str:
        """Close a broken-off session; return what went wrong, or nothing."""
        try:
            if self._logbook is not None:
                self._logbook.close_interrupted(broken.id)
        except LogbookProblem as problem:
            return str(problem)
        return ""

    def begin(self, routine: Routine, broken: BrokenSession | None = None) -> Scribe:
        """Return what writes the journal of a new session, or of one gone on with.

        Raises `LogbookProblem` while another window or terminal leads a session, and where the
        broken-off session was meanwhile gone on with or closed elsewhere.
        """
        self.open()
        if self._logbook is not None:
            self._lock.acquire()
            if broken is not None:
                self._see_that_nobody_went_on(self._logbook, broken)
        journal = Journal(
            self._logbook, routine, now=self._now, monotonic=self._monotonic, broken=broken
        )
        self._scribe = Scribe(journal)
        return self._scribe

    def _see_that_nobody_went_on(self, logbook: Logbook, broken: BrokenSession) -> None:
        present = logbook.broken_off(self._lock)
        if present is None or (present.id, present.next_seq) != (broken.id, broken.next_seq):
            self._lock.release()
            raise LogbookProblem("That session was meanwhile gone on with, or closed, elsewhere.")

    def end(self) -> str:
        """Write what is left, and let others lead a session; return what could not be saved."""
        problem = ""
        if self._scribe is not None:
            self._scribe.close()
            if not self._scribe.is_saved:
                problem = "The last session is not wholly in the logbook."
            self._scribe = None
        self._lock.release()
        return problem

    def leave(self) -> None:
        """Close the logbook and leave it alone: something else is about to change its file."""
        self._is_away = True
        self.close()

    def come_back(self) -> None:
        """Open the logbook again, whichever stands there now."""
        self._is_away = False
        self.open()

    def close(self) -> None:
        """Close the logbook."""
        self.end()
        if self._logbook is not None:
            logbook, self._logbook = self._logbook, None
            logbook.close()
