"""Sessions are numbered in order of time, and stay so when older ones come in between.

The past is read by these numbers (`exercise_coach.logbook.past`).
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

from exercise_coach.logbook.entries import Statement
from exercise_coach.logbook.records import iso

_LATER = """
    SELECT julianday(started), number FROM session WHERE julianday(started) >= julianday(?)"""
_MOMENT = "SELECT julianday(?)"
_ENDS = "SELECT coalesce(min(number), 0), coalesce(max(number), 0), count(*) FROM session"
_MOVE = (
    "UPDATE session SET number = ? WHERE number = ?",
    "UPDATE set_done SET session = ? WHERE session = ?",
    "UPDATE score SET session = ? WHERE session = ?",
    "UPDATE event SET session = ? WHERE session = ?",
    "UPDATE correction SET session = ? WHERE session = ?",
)
_LATE_CHECK = Statement("PRAGMA defer_foreign_keys = ON", ())


def numbers(
    connection: sqlite3.Connection, new: Iterable[tuple[datetime, str]]
) -> tuple[dict[str, int], dict[int, int]]:
    """Return the number of each new session by its id, and the new number of each that must move.

    Where all new ones are older than all others, they are numbered below them. Otherwise whatever
    begins no earlier than the first of them is numbered anew, above all others. Raises
    `sqlite3.Error`.
    """
    arriving = [
        (connection.execute(_MOMENT, (iso(started),)).fetchone()[0], id_, iso(started))
        for started, id_ in new
    ]
    if not arriving:
        return {}, {}
    later = connection.execute(_LATER, (min(arriving)[2],)).fetchall()
    first, last, count = connection.execute(_ENDS).fetchone()
    if later and min(later)[0] > max(arriving)[0] and len(later) == count:
        below = first - len(arriving)
        return {id_: below + n for n, (_, id_, _) in enumerate(sorted(arriving))}, {}
    order: list[tuple[float, int, int | str]] = [(day, 0, number) for day, number in later]
    order += [(day, 1, id_) for day, id_, _ in arriving]
    placed: dict[str, int] = {}
    moved: dict[int, int] = {}
    # In order of time; at one moment what was there first comes first.
    for number, (_, _, who) in enumerate(sorted(order, key=_key), last + 1):
        if isinstance(who, str):
            placed[who] = number
        else:
            moved[who] = number
    return placed, moved


def _key(entry: tuple[float, int, int | str]) -> tuple[float, int, str]:
    day, rank, who = entry
    return day, rank, who if isinstance(who, str) else f"{who:020}"


def moving(moved: dict[int, int]) -> Iterator[Statement]:
    """Return what gives sessions their new numbers."""
    if moved:
        yield _LATE_CHECK
    for number, new in moved.items():
        for move in _MOVE:
            yield Statement(move, (new, number))
