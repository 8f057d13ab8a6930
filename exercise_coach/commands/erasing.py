"""Erasing all personal data of a data folder."""

import argparse

from exercise_coach.cli import RefusalError
from exercise_coach.commands.finding import own_folder
from exercise_coach.commands.not_ended import WAYS_TO_END, not_ended_in, not_ended_words
from exercise_coach.commands.writing import write_line, write_note
from exercise_coach.erasing import erase, personal
from exercise_coach.logbook import FILE, LogbookProblem, see_that_nobody_has_it_open
from exercise_coach.startup import at_login, command_line


def erase_command(asked: argparse.Namespace) -> int:
    """Say what would be erased or, with `--yes`, erase it; 1 where something is left.

    Raises `RefusalError` while a session runs, or a window is open.
    """
    folder = own_folder(asked.data_dir)
    there = personal(folder, routines=asked.routines)
    if not asked.yes:
        if not there:
            write_line(f"There is nothing of yours in {folder}.")
            return 0
        write_line(f"This would be erased from {folder}, for good:")
        for kind in there:
            write_line(f"  {kind.told}")
        for session in not_ended_in(folder):
            write_note(f"{not_ended_words(session)} would go, too; {WAYS_TO_END}")
        if len(personal(folder, routines=True)) > len(there):
            write_line(
                "Your own routines, exercises and figures stay; with --routines they go, too."
            )
        write_line("Nothing was erased. Add --yes to erase it.")
        return 1
    try:
        see_that_nobody_has_it_open(folder / FILE)
        erased = erase(folder, at_login(command_line(folder)), routines=asked.routines)
    except LogbookProblem as problem:
        raise RefusalError(f"{problem} Nothing was erased.") from problem
    for what in erased.removed:
        write_line(f"Erased: {what}")
    if not erased.removed and not erased.failed:
        write_line(f"There was nothing of yours in {folder}.")
    for what in erased.failed:
        write_note(f"could not be erased: {what}")
    return 1 if erased.failed else 0
