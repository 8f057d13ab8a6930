"""Whether a database is whole: cheap to ask at once, thorough when there is time."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from exercise_coach.logbook import opening

_STEPS = 20_000
"""How many steps SQLite takes before it asks whether to go on: less than a millisecond."""

GoOn = Callable[[], bool]


class PutOff(Exception):  # noqa: N818  (nothing went wrong)
    """Something else came first; nothing was changed."""


def always() -> bool:
    """Go on whatever happens."""
    return True


@contextmanager
def while_wanted(connection: sqlite3.Connection, go_on: GoOn) -> Iterator[None]:
    """Let a connection work only as long as `go_on` says so. Raises `PutOff` where it did not."""
    connection.set_progress_handler(lambda: not go_on(), _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise PutOff from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def faults(connection: sqlite3.Connection, go_on: GoOn = always) -> tuple[str, ...]:
    """Return what a full check finds wrong; nothing where all is well. Raises `PutOff`."""
    try:
        with while_wanted(connection, go_on):
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return (str(error),)
    told = [line for line in found if line != "ok"]
    told += [f"{table}: an entry without its {parent}" for table, _, parent, _ in lost]
    return tuple(told)


def faults_of(path: Path, go_on: GoOn = always) -> tuple[str, ...]:
    """Return what a full check of a logbook's file finds wrong, without holding up who writes it.

    Raises `PutOff` where `go_on` no longer held, `LogbookProblem` where the file cannot be read.
    """
    with closing(opening.connect_read_only(path)) as connection:
        return faults(connection, go_on)
