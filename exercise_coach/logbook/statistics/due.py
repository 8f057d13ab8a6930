"""What was due on each day: what the routines that were followed then asked for.

No list of what was due is kept, so it is reckoned from what was done. A routine counts as followed
from its first dose on, until it was let be for more than a week. Where it asks for doses a day, so
many are due on each of those days; where it asks for doses a week, on those days on which the
interval since the last one was over. Once a dose was missed, the next interval begins that day:
doses missed do not pile up.

On the day on which it was begun, at whatever hour, and on a day that pain or a symptom cut short,
no more was due than was done: nobody missed what came before they began, or was told to leave.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exercise_coach.logbook.statistics.span import DAY, WITHIN, Span

LET_BE = 7
"""A routine that was not done for longer than so many days was not followed meanwhile."""
_DAY = timedelta(days=1)

_DOSES = f"""
    SELECT routine, snapshot, {DAY} AS day,
        sum(outcome IN ('completed', 'stopped_pain', 'stopped_symptom')) AS doses,
        sum(outcome IN ('stopped_pain', 'stopped_symptom')) AS stops
    FROM session WHERE {WITHIN} GROUP BY routine, day HAVING doses > 0
    ORDER BY routine, day"""  # noqa: S608
_REPEATS = """
    SELECT digest, json_extract(routine, '$.repeat.every'),
        json_extract(routine, '$.repeat.per_day'), json_extract(routine, '$.repeat.per_week')
    FROM prescribed WHERE json_valid(routine)"""


@dataclass(frozen=True, slots=True)
class Repeated:
    """How often a routine was to be done: `every` so many seconds, or so often a day or a week."""

    every: float | None = None
    per_day: int | None = None
    per_week: int | None = None

    def doses_a_day(self, awake: float) -> int:
        """Return how many doses fit into waking hours of `awake` seconds; 0 for one by the week."""
        if self.every:
            return max(1, int(awake / self.every))
        return self.per_day or 0

    @property
    def interval(self) -> int:
        """From how many days after a dose the next one of the week is due."""
        return max(1, LET_BE // self.per_week) if self.per_week else 0


@dataclass(frozen=True, slots=True)
class Dosed:
    """A day on which a routine was done: how often, and whether pain or a symptom cut it short."""

    day: date
    repeat: Repeated
    doses: int = 1
    is_cut: bool = False


def due_by_day(connection: sqlite3.Connection, span: Span, awake: float) -> dict[date, int]:
    """Return how many doses were due on each day of a span on which any was.

    `awake` is how long the waking hours are, in seconds. Raises `sqlite3.Error`.
    """
    repeats = {row[0]: Repeated(*row[1:]) for row in connection.execute(_REPEATS)}
    before = Span(span.first - LET_BE * _DAY, span.last)
    done: dict[str, list[Dosed]] = defaultdict(list)
    for routine, digest, day, count, stops in connection.execute(_DOSES, before.values):
        repeat = repeats.get(digest, Repeated())
        done[routine].append(Dosed(date.fromisoformat(day), repeat, count, bool(stops)))
    due: dict[date, int] = defaultdict(int)
    for doses in done.values():
        for day, count in due_of(doses, span.last, awake):
            if day >= span.first:
                due[day] += count
    return dict(due)


def due_of(doses: Sequence[Dosed], last: date, awake: float) -> Iterator[tuple[date, int]]:
    """Return when a routine was due up to `last`, given the days it was done on, in order.

    It stays followed after its last dose until `LET_BE` is over.
    """
    following = [each.day for each in doses[1:]] + [last + _DAY]
    before: date | None = None
    for each, then in zip(doses, following, strict=True):
        end = then if (then - each.day).days <= LET_BE else each.day + _DAY
        if then > last:
            end = min(then, each.day + (LET_BE + 1) * _DAY)
        begins = before is None or (each.day - before).days > LET_BE
        for day, count in _due_between(each.day, end, each.repeat, awake):
            is_short = day == each.day and (begins or each.is_cut)
            yield day, min(count, each.doses) if is_short else count
        before = each.day


def _due_between(
    day: date, end: date, repeat: Repeated, awake: float
) -> Iterator[tuple[date, int]]:
    count = repeat.doses_a_day(awake)
    step = 1 if count else repeat.interval
    if not step:
        return
    for number in range(0, (end - day).days, step):
        yield day + number * _DAY, count or 1
