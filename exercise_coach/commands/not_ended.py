"""Sessions that have not ended, told before something is done without them, or with them."""

from contextlib import suppress
from pathlib import Path

from exercise_coach.logbook import FILE, Logbook, LogbookProblem, NotEnded

WAYS_TO_END = "the window and 'exercise-coach play' offer to go on with it or to end it"


def not_ended_words(session: NotEnded) -> str:
    """Return which session it is: ``the session “Steady trunk” of 2026-03-02 08:30, …``."""
    when = f"{session.started:%Y-%m-%d %H:%M}"
    return f"the session “{session.title}” of {when}, which has not ended,"


def not_ended_in(folder: Path) -> list[NotEnded]:
    """Return those of a data folder; none where its logbook cannot be read."""
    with suppress(LogbookProblem), Logbook.open(folder / FILE, read_only=True) as logbook:
        return logbook.not_ended()
    return []
