"""A fault of ours is one line on stderr, and the window goes on."""

import os
import sys
import threading
from types import TracebackType

DEBUG_VARIABLE = "EXERCISE_COACH_DEBUG"


def tell_faults() -> None:
    """Tell every exception that nobody caught in one line; whole where debugging is asked for."""
    if os.environ.get(DEBUG_VARIABLE):
        return
    sys.excepthook = _tell
    threading.excepthook = lambda fault: _tell(fault.exc_type, fault.exc_value, None)


def _tell(
    kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
) -> None:
    sys.stderr.write(f"exercise-coach: a fault of the program: {kind.__name__}: {error}\n")
