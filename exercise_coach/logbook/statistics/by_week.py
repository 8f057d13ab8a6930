"""Minutes and sets, week by week."""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from exercise_coach.logbook.statistics.span import DAY, MINUTES, WITHIN, Span

_WEEKS = f"""
    SELECT date({DAY}, 'weekday 0', '-6 days') AS monday, count(*), sum({MINUTES}),
        sum((SELECT count(*) FROM set_done WHERE session = number)),
        sum(outcome IN ('stopped_pain', 'stopped_symptom')), count(DISTINCT {DAY})
    FROM session WHERE {WITHIN} GROUP BY monday ORDER BY monday"""  # noqa: S608
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its `monday`: sessions, minutes, sets (each side one), stops, days with any."""

    monday: date
    sessions: int
    minutes: float
    sets: int
    stopped: int
    days: int


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks(connection: sqlite3.Connection, span: Span) -> list[Week]:
    """Return every week from the first with a session to the span's end, empty ones too.

    Its first week counts whole. Raises `sqlite3.Error`.
    """
    whole = Span(monday_of(span.first), span.last)
    found = {
        monday: Week(date.fromisoformat(monday), *counts)
        for monday, *counts in connection.execute(_WEEKS, whole.values)
    }
    if not found:
        return []
    first = date.fromisoformat(min(found))
    count = (monday_of(span.last) - first).days // 7 + 1
    mondays = [first + number * _WEEK for number in range(count)]
    return [found.get(each.isoformat(), Week(each, 0, 0.0, 0, 0, 0)) for each in mondays]
