"""Opening a file that somebody gave: it may be anything."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from exercise_coach.logbook.problems import ImportProblem, reason

_SNIFFED = 4096
_BOM = b"\xef\xbb\xbf"


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open an ordinary file for reading. Raises `ImportProblem`, for errors while reading too."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise cannot_read(path, "it is not an ordinary file")
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise cannot_read(path, "there is no such file") from error
    except OSError as error:
        raise cannot_read(path, reason(error)) from error


def read_whole(path: Path, most: int) -> bytes:
    """Return what a file holds. Raises `ImportProblem` where that is more than `most` bytes."""
    with opened(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise cannot_read(path, f"it is larger than {most // 2**20} MiB")
    return content.removeprefix(_BOM)


def looks_like_json(path: Path) -> bool:
    """Tell JSON from a table. Raises `ImportProblem` for what is neither."""
    with opened(path) as file:
        start = file.read(_SNIFFED).removeprefix(_BOM)
    if start.startswith(b"PK"):
        raise cannot_read(path, "it is a spreadsheet's own file; save it as CSV and import that")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise cannot_read(path, "it is text in UTF-16; save it as UTF-8")
    if b"\0" in start:
        raise cannot_read(path, "it is neither JSON nor a table of text")
    if not start.strip():
        raise cannot_read(path, "it is empty")
    return start.lstrip()[:1] in {b"{", b"["}


def cannot_read(path: Path, why: str) -> ImportProblem:
    """Return the problem of a file that cannot be imported."""
    return ImportProblem(f"{path} cannot be imported: {why}.", why)
