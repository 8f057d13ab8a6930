"""What the page shows, gathered in one reading each. These run beside the GUI thread."""

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from exercise_coach.logbook.lookback import deleted_numbers, numbers
from exercise_coach.logbook.statistics import (
    Day,
    ExerciseDay,
    ExerciseTotal,
    Mark,
    PainDay,
    Span,
    Streak,
    Week,
    days,
    due_by_day,
    exercise_days,
    exercise_totals,
    first_day,
    marks,
    pain_days,
    read_told,
    streak,
    weeks,
)
from exercise_coach.recovery import Episode, WakingHours

ALL_DAY = 86_400.0
FEWEST_DAYS = 28
"""A chart shows so many days at least; days before the first session it leaves out."""
STREAK_DAYS = 400
"""A streak is counted so far back; a longer one is said to be at least as long."""


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year: what was done and due on each day, and what happened."""

    year: int
    today: date
    first: date | None
    days: Mapping[date, Day] = field(default_factory=dict)
    due: Mapping[date, int] = field(default_factory=dict)
    marks: Mapping[date, tuple[Mark, ...]] = field(default_factory=dict)
    streak: Streak = field(default_factory=lambda: Streak(0, None, 0))


@dataclass(frozen=True, slots=True)
class Charts:
    """What the charts of a span show."""

    span: Span
    pain: tuple[PainDay, ...] = ()
    weeks: tuple[Week, ...] = ()
    exercises: tuple[ExerciseTotal, ...] = ()
    marks: tuple[Mark, ...] = ()
    episodes: tuple[Episode, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The numbers of all sessions, newest first, and of those deleted."""

    sessions: Sequence[int] = field(default_factory=lambda: array("q"))
    deleted: Sequence[int] = field(default_factory=lambda: array("q"))


def awake(hours: WakingHours) -> float:
    """Return how long the waking hours of a day are, in seconds; both ends alike are all day."""
    day = date.min
    start, end = (datetime.combine(day, face) for face in (hours.start, hours.end))
    length = (end - start).total_seconds()
    return length if length > 0 else length + ALL_DAY


def gather_year(connection: sqlite3.Connection, year: int, today: date, hours: float) -> Year:
    """Return a year, and the streak that lasts today; `hours` is a day's waking time in seconds."""
    span = Span.of_year(year)
    lately = Span.ending(today, STREAK_DAYS)
    done = {each.day for each in days(connection, lately) if each.doses}
    due = due_by_day(connection, lately, hours)
    told = read_told(connection, lately)
    by_day: dict[date, list[Mark]] = {}
    for mark in marks(told, span):
        by_day.setdefault(mark.day, []).append(mark)
    known = Span(span.first, min(span.last, today))
    is_past = known.last >= known.first
    return Year(
        year, today, first_day(connection),
        {each.day: each for each in days(connection, span)},
        due_by_day(connection, known, hours) if is_past else {},
        {day: tuple(each) for day, each in by_day.items()},
        streak(done, due.keys(), today),
    )  # fmt: skip


def gather_charts(connection: sqlite3.Connection, length: int | None, today: date) -> Charts:
    """Return what the charts of the last days show; without a `length`, of all days."""
    first = first_day(connection) or today
    earliest = min(first, today - timedelta(days=FEWEST_DAYS - 1))
    begin = earliest if length is None else max(earliest, today - timedelta(days=length - 1))
    span = Span(begin, today)
    told = read_told(connection, span)
    return Charts(
        span, tuple(pain_days(connection, span, told.mornings)),
        _whole(weeks(connection, span), span), tuple(exercise_totals(connection, span)),
        tuple(marks(told, span)), told.episodes,
    )  # fmt: skip


def _whole(found: list[Week], span: Span) -> tuple[Week, ...]:
    """Return the weeks that have begun in a span: a piece of one would look like a bad week."""
    return tuple(each for each in found if each.monday + timedelta(days=6) >= span.first)


def gather_exercise(
    connection: sqlite3.Connection, span: Span, exercises: Sequence[str]
) -> tuple[ExerciseDay, ...]:
    """Return the days of an exercise and its variants."""
    return tuple(exercise_days(connection, span, exercises))


def gather_numbers(connection: sqlite3.Connection) -> Listed:
    """Return the numbers of all sessions."""
    return Listed(numbers(connection), deleted_numbers(connection))
