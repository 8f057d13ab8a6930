"""The window, opened by the program's bare name or ready to start a routine."""

import argparse
import importlib
from pathlib import Path

from exercise_coach.cli import RefusalError
from exercise_coach.commands.display import why_no_window
from exercise_coach.folders import data_folder

NO_DISPLAY = 3


def open_command(asked: argparse.Namespace) -> int:
    """Open the window, with a routine ready where one was named, or stay in the tray."""
    return open_window(asked.data_dir, asked.routine, in_tray=asked.in_tray)


def open_window(data_dir: Path | None, routine: str | None = None, *, in_tray: bool = False) -> int:
    """Open the window, or begin in the tray, and return its exit code.

    Raises `RefusalError` where there is no display, or no such routine.
    """
    reason = why_no_window()
    if reason is not None:
        raise RefusalError(
            f"{reason}; 'exercise-coach play' guides you here in the terminal", NO_DISPLAY
        )
    folder = data_folder(data_dir)
    if routine is not None:
        finding = importlib.import_module("exercise_coach.commands.finding")
        finding.find_routine(routine, finding.load(folder))
    desktop = importlib.import_module("exercise_coach.desktop.app")
    return int(desktop.run(folder, routine, in_tray=in_tray and routine is None))
