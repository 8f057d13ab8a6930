"""Opening a logbook file with care: nothing that is not ours, or newer, or damaged, is changed."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from exercise_coach.logbook import files, records, schema, telling
from exercise_coach.logbook.files import beside
from exercise_coach.logbook.problems import damaged, newer, told

BUSY = 0.25
"""How long a write waits for another process, in seconds: a session must not stand still for it."""
BUSY_AT_FIRST = 5.0
"""How long opening waits for another process, in seconds: it may be making the tables."""
CHECKED = 8 * 2**20
"""A logbook up to this size, in bytes, is checked whenever it is opened: some 15 ms at most."""
DAMAGED = "damaged"
"""Marks the name of a logbook that was set aside because it is damaged."""
_ALONE = "mode=ro&immutable=1"


def connect(path: Path) -> sqlite3.Connection:
    """Open a logbook for writing; file and folder are made, for the user alone, where missing.

    Raises `NewerLogbook`, `DamagedLogbook` or `UnwritableLogbook`.
    """
    with told(path, writing=True):
        files.make_folder(path.parent)
        files.make_file(path)
        _refuse_newer(path, _version_alone(path))
        hot_journal = beside(path, "-journal").exists()
        with closing(attach(path, "mode=rw" if hot_journal else "mode=ro")) as looking:
            _examine(path, looking)
            _refuse_newer(path, schema.version(looking))
        files.close_own_folder(path.parent)
        files.close_to_others(path, *(beside(path, ending) for ending in files.BESIDE))
        connection = attach(path, "mode=rw")
        with _closed_on_failure(connection):
            _prepare(connection)
        return connection


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open a logbook to be read, on a read-only disk too. Where there is none, it reads as empty.

    Raises `NewerLogbook` for one that is newer and cannot be understood, `DamagedLogbook`, or
    `LogbookProblem` where it cannot be read.
    """
    with told(path, writing=False):
        version = _version_alone(path)
        if version == 0:
            return empty()
        if version is not None and version > schema.VERSION:
            return _up_to_date(path, _examined(path, attach(path, _ALONE)))
        try:
            return _up_to_date(path, _examined(path, attach(path, "mode=ro")))
        except sqlite3.OperationalError:
            # A read-only folder has no room for the index that a WAL needs beside it.
            if _has_pages_aside(path):
                return _copy_in_memory(path)
            return _up_to_date(path, _examined(path, attach(path, _ALONE)))


def set_aside(path: Path, now: datetime, mark: str = DAMAGED) -> Path:
    """Rename a damaged logbook so that a new one can be begun, and return its new path.

    Nothing is overwritten. Raises `UnwritableLogbook` where it cannot be renamed.
    """
    with told(path, writing=True):
        aside = files.free_name(path, mark, now)
        # The database goes last: a WAL left without one would be thrown away by the next opening.
        for ending in files.BESIDE:
            if beside(path, ending).exists():
                beside(path, ending).rename(beside(aside, ending))
        path.replace(aside)
    return aside


def attach(path: Path, how: str) -> sqlite3.Connection:
    """Open a database as it is, with parameters of SQLite's own. Raises `sqlite3.Error`."""
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


def _version_alone(path: Path) -> int | None:
    """Return the version, 0 for nothing at all, without changing or making a file beside it.

    None where a WAL has the last word: then the database's own file cannot be judged alone.
    Python's `open` could look at it as well, but would drop the locks this process has on it.
    """
    if not path.exists():
        return 0
    if _has_pages_aside(path):
        return None
    with closing(attach(path, _ALONE)) as connection:
        return schema.version(connection) if _is_logbook(path, connection) else 0


def refuse_newer(path: Path) -> None:
    """Raise `NewerLogbook` for one that a newer version has written, without touching it.

    Raises `DamagedLogbook` for what is no logbook, or `LogbookProblem` where it cannot be read.
    """
    with told(path, writing=False):
        version = _version_alone(path)
        if version is None:
            with closing(attach(path, "mode=ro")) as connection:
                version = schema.version(connection)
        _refuse_newer(path, version)


def _refuse_newer(path: Path, version: int | None) -> None:
    if version is not None and version > schema.VERSION:
        raise newer(path)


def _is_logbook(path: Path, connection: sqlite3.Connection) -> bool:
    """Tell a logbook (true) from an empty database (false); anything else is a problem."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = schema.version(connection)
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


def empty() -> sqlite3.Connection:
    """Return what reads as an empty logbook, and is in no file."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    schema.bring_up_to_date(connection)
    return connection


def _copy_in_memory(path: Path) -> sqlite3.Connection:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for original in (path, beside(path, "-wal")):
            copy.with_name(original.name).write_bytes(original.read_bytes())
        return _in_memory(path, _examined(path, attach(copy, "mode=rw")))


def _up_to_date(path: Path, connection: sqlite3.Connection) -> sqlite3.Connection:
    """Give an older logbook as a copy that has all of today's tables: the file stays as it is."""
    if schema.version(connection) < schema.VERSION:
        return _in_memory(path, connection)
    _understand(path, connection)
    return connection


def _in_memory(path: Path, connection: sqlite3.Connection) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with closing(connection):
        connection.backup(memory)
    if schema.version(memory) < schema.VERSION:
        schema.bring_up_to_date(memory)
    _understand(path, memory)
    return memory


def _understand(path: Path, connection: sqlite3.Connection) -> None:
    """See that a newer logbook still has what is read here. Raises `NewerLogbook` if it has not."""
    if schema.version(connection) == schema.VERSION:
        return
    with _closed_on_failure(connection):
        try:
            records.read(connection, 0)
            telling.read_columns(connection)
        except (sqlite3.OperationalError, ValueError) as error:
            raise newer(path) from error


def _has_pages_aside(path: Path) -> bool:
    wal = beside(path, "-wal")
    return wal.exists() and wal.stat().st_size > 0
