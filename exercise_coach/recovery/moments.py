"""Moments and calendar days: what passed in earnest, and what day it was for the user.

Python subtracts and compares two moments of one time zone by their clock faces, which is an hour
off around the nights when the clocks change. So moments become UTC first.
"""

from datetime import UTC, date, datetime, timedelta, timezone


def utc(moment: datetime) -> datetime:
    """Return the same moment in UTC, to be compared and subtracted."""
    return moment.astimezone(UTC)


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Return how much time really passed from `start` to `end`."""
    return utc(end) - utc(start)


def day_of(moment: datetime, now: datetime) -> date:
    """Return the calendar day of a moment, in the zone of `now`.

    Where `now` has a fixed offset, it does not know what the clocks showed on other days: there the
    offset counts that the moment itself carries.
    """
    if isinstance(now.tzinfo, timezone) and moment.tzinfo is not UTC:
        return moment.date()
    return moment.astimezone(now.tzinfo).date()
