"""Bringing the rows of one logbook into another: what is there stays, what lacks is added."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from exercise_coach.logbook.salvage import Table, tables

Row = Sequence[Any]
Numbers = dict[int, int]


@dataclass(frozen=True, slots=True)
class Added:
    """How many rows were added, in all and of the kinds that people count."""

    sessions: int
    sets: int
    facts: int

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.sessions + other.sessions, self.sets + other.sets, self.facts + other.facts
        )


def merge(
    source: sqlite3.Connection, target: sqlite3.Connection, taken: Iterable[int] = ()
) -> Added:
    """Add what `target` lacks of `source`, in the transaction that is open; return how much.

    Sessions are told apart by their ids, and get other numbers where theirs are in use; those
    `taken` count as in use by sessions that were lost. A row without its session is left out, and
    so is a session that was deleted from `target` for good.
    Both have today's tables. Raises `sqlite3.Error`.
    """
    by_name = {table.name: table for table in tables(target)}
    _add(source, target, by_name.pop("prescribed"), _as_it_is)
    sessions = by_name.pop("session")
    numbers = _numbers(source, target, frozenset(taken))
    place = sessions.columns.index("number")
    added = {"session": _add(source, target, sessions, _renumbered(numbers, place))}
    for name, table in by_name.items():
        has_session = "session" in table.columns
        change = _renumbered(numbers, table.columns.index("session")) if has_session else _as_it_is
        added[name] = _add(source, target, table, change)
    return Added(added["session"], added["set_done"], added["fact"])


def _as_it_is(rows: Iterable[Row]) -> Iterator[Row]:
    yield from rows


def _renumbered(numbers: Numbers, place: int) -> Any:
    def change(rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if row[place] in numbers:
                yield (*row[:place], numbers[row[place]], *row[place + 1 :])

    return change


def _numbers(
    source: sqlite3.Connection, target: sqlite3.Connection, taken: frozenset[int]
) -> Numbers:
    """Return which number in `target` each session of `source` has, or is to have."""
    asked = "SELECT id, number FROM session ORDER BY number"
    theirs, ours = dict(source.execute(asked)), dict(target.execute(asked))
    gone = {id_ for (id_,) in target.execute("SELECT id FROM gone")}
    used = set(ours.values())
    if not are_of_one(source, target):
        used |= taken
    following = max((*used, *taken, *theirs.values(), 0)) + 1
    numbers: Numbers = {}
    for id_, number in theirs.items():
        if id_ in gone:
            continue
        if id_ in ours:
            numbers[number] = ours[id_]
        elif number in used:
            numbers[number] = following
            following += 1
        else:
            numbers[number] = number
    return numbers


def are_of_one(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Tell whether two logbooks were one file once: numbers mean the same sessions in both.

    A session or a set that they have in common says so, unless one has another number.
    """
    asked = "SELECT id, number FROM session"
    these, those = dict(one.execute(asked)), dict(other.execute(asked))
    if any(those.get(id_, number) != number for id_, number in these.items()):
        return False
    # Moments to the millisecond are as good as ids.
    asked = "SELECT session, seq, at FROM set_done"
    return bool(these.keys() & those.keys() or set(one.execute(asked)) & set(other.execute(asked)))


def _add(source: sqlite3.Connection, target: sqlite3.Connection, table: Table, change: Any) -> int:
    columns = ", ".join(f'"{name}"' for name in table.columns)
    holes = ", ".join("?" * len(table.columns))
    rows = source.execute(f"SELECT {columns} FROM {table.name}")  # noqa: S608
    before = target.total_changes
    target.executemany(
        f"INSERT OR IGNORE INTO {table.name} ({columns}) VALUES ({holes})",  # noqa: S608
        change(rows),
    )
    return target.total_changes - before
