"""The words with which this program is started again as it is installed here."""

import sys
from pathlib import Path

from exercise_coach.folders import platform_folder

NAME = "exercise-coach"
IN_TRAY = "--in-tray"


def command_line(folder: Path) -> tuple[str, ...]:
    """Return the command that starts the program in the tray, for a data folder.

    The folder is named unless it is the platform's own: a variable that was set in a terminal is
    not there at a login.
    """
    of_folder = () if folder == platform_folder() else ("--data-dir", str(folder))
    return (*_program(), IN_TRAY, *of_folder)


def _program() -> tuple[str, ...]:
    python = Path(sys.executable)
    without_console = python.with_name("pythonw.exe")
    if without_console.is_file():
        return (str(without_console), "-m", "exercise_coach")
    for script in (Path(sys.argv[0]), python.with_name(NAME)):
        if script.name == NAME and script.is_file():
            return (str(script.absolute()),)
    return (str(python), "-m", "exercise_coach")
