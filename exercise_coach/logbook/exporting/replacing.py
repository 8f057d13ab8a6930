"""Writing a file so that it appears whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from exercise_coach.logbook.problems import ExportProblem, reason


def replace_file(out: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file beside `out`, see it safely on the disk, and put it in its place.

    It is for the user alone to read. Raises `ExportProblem`; what stood there before then still
    does.
    """
    try:
        out = out.resolve()
        if out.exists() and not out.is_file():
            raise ExportProblem(f"{out} could not be written: it is not an ordinary file.")
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


def _temporary(out: Path) -> IO[bytes]:
    return tempfile.NamedTemporaryFile("wb", dir=out.parent, prefix=f".{out.name}.", delete=False)
