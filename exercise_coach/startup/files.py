"""A small file that stands there whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from exercise_coach.startup.login import StartupError


def put(path: Path, content: bytes) -> None:
    """Write a file in place of another, and the folders above it where they are missing.

    Raises `StartupError` where that fails; then nothing has changed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".exercise-coach-")
    except OSError as error:
        raise _problem(path, "written", error) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        Path(name).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise _problem(path, "written", error) from None


def take_away(path: Path) -> None:
    """Remove a file if it is there. Raises `StartupError` where that fails."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _problem(path, "removed", error) from None


def read(path: Path) -> bytes:
    """Return what a file holds; nothing where there is none that can be read."""
    with suppress(OSError):
        return path.read_bytes()
    return b""


def _problem(path: Path, verb: str, error: OSError) -> StartupError:
    reason = (error.strerror or str(error)).lower()
    return StartupError(f"{path} cannot be {verb}: {reason}")
