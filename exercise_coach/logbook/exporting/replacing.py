"""Writing a file so that it appears whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from exercise_coach.logbook.problems import ExportProblem, reason

_DATABASE = b"SQLite format 3\0"


def replace_file(out: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file beside `out`, see it safely on the disk, and put it in its place.

    It is for the user alone to read. Raises `ExportProblem`; what stood there before then still
    does. A logbook is never replaced, nor a backup of one.
    """
    try:
        out = _resolved(out)
        if out.exists() and not out.is_file():
            raise ExportProblem(f"{out} could not be written: it is not an ordinary file.")
        if _is_database(out):
            # It is the logbook, or a backup of it: a slip of the hand must not cost all there is.
            raise ExportProblem(f"{out} was not written: a logbook stands there.")
        with _temporary(out) as file:
            try:
                write(file)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(out)
            except BaseException:
                with suppress(OSError):
                    Path(file.name).unlink()
                raise
    except OSError as error:
        cause = reason(error)
        raise ExportProblem(f"{out} could not be written: {cause}.", cause) from error


def _resolved(out: Path) -> Path:
    try:
        return out.resolve()
    except RuntimeError as error:  # up to Python 3.12, for a link that leads to itself
        raise ExportProblem(f"{out} could not be written: it is a link to itself.") from error


def _is_database(out: Path) -> bool:
    if not out.exists():
        return False
    with out.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _temporary(out: Path) -> IO[bytes]:
    return tempfile.NamedTemporaryFile("wb", dir=out.parent, prefix=f".{out.name}.", delete=False)
