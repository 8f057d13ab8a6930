"""Opening a logbook file with care: nothing that is not ours, or newer, or damaged, is changed."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from exercise_coach.logbook import schema
from exercise_coach.logbook.problems import damaged, newer, told

BUSY = 0.25
"""How long a write waits for another process, in seconds: a session must not stand still for it."""
BUSY_AT_FIRST = 5.0
"""How long opening waits for another process, in seconds: it may be making the tables."""
CHECKED = 8 * 2**20
"""A logbook up to this size, in bytes, is checked whenever it is opened: some 15 ms at most."""
_BESIDE = ("-wal", "-shm")
_ALONE = "mode=ro&immutable=1"


def connect(path: Path) -> sqlite3.Connection:
    """Open a logbook for writing; file and folder are made, for the user alone, where missing.

    Raises `NewerLogbook`, `DamagedLogbook` or `UnwritableLogbook`.
    """
    with told(path, writing=True):
        _make(path)
        _holds_something(path)
        hot_journal = _beside(path, "-journal").exists()
        with closing(_connection(path, "mode=rw" if hot_journal else "mode=ro")) as looking:
            _examine(path, looking)
        connection = _connection(path, "mode=rw")
        with _closed_on_failure(connection):
            _prepare(connection)
        return connection


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open a logbook to be read, on a read-only disk too. Where there is none, it reads as empty.

    Raises `NewerLogbook`, `DamagedLogbook`, or `LogbookProblem` where it cannot be read.
    """
    with told(path, writing=False):
        if not _holds_something(path):
            return _empty()
        try:
            return _up_to_date(_examined(path, _connection(path, "mode=ro")))
        except sqlite3.OperationalError:
            # A read-only folder has no room for the index that a WAL needs beside it.
            if _has_pages_aside(path):
                return _copy_in_memory(path)
            return _up_to_date(_examined(path, _connection(path, _ALONE)))


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged logbook so that a new one can be begun, and return its new path.

    Nothing is overwritten. Raises `UnwritableLogbook` where it cannot be renamed.
    """
    with told(path, writing=True):
        aside = _free_name(path, f"damaged-{now:%Y%m%d-%H%M%S}")
        # The database goes last: a WAL left without one would be thrown away by the next opening.
        for ending in _BESIDE:
            if _beside(path, ending).exists():
                _beside(path, ending).rename(_beside(aside, ending))
        path.replace(aside)
    return aside


def _free_name(path: Path, mark: str) -> Path:
    """Return a name beside `path` that nothing bears yet, taken at once by an empty file."""
    number = 1
    while True:
        again = f"-{number}" if number > 1 else ""
        name = path.with_name(f"{path.stem}.{mark}{again}{path.suffix}")
        if not any(_beside(name, ending).exists() for ending in _BESIDE):
            try:
                name.touch(mode=0o600, exist_ok=False)
            except FileExistsError:
                pass
            else:
                return name
        number += 1


def _make(path: Path) -> None:
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _connection(path: Path, how: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(
        address,
        uri=True,
        timeout=BUSY_AT_FIRST,
        isolation_level=None,
        check_same_thread=False,  # the logbook itself sees to it that threads take turns
    )


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _holds_something(path: Path) -> bool:
    """Tell whether there is a logbook, without changing anything or making a file beside it.

    Only where no WAL has the last word can the database's own file be judged alone. Python's `open`
    could look at it as well, but would drop the locks this process has on it.
    """
    if not path.exists() or _has_pages_aside(path):
        return path.exists()
    with closing(_connection(path, _ALONE)) as connection:
        return _is_logbook(path, connection)


def _is_logbook(path: Path, connection: sqlite3.Connection) -> bool:
    """Tell a logbook (true) from an empty database (false); anything else is a problem."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = schema.version(connection)
    if mark == schema.APPLICATION_ID and version > schema.VERSION:
        raise newer(path)
    if mark == schema.APPLICATION_ID and version > 0:
        return True
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark or version or tables:
        raise damaged(path, "it is not a logbook of Exercise Coach")
    return False


def _examine(path: Path, connection: sqlite3.Connection) -> None:
    if not _is_logbook(path, connection) or path.stat().st_size > CHECKED:
        return
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise damaged(path, "it is damaged")


def _examined(path: Path, connection: sqlite3.Connection) -> sqlite3.Connection:
    with _closed_on_failure(connection):
        _examine(path, connection)
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    if schema.version(connection) < schema.VERSION:
        schema.bring_up_to_date(connection)
    _try_to_write(connection)
    connection.execute(f"PRAGMA busy_timeout = {BUSY * 1000:.0f}")


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Raise `sqlite3.OperationalError` where SQLite has quietly opened it only to be read."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    finally:
        connection.execute("ROLLBACK")


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.bring_up_to_date(connection)
    return connection


def _copy_in_memory(path: Path) -> sqlite3.Connection:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for original in (path, _beside(path, "-wal")):
            copy.with_name(original.name).write_bytes(original.read_bytes())
        connection = _examined(path, _connection(copy, "mode=rw"))
        return _in_memory(connection)


def _up_to_date(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Give an older logbook as a copy that has all of today's tables: the file stays as it is."""
    if schema.version(connection) == schema.VERSION:
        return connection
    return _in_memory(connection)


def _in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with closing(connection):
        connection.backup(memory)
    schema.bring_up_to_date(memory)
    return memory


def _has_pages_aside(path: Path) -> bool:
    wal = _beside(path, "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
