"""What can go wrong with a logbook, told in plain words.

A failing disk, a damaged file or a newer one is a fact of life and becomes a `LogbookProblem`,
which the user is shown. Anything else is a bug and keeps its own exception.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LogbookProblem(Exception):  # noqa: N818  (a fact of life to be told, not an error of ours)
    """Something stands in the way of the logbook.

    `message` is a whole sentence for the user; `reason` only the cause, such as "the disk is full".
    """

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.reason = reason


class NewerLogbook(LogbookProblem):
    """The logbook was written by a newer version of the program, and cannot be written by this one.

    It was not touched.
    """


class DamagedLogbook(LogbookProblem):
    """The file is no logbook of ours, or no longer a whole one; it was not changed."""


class UnwritableLogbook(LogbookProblem):
    """Nothing can be written: no permission, a full disk, a read-only folder."""


class SessionRunning(LogbookProblem):
    """Another window or terminal leads a session now."""


class ExportProblem(LogbookProblem):
    """The export could not be written; what stood at its place before still does."""


class BackupProblem(LogbookProblem):
    """No backup could be written, or read; the logbook stays as it is."""


class ImportProblem(LogbookProblem):
    """A file could not be imported; the logbook is as it was."""


_DISK_FULL = "the disk is full"
_NOT_ALLOWED = "there is no permission"
_READ_ONLY = "it is read-only"

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: _DISK_FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _NOT_ALLOWED,
    sqlite3.SQLITE_CANTOPEN: "the file or its folder cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_BUSY: "another program is using it",
    sqlite3.SQLITE_LOCKED: "another program is using it",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NO_ROOM_FOR_INDEX = sqlite3.SQLITE_IOERR_SHMSIZE

_OF_SYSTEM = {
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: "the space allowed to you is used up",
    errno.EFBIG: "the file would grow too large",
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder does not exist",
    errno.ENOTDIR: "a part of the path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.EIO: "the disk reports an error",
}


def reason(error: sqlite3.Error | OSError) -> str:
    """Return the cause of an error as part of a sentence."""
    if isinstance(error, OSError):
        return _OF_SYSTEM.get(error.errno or 0) or (error.strerror or str(error)).lower()
    code = error_code(error)
    if code == _NO_ROOM_FOR_INDEX:
        return _DISK_FULL
    return _OF_SQLITE.get(code & 0xFF) or str(error)


def error_code(error: sqlite3.Error) -> int:
    """Return SQLite's extended result code; 0 where the error is not SQLite's own."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code


@contextmanager
def told(path: Path, *, writing: bool) -> Iterator[None]:
    """Turn errors of disk and database into a `LogbookProblem` that names the file."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except (sqlite3.Error, OSError) as error:
        cause = reason(error)
        if isinstance(error, sqlite3.Error) and error_code(error) & 0xFF in _DAMAGED:
            raise damaged(path, cause) from error
        if writing:
            message = f"The logbook {path} cannot be written: {cause}."
            raise UnwritableLogbook(message, cause) from error
        raise LogbookProblem(f"The logbook {path} cannot be read: {cause}.", cause) from error


def damaged(path: Path, cause: str) -> DamagedLogbook:
    """Return the problem of a file that is no whole logbook."""
    message = f"The logbook {path} cannot be used: {cause}. It was left as it is."
    return DamagedLogbook(message, cause)


def newer(path: Path) -> NewerLogbook:
    """Return the problem of a file that a later version of the program has written."""
    return NewerLogbook(
        f"The logbook {path} was written by a newer version of Exercise Coach. "
        "It is never changed by this one; please update the program.",
        "the logbook was written by a newer version of Exercise Coach",
    )
