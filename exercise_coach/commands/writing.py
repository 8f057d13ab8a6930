"""How the commands write their answers."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exercise_coach.cli import PROGRAM, RefusalError

if TYPE_CHECKING:
    from exercise_coach.logbook import Added, Content


def write_line(line: str) -> None:
    """Write a line of the answer."""
    sys.stdout.write(f"{line}\n")


def write_json(value: Any) -> None:
    """Write the answer as JSON, in characters that the output can show."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    write_line(json.dumps(value, indent=2, ensure_ascii=encoding != "utf8"))


def write_file(out: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all. Raises `RefusalError` where it cannot."""
    try:
        out = out.resolve()
        if out.exists() and not out.is_file():
            raise RefusalError(f"{out} could not be written: it is not an ordinary file")
        _replace(out, content)
    except RuntimeError as error:  # up to Python 3.12, for a link that leads to itself
        raise RefusalError(f"{out} could not be written: it is a link to itself") from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise RefusalError(f"{out} could not be written: {reason}") from error


def _replace(out: Path, content: bytes) -> None:
    part = out.parent / f".{PROGRAM}-{os.getpid()}.part"
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def amount(number: int, of: str) -> str:
    """Return a number of things: ``1 error``, ``2 errors``."""
    return f"{number} {of}{'' if number == 1 else 's'}"


def amounts(held: "Added | Content") -> str:
    """Return how much of a logbook it is: ``3 sessions, 21 sets, 1 fact told``."""
    return (
        f"{amount(held.sessions, 'session')}, {amount(held.sets, 'set')}, "
        f"{amount(held.facts, 'fact')} told"
    )


def write_note(note: str) -> None:
    """Write something that the user should know beside the answer, to stderr."""
    sys.stderr.write(f"{PROGRAM}: {note}\n")
