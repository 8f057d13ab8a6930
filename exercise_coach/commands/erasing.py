"""Erasing all personal data of a data folder."""

import argparse
import sys

from exercise_coach.cli import RefusalError
from exercise_coach.commands.writing import write_line
from exercise_coach.erasing import erase, personal
from exercise_coach.folders import data_folder
from exercise_coach.logbook import LogbookProblem
from exercise_coach.startup import at_login, command_line


def erase_command(asked: argparse.Namespace) -> int:
    """Say what would be erased or, with `--yes`, erase it; 1 where something is left.

    Raises `RefusalError` while a session runs.
    """
    folder = data_folder(asked.data_dir)
    there = personal(folder, routines=asked.routines)
    if not asked.yes:
        if not there:
            write_line(f"There is nothing of yours in {folder}.")
            return 0
        write_line(f"This would be erased from {folder}, for good:")
        for kind in there:
            write_line(f"  {kind.told}")
        write_line("Nothing was erased. Add --yes to erase it.")
        return 1
    try:
        erased = erase(folder, at_login(command_line(folder)), routines=asked.routines)
    except LogbookProblem as problem:
        raise RefusalError(f"{problem} Nothing was erased.") from problem
    for what in erased.removed:
        write_line(f"Erased: {what}")
    if not erased.removed and not erased.failed:
        write_line(f"There was nothing of yours in {folder}.")
    for what in erased.failed:
        sys.stderr.write(f"exercise-coach: could not be erased: {what}\n")
    return 1 if erased.failed else 0
