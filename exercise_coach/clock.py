"""The clocks of the real world, to be passed in where time is needed."""

import time
from datetime import datetime

_COUNTS_SLEEP = getattr(time, "CLOCK_BOOTTIME", None)


def monotonic() -> float:
    """Return seconds that never go back and that count time asleep where the system can tell."""
    if _COUNTS_SLEEP is not None:
        return time.clock_gettime(_COUNTS_SLEEP)
    return time.monotonic()


def wall() -> datetime:
    """Return the time of day with the local offset from UTC."""
    return datetime.now().astimezone()
