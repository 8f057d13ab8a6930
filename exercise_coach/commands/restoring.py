"""Going back to a backup, or seeing which there are."""

import argparse
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from exercise_coach import clock
from exercise_coach.cli import RefusalError
from exercise_coach.commands.finding import is_path, own_folder
from exercise_coach.commands.writing import amount, amounts, write_line
from exercise_coach.logbook import (
    FILE,
    Backup,
    LogbookProblem,
    SessionLock,
    backups_in,
    preview_restore,
    restore,
    see_that_nobody_has_it_open,
)


def restore_command(asked: argparse.Namespace) -> int:
    """Write which backups there are, or put one in the place of the logbook, which is kept.

    Raises `RefusalError` where there is no such backup, or it cannot be used, or a session runs or
    a window is open.
    """
    folder = own_folder(asked.data_dir)
    try:
        if asked.backup is None:
            for line in _listed(folder):
                write_line(line)
        else:
            _restore(folder / FILE, _found(asked.backup, folder))
    except LogbookProblem as problem:
        raise RefusalError(str(problem)) from problem
    return 0


def _listed(folder: Path) -> Iterator[str]:
    backups = backups_in(folder)
    if not backups:
        yield f"There is no backup in {folder} yet."
    for backup in backups:
        yield f"{backup.made:%Y-%m-%d %H:%M}  {backup.path.name}  {_told(folder / FILE, backup)}"


def _told(logbook: Path, backup: Backup) -> str:
    try:
        return amounts(preview_restore(logbook, backup.path).backup)
    except LogbookProblem as problem:
        return f"cannot be used: {problem.reason}"


def _found(wanted: str, folder: Path) -> Path:
    """Return the file of a backup that was named. Raises `RefusalError` where there is none."""
    names = {backup.path.name: backup.path for backup in backups_in(folder)}
    if wanted in names:
        return names[wanted]
    path = Path(wanted)
    if is_path(wanted) and path.is_file():
        if path.resolve() == (folder / FILE).resolve():
            raise RefusalError(f"{wanted} is the logbook itself, and no backup of it")
        return path
    near = get_close_matches(wanted[:64], names, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    raise RefusalError(
        f"there is no backup {wanted!r:.200}{hint}; 'exercise-coach restore' shows them all"
    )


def _restore(logbook: Path, backup: Path) -> None:
    with SessionLock(logbook.parent):
        see_that_nobody_has_it_open(logbook)
        seen = preview_restore(logbook, backup)
        kept = restore(logbook, backup, clock.wall())
    write_line(f"The logbook is again as in {backup.name}: {amounts(seen.backup)}.")
    if seen.lost:
        write_line(f"Only in the one of until now: {amount(seen.lost, 'session')}.")
    write_line(f"That is kept, and 'exercise-coach restore' goes back to it by its path: {kept}")
