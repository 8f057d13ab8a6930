"""The clocks of the real world, to be passed in where time is needed."""

import time
from datetime import datetime

_COUNTS_SLEEP = getattr(time, "CLOCK_BOOTTIME", None)
_REREAD_ZONE = getattr(time, "tzset", None)
"""Without it a program that runs on during a flight would stay in the zone it started in."""


def monotonic() -> float:
    """Return seconds that never go back and that count time asleep where the system can tell."""
    if _COUNTS_SLEEP is not None:
        return time.clock_gettime(_COUNTS_SLEEP)
    return time.monotonic()


def wall() -> datetime:
    """Return the time of day with the local offset from UTC, wherever the computer is now."""
    if _REREAD_ZONE is not None:
        _REREAD_ZONE()
    return datetime.now().astimezone()
