"""The sessions, newest first: all their numbers at once, which are small, and lines as needed."""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from exercise_coach.logbook import schema
from exercise_coach.logbook.records import Outcome
from exercise_coach.logbook.statistics.span import WITHIN, Span
from exercise_coach.session import Symptom

_NEWEST_FIRST = "ORDER BY julianday(started) DESC, number DESC"
_NUMBERS = f"SELECT number FROM session WHERE {schema.ENDED} {_NEWEST_FIRST}"  # noqa: S608
_OF_DAY = f"SELECT number FROM session WHERE {WITHIN} {_NEWEST_FIRST}"  # noqa: S608
_DELETED = f"SELECT number FROM session WHERE deleted IS NOT NULL {_NEWEST_FIRST}"  # noqa: S608
_LINES = """
    SELECT number, id, title, started, outcome, start_score,
        (SELECT value FROM score WHERE session = number AND "when" = 'after'
            ORDER BY seq DESC LIMIT 1),
        stop_score, stop_symptom,
        (SELECT count(*) FROM set_done WHERE session = number), effort, note,
        EXISTS (SELECT 1 FROM correction WHERE session = number)
    FROM session WHERE number IN ({holes})"""


class Summary(msgspec.Struct, frozen=True, gc=False):
    """A session in a line; `number` tells it from others in this logbook only."""

    number: int
    id: str
    title: str
    started: datetime
    outcome: Outcome
    pain_before: int
    pain_after: int | None
    stop_score: int | None
    stop_symptom: Symptom | None
    sets: int
    effort: int | None
    note: str | None
    is_corrected: bool


def numbers(connection: sqlite3.Connection) -> "array[int]":
    """Return the numbers of all ended sessions. Raises `sqlite3.Error`."""
    return _numbers(connection.execute(_NUMBERS))


def numbers_of_day(connection: sqlite3.Connection, day: date) -> "array[int]":
    """Return those of a day. Raises `sqlite3.Error`."""
    return _numbers(connection.execute(_OF_DAY, Span(day, day).values))


def deleted_numbers(connection: sqlite3.Connection) -> "array[int]":
    """Return those that were deleted and can be brought back. Raises `sqlite3.Error`."""
    return _numbers(connection.execute(_DELETED))


def summaries(connection: sqlite3.Connection, wanted: Sequence[int]) -> list[Summary]:
    """Return these sessions in a line each, in the same order; one that is gone is left out.

    Raises `sqlite3.Error`.
    """
    asked = _LINES.format(holes=", ".join("?" * len(wanted)))
    found = {row[0]: row for row in connection.execute(asked, tuple(wanted))}
    return [_summary(*found[number]) for number in wanted if number in found]


def _numbers(rows: Iterable[tuple[int]]) -> "array[int]":
    return array("q", (row[0] for row in rows))


def _summary(
    number: int, id_: str, title: str, started: str, outcome: str, before: int,
    after: int | None, score: int | None, symptom: str | None, *rest: Any,
) -> Summary:  # fmt: skip
    sets, effort, note, is_corrected = rest
    return Summary(
        number, id_, title, datetime.fromisoformat(started), Outcome(outcome), before, after,
        score, Symptom(symptom) if symptom else None, sets, effort, note, bool(is_corrected),
    )  # fmt: skip
