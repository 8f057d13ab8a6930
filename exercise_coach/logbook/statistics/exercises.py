"""What was done of each exercise, and of its easier and harder variants."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from exercise_coach.logbook.statistics.span import DAY, WITHIN, Span

_TOTALS = f"""
    SELECT exercise, count(*) AS sets, max({DAY}) FROM session JOIN set_done ON session = number
    WHERE {WITHIN} GROUP BY exercise ORDER BY sets DESC, exercise"""  # noqa: S608
_DAYS = f"""
    SELECT {DAY} AS day, exercise, count(*), sum(reps), max(hold)
    FROM session CROSS JOIN set_done ON session = number
    WHERE {WITHIN} AND exercise IN (SELECT value FROM json_each(:exercises))
    GROUP BY day, exercise ORDER BY day, exercise"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class ExerciseTotal:
    """An exercise by its id, how many sets of it were done, and when last."""

    exercise: str
    sets: int
    last: date


@dataclass(frozen=True, slots=True)
class ExerciseDay:
    """A day's sets of an exercise, each side one: reps in all, and the longest hold in seconds.

    A timed item has no reps, and its hold is its length.
    """

    day: date
    exercise: str
    sets: int
    reps: int | None
    hold: float


def exercise_totals(connection: sqlite3.Connection, span: Span) -> list[ExerciseTotal]:
    """Return the exercises done in a span, what was done most first. Raises `sqlite3.Error`."""
    rows = connection.execute(_TOTALS, span.values)
    return [ExerciseTotal(id_, sets, date.fromisoformat(last)) for id_, sets, last in rows]


def exercise_days(
    connection: sqlite3.Connection, span: Span, exercises: Sequence[str]
) -> list[ExerciseDay]:
    """Return the days on which any of these was done, in order. Raises `sqlite3.Error`."""
    named = msgspec.json.encode(exercises).decode()
    rows = connection.execute(_DAYS, span.values | {"exercises": named})
    return [ExerciseDay(date.fromisoformat(day), *rest) for day, *rest in rows]
