"""The files of a logbook: what lies beside it, that they are the user's alone, and their names."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from exercise_coach.folders import platform_folder

FILE = "logbook.sqlite3"
"""Its name in the data folder."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, as endings of its name."""
_OTHERS = 0o077


def beside(path: Path, ending: str) -> Path:
    """Return the file beside a database whose name ends in this."""
    return path.with_name(path.name + ending)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for the user alone where missing. Raises `OSError`."""
    for each in reversed((folder, *folder.parents)):
        if not each.exists():
            each.mkdir(mode=0o700, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file for the user alone, unless it is there. Raises `OSError`."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def close_to_others(*paths: Path) -> None:
    """Take from others what they may do with these; what is not ours stays as it is.

    SQLite gives the files beside a database the rights of the database itself. Where rights are of
    another kind (Windows) the user's folders are closed to others anyway.
    """
    if not hasattr(os, "geteuid"):
        return
    for path in paths:
        with suppress(OSError):
            found = path.stat()
            if found.st_uid == os.geteuid() and found.st_mode & _OTHERS:
                path.chmod(found.st_mode & 0o7700)


def close_own_folder(folder: Path) -> None:
    """Take the rights of others on the data folder, if it is the one that is always ours.

    A folder that the user named may be shared on purpose; only the files in it are closed.
    """
    with suppress(OSError):
        if folder.stat().st_mode & _OTHERS and folder == platform_folder():
            close_to_others(folder)


def sync(path: Path) -> None:
    """See a file or folder safely on the disk. Raises `OSError`, but for a folder on Windows."""
    is_folder = path.is_dir()
    if is_folder and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def free_name(path: Path, mark: str, now: datetime) -> Path:
    """Return a name beside `path` that nothing bears yet, taken at once by an empty file.

    It tells what for and when, as in ``logbook.damaged-20260302-120005.sqlite3``. Raises `OSError`.
    """
    number = 1
    while True:
        again = f"-{number}" if number > 1 else ""
        name = path.with_name(f"{path.stem}.{mark}-{now:%Y%m%d-%H%M%S}{again}{path.suffix}")
        if not any(beside(name, ending).exists() for ending in BESIDE):
            try:
                name.touch(mode=0o600, exist_ok=False)
            except FileExistsError:
                pass
            else:
                return name
        number += 1
