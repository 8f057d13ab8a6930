"""When an episode began, or an attack came, as one remembers it: a day, and some part of it."""

import enum
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

MORNING_STARTS, MORNING_ENDS = 4, 12
"""The hours of the day between which a score counts as that of the morning."""


class Ago(enum.StrEnum):
    """How long ago it began."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    FEW_DAYS = "few-days"
    WEEK = "week"
    LONGER = "longer"
    NO_PAIN = "no-pain"


class Part(enum.StrEnum):
    """A part of the day."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Came(enum.StrEnum):
    """About when an attack came."""

    LATELY = "lately"
    TODAY = "today"
    BEFORE = "before"


# Of two and three days the later, so that the careful first days do not end too soon.
DAYS_AGO: Mapping[Ago, int] = {
    Ago.TODAY: 0,
    Ago.YESTERDAY: 1,
    Ago.FEW_DAYS: 2,
    Ago.WEEK: 7,
    Ago.LONGER: 14,
}
"""The day that each stands for, until the user sets another one."""

_HOURS: Mapping[Part, int] = {
    Part.NIGHT: 3,
    Part.MORNING: 8,
    Part.AFTERNOON: 14,
    Part.EVENING: 20,
}


def day_of(ago: Ago, now: datetime) -> date:
    """Return the day that is meant."""
    return now.date() - timedelta(days=DAYS_AGO[ago])


def remembered(ago: Ago, now: datetime) -> tuple[date, Part]:
    """Return the day and the part of it that an answer stands for, until the user sets another.

    “2–3 days ago” is the latest part of a day that lies two whole days back: the first 48 hours are
    over then, as was said.
    """
    if ago is not Ago.FEW_DAYS:
        return day_of(ago, now), part_of(now)
    earliest = now - timedelta(days=DAYS_AGO[ago])
    parts = sorted(_HOURS, key=lambda part: _HOURS[part], reverse=True)
    for day in (earliest.date(), earliest.date() - timedelta(days=1)):
        for part in parts:
            if datetime.combine(day, time(_HOURS[part]), now.tzinfo) <= earliest:
                return day, part
    raise AssertionError("three days ago in the evening is more than two days ago")


def part_of(now: datetime) -> Part:
    """Return the part of the day that it is."""
    starts = ((18, Part.EVENING), (12, Part.AFTERNOON), (6, Part.MORNING))
    return next((part for hour, part in starts if now.hour >= hour), Part.NIGHT)


def is_morning(now: datetime) -> bool:
    """Tell whether a score given now is that of the morning."""
    return MORNING_STARTS <= now.hour < MORNING_ENDS


def moment_of(day: date, part: Part, now: datetime) -> datetime:
    """Return about the middle of that part of the day, but never a moment still to come.

    The offset is that of `now`: an hour more or less is nothing to a part of the day.
    """
    return min(now, datetime.combine(day, time(_HOURS[part]), now.tzinfo))


def attack_came(came: Came, now: datetime) -> datetime:
    """Return about when an attack came: now, two hours ago today, or yesterday in the evening.

    More than its day is shown nowhere. Soon after midnight, today is not yet two hours old.
    """
    if came is Came.LATELY:
        return now
    if came is Came.BEFORE:
        return moment_of(now.date() - timedelta(days=1), Part.EVENING, now)
    return max(datetime.combine(now.date(), time(), now.tzinfo), now - timedelta(hours=2))
