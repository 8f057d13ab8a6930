"""Erasing all that is personal in a data folder, and nothing else.

What is ours is known by its name, and what was exported by what it holds. Anything else that
somebody keeps in the folder stays, and the folder with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from exercise_coach.logbook import FILE, SessionLock
from exercise_coach.settings import BAD_NAME, FILE_NAME

WINDOW = "window.ini"
OWN_FOLDERS = ("routines", "exercises", "figures")
"""Where the user's own routines, and what belongs to them, lie."""
_BACKUPS = "backups"
_LOCK = "session.lock"
_BESIDE = r"(-wal|-shm|-journal)?"
_LOGBOOK = re.compile(rf"{re.escape(FILE)}{_BESIDE}")
_ASIDE = re.compile(
    rf"logbook\.(damaged|salvaged|before-restore)-\d{{8}}-\d{{6}}(-\d+)?\.sqlite3{_BESIDE}"
)
_BACKUP = re.compile(rf"logbook(-\d{{8}}-\d{{6}}(-\d+)?\.sqlite3|\.partial){_BESIDE}")
_SETTINGS = re.compile(rf"{re.escape(FILE_NAME)}|{re.escape(BAD_NAME)}|\.settings-\w+")
_WINDOW = re.compile(rf"{re.escape(WINDOW)}(\.lock)?")
_HEAD = 1 << 16
_NAME = "Exercise Coach"


class Login(Protocol):
    """The platform's own switch for starting at login."""

    def is_on(self) -> bool:
        """Tell whether a login starts this program."""

    def turn(self, *, on: bool) -> None:
        """Turn it. Raises an `Exception` that says why not."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Some of what can be erased: what it is called, one and several of it, and its files."""

    one: str
    several: str
    paths: tuple[Path, ...]

    @property
    def told(self) -> str:
        """How many of what there are, in words."""
        count = len(self.paths)
        return self.one if count == 1 else self.several.format(count=count)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was removed, in words, and what could not be, each with its reason."""

    removed: tuple[str, ...]
    failed: tuple[str, ...]


def personal(folder: Path, *, routines: bool = False) -> list[Kind]:
    """Return what would be erased from a data folder; the user's own `routines` only if wanted."""
    here = _files(folder)
    kinds = [
        Kind("the logbook", "the logbook", _named(here, _LOGBOOK, only=FILE)),
        Kind("1 backup", "{count} backups", _named(_files(folder / _BACKUPS), _BACKUP)),
        Kind("1 logbook that was set aside", "{count} logbooks that were set aside",
             tuple(path for path in _named(here, _ASIDE) if path.suffix == ".sqlite3")),
        Kind("1 exported file", "{count} exported files", tuple(filter(_is_export, here))),
        Kind("the settings", "the settings", _named(here, _SETTINGS)),
        Kind("the place of the window", "the place of the window", _named(here, _WINDOW)),
    ]  # fmt: skip
    if routines:
        own = [path for name in OWN_FOLDERS for path in _files(folder / name)]
        yours = tuple(path for path in own if path.suffix in {".yaml", ".yml"})
        kinds.append(Kind("1 file of your own routines", "{count} files of your own", yours))
    return [kind for kind in kinds if kind.paths]


def erase(folder: Path, login: Login | None = None, *, routines: bool = False) -> Erased:
    """Remove all that is personal, and the start at `login`.

    Nobody may have the logbook open. Raises `LogbookProblem` while a session is led: then nothing
    was removed.
    """
    removed: list[str] = []
    failed: list[str] = []
    if folder.is_dir():
        with SessionLock(folder):
            for kind in personal(folder, routines=routines):
                problems = list(_remove(_with_what_is_beside(kind.paths)))
                failed += problems
                if not problems:
                    removed.append(kind.told)
        with suppress(OSError):
            (folder / _LOCK).unlink(missing_ok=True)
        _remove_empty(folder, routines=routines)
    if login is not None:
        _stop_starting(login, removed, failed)
    return Erased(tuple(removed), tuple(failed))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() or path.is_symlink())
    except OSError:
        return []


def _named(paths: Iterable[Path], name: re.Pattern[str], only: str = "") -> tuple[Path, ...]:
    found = tuple(path for path in paths if name.fullmatch(path.name))
    first = tuple(path for path in found if path.name == only)
    return first or found


def _is_export(path: Path) -> bool:
    """Tell whether a file is what this program exports."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    start = head.lstrip(b"\xef\xbb\xbf \r\n")
    match path.suffix.lower():
        case ".csv":
            return start.startswith(b"session,routine,title,phase,load,")
        case ".json":
            is_ours = start.startswith(b'{"format":') and b'"sessions"' in head
            return is_ours or (b'"Bundle"' in head and _NAME.encode() in head)
        case ".pdf":
            names = (_NAME.encode(), _NAME.encode("utf-16-be"))
            return start.startswith(b"%PDF") and any(name in path.read_bytes() for name in names)
    return False


def _with_what_is_beside(paths: Sequence[Path]) -> Iterator[Path]:
    """Return the files, and before each database what SQLite keeps beside it."""
    for path in paths:
        for ending in ("-wal", "-shm", "-journal"):
            if (beside := path.with_name(path.name + ending)).exists():
                yield beside
        yield path


def _remove(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            yield f"{path}: {(error.strerror or str(error)).lower()}"


def _remove_empty(folder: Path, *, routines: bool) -> None:
    """Remove our folders where nothing is left in them."""
    names = (_BACKUPS, *(OWN_FOLDERS if routines else ()))
    for each in (*(folder / name for name in names), folder):
        if each.is_dir() and not each.is_symlink() and not any(each.iterdir()):
            with suppress(OSError):
                each.rmdir()


def _stop_starting(login: Login, removed: list[str], failed: list[str]) -> None:
    if not login.is_on():
        return
    try:
        login.turn(on=False)
    except Exception as error:  # noqa: BLE001  (whatever it is, the rest was erased and is told)
        failed.append(str(error))
    else:
        removed.append("the start at login")
