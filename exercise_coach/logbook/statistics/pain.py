"""Pain over time: one row a day."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exercise_coach.logbook.statistics.span import DAY, WITHIN, Span
from exercise_coach.recovery.facts import MorningScored

# Beside `min`, SQLite takes the other columns from the row that has it.
_FIRST = f"""
    SELECT {DAY} AS day, min(julianday(started)), start_score, max(stop_line)
    FROM session WHERE {WITHIN} GROUP BY day"""  # noqa: S608
_HIGHEST = f"""
    SELECT {DAY} AS day, max(value), max(value > stop_line)
    FROM session JOIN score ON session = number
    WHERE {WITHIN} GROUP BY day"""  # noqa: S608
_AFTER = f"""
    SELECT {DAY} AS day, max(julianday(started) + seq * 1e-9), value
    FROM session JOIN score ON session = number
    WHERE {WITHIN} AND "when" = 'after' GROUP BY day"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class PainDay:
    """The scores of a day, 0–10. `first` is that of the morning, or before the first session.

    `highest` counts all that were given, `highest_led` those given in sessions, and `is_above` says
    whether one of these was above its session's stop line. `after` is the last one given after a
    session. `stop_line` is the highest of the day. What is of sessions is none on a day without.
    """

    day: date
    first: int
    is_morning: bool
    highest: int
    highest_led: int | None
    is_above: bool
    after: int | None
    stop_line: int | None


def pain_days(
    connection: sqlite3.Connection, span: Span, mornings: Iterable[MorningScored]
) -> list[PainDay]:
    """Return the days on which a score was given, in order. Raises `sqlite3.Error`."""
    values = span.values
    highest: dict[str, tuple[int, bool]] = {
        day: (most, bool(above)) for day, most, above in connection.execute(_HIGHEST, values)
    }
    after = {day: value for day, _, value in connection.execute(_AFTER, values)}
    told = {each.at.date().isoformat(): each.score for each in mornings}
    told = {day: score for day, score in told.items() if values["first"] <= day <= values["last"]}
    found = {
        day: _led_on(day, told.get(day), score, highest.get(day), after.get(day), line)
        for day, _, score, line in connection.execute(_FIRST, values)
    }
    for day, score in told.items():
        found.setdefault(day, _not_led_on(day, score))
    return [found[day] for day in sorted(found)]


def _led_on(
    day: str,
    morning: int | None,
    start: int,
    led: tuple[int, bool] | None,
    after: int | None,
    line: int,
) -> PainDay:
    first = start if morning is None else morning
    most, is_above = led or (start, False)
    most = max(most, start)
    return PainDay(
        date.fromisoformat(day), first, morning is not None, max(first, most), most, is_above,
        after, line,
    )  # fmt: skip


def _not_led_on(day: str, morning: int) -> PainDay:
    return PainDay(
        date.fromisoformat(day), morning, is_morning=True, highest=morning, highest_led=None,
        is_above=False, after=None, stop_line=None,
    )  # fmt: skip
