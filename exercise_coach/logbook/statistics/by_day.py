"""What was done on each day, and how it went."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from exercise_coach.logbook import schema
from exercise_coach.logbook.statistics.span import DAY, MINUTES, WITHIN, Span

_DAYS = f"""
    SELECT {DAY} AS day, sum(outcome = 'completed'),
        sum(outcome IN ('stopped_pain', 'stopped_symptom')),
        sum(outcome IN ('stopped_user', 'interrupted')), sum({MINUTES})
    FROM session WHERE {WITHIN} GROUP BY day ORDER BY day"""  # noqa: S608
_FIRST = f"SELECT started FROM session WHERE {schema.ENDED} ORDER BY julianday(started) LIMIT 1"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Day:
    """The sessions of a day: completed, stopped by pain or a symptom, and left early by the user.

    A session that was broken off counts as left early.
    """

    day: date
    completed: int
    stopped: int
    left: int
    minutes: float

    @property
    def doses(self) -> int:
        """How many count as a dose: nobody is called back to what has just hurt."""
        return self.completed + self.stopped

    @property
    def sessions(self) -> int:
        """How many there were in all."""
        return self.completed + self.stopped + self.left


def days(connection: sqlite3.Connection, span: Span) -> list[Day]:
    """Return the days with a session, in order. Raises `sqlite3.Error`."""
    rows = connection.execute(_DAYS, span.values)
    return [Day(date.fromisoformat(day), *counts) for day, *counts in rows]


def first_day(connection: sqlite3.Connection) -> date | None:
    """Return the day of the first session; none where there is none. Raises `sqlite3.Error`."""
    row = connection.execute(_FIRST).fetchone()
    return date.fromisoformat(row[0][:10]) if row else None
