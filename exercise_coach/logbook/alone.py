"""Whether anybody else has a logbook open: its file can be exchanged only where nobody has."""

import sqlite3
from contextlib import closing
from pathlib import Path

from exercise_coach.logbook import opening
from exercise_coach.logbook.problems import UnwritableLogbook, error_code


def see_that_nobody_has_it_open(logbook: Path) -> None:
    """Raise `UnwritableLogbook` where a window or terminal has: it would go on with the old file.

    A logbook that is missing, or damaged, nobody has open.
    """
    try:
        with closing(opening.attach(logbook, "mode=rw")) as connection:
            connection.execute(f"PRAGMA busy_timeout = {opening.BUSY * 1000:.0f}")
            # In this mode the lock is had only where no other connection is open at all.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        if error_code(error) & 0xFF == sqlite3.SQLITE_BUSY:
            cause = "another window or terminal has it open"
            message = f"The logbook {logbook} cannot be changed: {cause}. Please close that first."
            raise UnwritableLogbook(message, cause) from error
