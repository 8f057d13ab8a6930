"""The time of day where the user is, in a zone that knows when its clocks change."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone

from exercise_coach import clock


def local_now() -> datetime:
    """Return the time of day in the system's time zone; with its bare offset where none is told.

    A bare offset is right now, but wrong for tomorrow if the clocks change tonight.
    """
    now = clock.wall()
    try:
        zone = ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return now
    there = now.astimezone(zone)
    return there if there.utcoffset() == now.utcoffset() else now
