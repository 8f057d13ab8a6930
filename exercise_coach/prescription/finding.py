"""The exercise and routine files of a folder, and the folders to watch for changes."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exercise_coach.prescription.model import FileKind
from exercise_coach.prescription.problems import Problem

EXERCISES: Final = "exercises"
ROUTINES: Final = "routines"
_SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Found:
    """The YAML files of a folder and of those in it, in order, and what is wrong with the folders.

    `folders` are all that were looked into.
    """

    files: tuple[str, ...]
    folders: tuple[str, ...]
    problems: tuple[Problem, ...]


def find_files(folder: Path | str, *, may_be_missing: bool = False) -> Found:
    """Return what a folder holds. Hidden files, editors' backups and links that leave it stay out.

    A link to a folder inside is not followed: what it leads to is found where it stands.
    """
    files: list[str] = []
    folders: list[str] = []
    problems: list[Problem] = []
    root = os.path.realpath(folder)
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        try:
            entries = _entries(here)
            folders.append(here)
        except OSError as error:
            if may_be_missing and isinstance(error, FileNotFoundError):
                continue
            problems.append(Problem(Path(here), None, None, _told(error)))
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif entry.is_symlink() and not _stays(entry, root):
                problems += _leads_out(entry)
            elif entry.name.endswith(_SUFFIXES) and not _is_folder(entry):
                files.append(entry.path)
    return Found(tuple(sorted(files)), tuple(sorted(folders)), tuple(problems))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not entry.name.startswith(".")]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself, or where we may not look
        return False


def _stays(link: os.DirEntry[str], root: str) -> bool:
    target = os.path.realpath(link.path)
    return target == root or target.startswith(root.rstrip(os.sep) + os.sep)


def _leads_out(link: os.DirEntry[str]) -> list[Problem]:
    if not link.name.endswith(_SUFFIXES) and not _is_folder(link):
        return []
    return [Problem(Path(link.path), None, None, "this link leads out of its folder: not followed")]


def _told(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such folder"
    return f"this folder cannot be read: {(error.strerror or 'error').lower()}"


def shipped_files(shipped: Path) -> tuple[list[tuple[FileKind, str]], list[Problem]]:
    """Return what the app ships: exercises in their own folder, routines in all the others."""
    found = find_files(shipped)
    exercises = os.path.join(shipped, EXERCISES, "")  # noqa: PTH118 (joined as scandir joins)
    kinds = [
        (FileKind.EXERCISE if file.startswith(exercises) else FileKind.ROUTINE, file)
        for file in found.files
    ]
    return kinds, list(found.problems)


def user_files(user: Path) -> tuple[list[tuple[FileKind, str]], list[Problem]]:
    """Return the user's own files from the data folder, where each of its two may be missing."""
    kinds: list[tuple[FileKind, str]] = []
    problems: list[Problem] = []
    for kind, folder in _user_folders(user):
        found = find_files(folder, may_be_missing=True)
        kinds += [(kind, file) for file in found.files]
        problems += found.problems
    return kinds, problems


def _user_folders(user: Path) -> Iterator[tuple[FileKind, Path]]:
    yield FileKind.EXERCISE, user / EXERCISES
    yield FileKind.ROUTINE, user / ROUTINES


def watched_folders(shipped: Path, user: Path | None) -> tuple[Path, ...]:
    """Return the existing folders whose changes call for loading the library again.

    The data folder itself is one of them only while one of the user's two folders is not there.
    """
    roots = [shipped]
    for _, folder in _user_folders(user) if user else ():
        roots.append(folder if _is_there(folder) else folder.parent)
    folders: dict[Path, None] = {}
    for root in roots:
        inside = [root] if root == user else map(Path, find_files(root).folders)
        folders.update(dict.fromkeys(filter(_is_there, inside)))
    return tuple(folders)


def _is_there(folder: Path) -> bool:
    # Up to Python 3.13, `Path.is_dir` raises for a folder in one that may not be entered.
    return os.path.isdir(folder)  # noqa: PTH112
