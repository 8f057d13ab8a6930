"""What a damaged logbook still holds, row by row, gathered in a new database of today's tables.

Two roads: SQLite's, from both ends of every table up to where it gives up, and then the pages
themselves. A row counts only where it has the types of its table and keeps all its rules.
"""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from exercise_coach.logbook import health, opening, pages, schema
from exercise_coach.logbook.files import beside

_TYPES: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (float, int)}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as today's logbook has it; `own_rowid` is the column that is the rowid, if any.

    A row written before columns were added at the end has fewer, but `fewest` at least.
    """

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    key: tuple[str, ...]
    has_rowid: bool
    own_rowid: int | None
    fewest: int

    def fits(self, record: pages.Record) -> bool:
        """Tell whether a record may be a row of it, as it is now or as it was before."""
        if (record.rowid is not None) is not self.has_rowid:
            return False
        given = record.values
        if not given or len(given) > len(self.columns) or len(given) < self.fewest:
            return False
        return all(
            value is None or isinstance(value, _TYPES[kind])
            for value, kind in zip(given, self.types, strict=False)
        )


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was gathered. `is_whole` where SQLite could read it all.

    The others are what indexes and other rows speak of, whether or not it was found.
    """

    database: sqlite3.Connection
    is_whole: bool
    known: "Known"


@dataclass(frozen=True, slots=True)
class Known:
    """Keys (session and seq) of sets, numbers of sessions, and how many facts there were."""

    sets: frozenset[tuple[int, int]] = frozenset()
    sessions: frozenset[int] = frozenset()
    facts: int = 0


def tables(connection: sqlite3.Connection) -> tuple[Table, ...]:
    """Return the tables of a logbook of today; those with most columns first."""
    listed = connection.execute("PRAGMA table_list").fetchall()
    own = [row for row in listed if row[0] == "main" and not row[1].startswith("sqlite_")]
    made = (_table(connection, row[1], has_rowid=not row[4]) for row in own)
    return tuple(sorted(made, key=lambda table: -len(table.columns)))


def _table(connection: sqlite3.Connection, name: str, *, has_rowid: bool) -> Table:
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    keyed = sorted((row[5], row[1]) for row in columns if row[5])
    own = [row[0] for row in columns if row[5] and row[2] == "INTEGER"]
    needed = [row[0] + 1 for row in columns if row[3] and row[4] is None]
    return Table(
        name, tuple(row[1] for row in columns), tuple(row[2] for row in columns),
        tuple(key for _, key in keyed), has_rowid, own[0] if has_rowid and own else None,
        max(needed),
    )  # fmt: skip


def gather(damaged: Path) -> Salvaged:
    """Gather what a damaged logbook and its WAL still hold; they stay as they are.

    The database is one of its own, not yet sound as a whole: a set may lack its session. Close it.
    Raises `OSError` where the file cannot be read at all.
    """
    gathered = sqlite3.connect("", isolation_level=None)
    schema.bring_up_to_date(gathered)
    wanted = tables(gathered)
    gathered.execute("BEGIN")
    is_whole, is_healthy = _by_sqlite(damaged, gathered, wanted)
    known = Known() if is_healthy else _by_pages(damaged, gathered, wanted)
    schema.name_stops(gathered)
    gathered.execute("COMMIT")
    return Salvaged(gathered, is_whole, known)


def _by_sqlite(
    damaged: Path, gathered: sqlite3.Connection, known: Iterable[Table]
) -> tuple[bool, bool]:
    """Read what SQLite reads; tell whether that was all, and whether it finds no fault at all."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite3"
        for ending in ("", "-wal"):
            if (original := beside(damaged, ending)).exists():
                beside(copy, ending).write_bytes(original.read_bytes())
        try:
            with closing(opening.attach(copy, "mode=rw")) as source:
                # A row is taken as it is; what is no text in its characters is refused below.
                source.text_factory = _text
                read = [_read(source, gathered, table) for table in known]
                return all(read), all(read) and not health.faults(source)
        except sqlite3.Error:
            return False, False


def _text(content: bytes) -> str | bytes:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def _read(source: sqlite3.Connection, gathered: sqlite3.Connection, table: Table) -> bool:
    """Read a table from its start and, where that breaks off, from its end; tell whether whole."""
    there = {row[1] for row in source.execute(f"PRAGMA table_info({table.name})")}
    columns = [name for name in table.columns if name in there]
    if not columns:
        return schema.version(source) in range(1, schema.VERSION)
    key = ("rowid",) if table.has_rowid else table.key
    asked = f"SELECT {_names(columns)} FROM {table.name} NOT INDEXED ORDER BY "  # noqa: S608
    backwards = asked + ", ".join(f"{name} DESC" for name in key)
    asked += ", ".join(key)
    if _insert(gathered, table, columns, _until_broken(source, asked)):
        return True
    _insert(gathered, table, columns, _until_broken(source, backwards))
    return False


class _Broken(Exception):  # noqa: N818  (expected of a damaged table)
    """SQLite gave up here."""


def _until_broken(source: sqlite3.Connection, asked: str) -> Iterator[Sequence[pages.Value]]:
    try:
        yield from source.execute(asked)
    except sqlite3.Error as error:
        raise _Broken from error


def _insert(
    gathered: sqlite3.Connection,
    table: Table,
    columns: Sequence[str],
    rows: Iterable[Sequence[pages.Value]],
) -> bool:
    """Insert rows that keep the rules, up to where they break off; tell whether all were such."""
    holes = ", ".join("?" * len(columns))
    put = f"INSERT OR IGNORE INTO {table.name} ({_names(columns)}) VALUES ({holes})"  # noqa: S608
    types = [table.types[table.columns.index(name)] for name in columns]
    refused = 0
    try:
        for row in rows:
            is_typed = all(
                value is None or isinstance(value, _TYPES[kind])
                for value, kind in zip(row, types, strict=True)
            )
            refused += not (is_typed and gathered.execute(put, row).rowcount)
    except _Broken:
        return False
    return not refused


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _by_pages(damaged: Path, gathered: sqlite3.Connection, wanted: Sequence[Table]) -> Known:
    wal = beside(damaged, "-wal")
    content = wal.read_bytes() if wal.exists() else b""
    sets: set[tuple[int, int]] = set()
    sessions: set[int] = set()
    facts: set[int] = set()
    for record in pages.records(damaged.read_bytes(), content):
        table = next((each for each in wanted if each.fits(record)), None)
        if table is not None:
            _put(gathered, table, record)
        if record.rowid is None:
            sets.update(_set_in_index(record.values))
            sessions.update(_session_in_index(record.values))
            facts.update(_fact_in_index(record.values))
    sets.update(gathered.execute("SELECT session, seq FROM set_done"))
    sessions.update(session for session, _ in sets)
    return Known(frozenset(sets), frozenset(sessions), len(facts))


def _put(gathered: sqlite3.Connection, table: Table, record: pages.Record) -> None:
    values = list(record.values)
    if table.own_rowid is not None:
        values[table.own_rowid] = record.rowid
    _insert(gathered, table, table.columns[: len(values)], [values])


def _set_in_index(values: Sequence[pages.Value]) -> Iterator[tuple[int, int]]:
    """Return the key of the set that an entry of `set_done_once` or `set_done_exercise` is of."""
    match values:
        case (int(session), int(), int(), "" | "right" | "left", int(seq)):
            yield session, seq
        case (str(), int(session), int(seq)):
            yield session, seq


def _session_in_index(values: Sequence[pages.Value]) -> Iterator[int]:
    """Return the number of the session that an entry of `session_ended` or `session_open` is of."""
    match values:
        case (float(), int(number)):
            yield number


def _fact_in_index(values: Sequence[pages.Value]) -> Iterator[int]:
    """Return the rowid of the fact that an entry of `fact_told` is of."""
    match values:
        case (str(), float(), int(rowid)):
            yield rowid
