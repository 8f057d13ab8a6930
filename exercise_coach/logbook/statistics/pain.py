"""Pain over time: one row a day."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from exercise_coach.logbook.statistics.span import DAY, WITHIN, Span
from exercise_coach.recovery.facts import MorningScored

# A look at each session's few scores is three times as fast as grouping all of them by day.
_SESSIONS = f"""
    SELECT {DAY}, start_score, stop_line,
        (SELECT max(value) FROM score WHERE session = number),
        (SELECT value FROM score WHERE session = number AND "when" = 'after'
            ORDER BY seq DESC LIMIT 1)
    FROM session WHERE {WITHIN} ORDER BY julianday(started), number"""  # noqa: S608


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


class _Led(NamedTuple):
    """The scores of a session, and its stop line; of `highest` and `after` there may be none."""

    start: int
    line: int
    highest: int | None
    after: int | None


def pain_days(
    connection: sqlite3.Connection, span: Span, mornings: Iterable[MorningScored]
) -> list[PainDay]:
    """Return the days on which a score was given, in order. Raises `sqlite3.Error`."""
    told = {
        each.at.date(): each.score for each in mornings if span.first <= each.at.date() <= span.last
    }
    led: dict[str, list[_Led]] = {}
    for day, *scores in connection.execute(_SESSIONS, span.values):
        led.setdefault(day, []).append(_Led(*scores))
    found = {day: _not_led_on(day, score) for day, score in told.items()}
    for text, sessions in led.items():
        day = date.fromisoformat(text)
        found[day] = _led_on(day, told.get(day), sessions)
    return [found[day] for day in sorted(found)]


def _led_on(day: date, morning: int | None, sessions: Sequence[_Led]) -> PainDay:
    first = sessions[0].start if morning is None else morning
    highest = max(max(each.start, each.highest or 0) for each in sessions)
    after = [each.after for each in sessions if each.after is not None]
    return PainDay(
        day,
        first,
        is_morning=morning is not None,
        highest=max(first, highest),
        highest_led=highest,
        is_above=any((each.highest or 0) > each.line for each in sessions),
        after=after[-1] if after else None,
        stop_line=max(each.line for each in sessions),
    )


def _not_led_on(day: date, morning: int) -> PainDay:
    return PainDay(
        day, morning, is_morning=True, highest=morning, highest_led=None, is_above=False,
        after=None, stop_line=None,
    )  # fmt: skip
