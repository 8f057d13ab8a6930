"""The routine that somebody means by an id or by a path."""

import difflib
import os
from pathlib import Path

from exercise_coach import folders
from exercise_coach.cli import RefusalError
from exercise_coach.prescription import Library, LoadedRoutine, load_library, read_routine

_SUFFIXES = (".yaml", ".yml")


def load(data_folder: Path) -> Library:
    """Read what the program ships, and what the user has added in the data folder."""
    return load_library(folders.shipped("routines"), data_folder)


def own_folder(given: Path | None) -> Path:
    """Return the data folder, there or not.

    Raises `RefusalError` where something else stands in its place, or nobody lets us look into it.
    """
    folder = folders.data_folder(given)
    nearest = next((each for each in (folder, *folder.parents) if os.path.exists(each)), folder)  # noqa: PTH110
    if os.path.exists(nearest) and not os.path.isdir(nearest):  # noqa: PTH110, PTH112
        raise RefusalError(f"the data folder {folder} cannot be: {nearest} is not a folder")
    if not os.access(nearest, os.X_OK | (os.R_OK if nearest == folder else 0)):
        raise RefusalError(f"the data folder {folder} cannot be read: there is no permission")
    return folder


def find_routine(wanted: str, library: Library) -> LoadedRoutine:
    """Return the routine with this id, or the one in this file.

    Raises `RefusalError` where there is none, or the file has errors.
    """
    loaded = library.routine(wanted)
    if loaded is not None:
        return loaded
    if not is_path(wanted):
        ids = [each.routine.id for each in library.routines]
        near = difflib.get_close_matches(wanted.lower()[:64], ids, n=1)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise RefusalError(
            f"there is no routine {wanted!r:.70}{hint}; 'exercise-coach list' shows them all"
        )
    read = read_routine(Path(wanted), library)
    if isinstance(read, LoadedRoutine):
        return read
    errors = [problem for problem in read if not problem.is_warning]
    more = f" (and {len(errors) - 1} more: exercise-coach check {wanted})" if errors[1:] else ""
    raise RefusalError(f"{errors[0]}{more}")


def is_path(wanted: str) -> bool:
    """Return whether somebody means a file rather than an id."""
    return wanted.endswith(_SUFFIXES) or any(each in wanted for each in (os.sep, "/", "."))
