"""macOS: a launch agent of the user's, read by launchd at each login."""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from exercise_coach.startup.files import put, read, take_away

LABEL = "exercise-coach.at-login"


class LaunchAgent:
    """The agent of the program in a folder of launch agents."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self.path = folder / f"{LABEL}.plist"
        self._command = list(command)

    def is_on(self) -> bool:
        """Tell whether a login starts this program."""
        try:
            agent = plistlib.loads(read(self.path))
        except (plistlib.InvalidFileException, ExpatError, ValueError):
            return False
        return (
            isinstance(agent, dict)
            and agent.get("ProgramArguments") == self._command
            and agent.get("RunAtLoad") is True
            and agent.get("Disabled") is not True
        )

    def turn(self, *, on: bool) -> None:
        """Write the agent, or remove it. Raises `StartupError` where that fails."""
        if not on:
            take_away(self.path)
            return
        agent = {
            "Label": LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        put(self.path, plistlib.dumps(agent))
