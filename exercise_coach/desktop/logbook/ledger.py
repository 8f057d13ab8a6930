"""Changing the logbook from its page: each change is written at once, and what failed is told."""

from collections.abc import Callable, Sequence
from datetime import datetime

from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.local_time import local_now
from exercise_coach.logbook import Logbook, LogbookProblem
from exercise_coach.logbook.correcting import (
    bring_back,
    clear_out,
    correct_effort,
    correct_note,
    correct_score,
    delete_session,
)
from exercise_coach.logbook.lookback import SessionDetail, Summary, detail, summaries


class Ledger:
    """Reads lines of the logbook, and corrects them. Every change returns what went wrong."""

    def __init__(self, keeping: Keeping, now: Callable[[], datetime] = local_now) -> None:
        self._keeping, self._now = keeping, now

    def lines(self, numbers: Sequence[int]) -> list[Summary]:
        """Return a page of the list; nothing where it cannot be read."""
        logbook = self._keeping.logbook
        if logbook is None:
            return []
        try:
            with logbook.reading() as connection:
                return summaries(connection, numbers)
        except LogbookProblem:
            return []

    def detail(self, session: str) -> SessionDetail | None:
        """Return a session; nothing where it cannot be read."""
        logbook = self._keeping.logbook
        if logbook is None:
            return None
        try:
            with logbook.reading() as connection:
                return detail(connection, session)
        except LogbookProblem:
            return None

    def correct_score(self, session: str, seq: int | None, value: int) -> str:
        """Correct a score."""
        return self._change(lambda book: correct_score(book, session, seq, value, self._now()))

    def correct_effort(self, session: str, value: int | None) -> str:
        """Correct the effort."""
        return self._change(lambda book: correct_effort(book, session, value, self._now()))

    def correct_note(self, session: str, value: str) -> str:
        """Correct the note."""
        return self._change(lambda book: correct_note(book, session, value, self._now()))

    def delete(self, session: str) -> str:
        """Delete a session, so that it can still be brought back."""
        return self._change(lambda book: delete_session(book, session, self._now()))

    def bring_back(self, session: str) -> str:
        """Bring a deleted session back."""
        return self._change(lambda book: bring_back(book, session))

    def clear_out(self) -> str:
        """Remove for good what was deleted some days ago."""
        return self._change(lambda book: clear_out(book, self._now()))

    def _change(self, change: Callable[[Logbook], None]) -> str:
        logbook = self._keeping.logbook
        if logbook is None:
            return self._keeping.notice
        try:
            change(logbook)
        except LogbookProblem as problem:
            return str(problem)
        return ""
