"""Whether another window or terminal leads a session just now."""

from pathlib import Path

from exercise_coach.logbook import LogbookProblem, SessionLock, SessionRunning


def is_session_led(folder: Path) -> bool:
    """Tell whether the lock of a data folder's sessions is held; it is let go at once if not."""
    try:
        with SessionLock(folder):
            return False
    except SessionRunning:
        return True
    except LogbookProblem:
        return False
