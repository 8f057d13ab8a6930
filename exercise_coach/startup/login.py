"""One switch for all platforms: whether the program starts when the user logs in."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class StartupError(Exception):
    """The switch could not be turned; the text says why in plain words."""


class AtLogin(Protocol):
    """Reads and writes what the platform itself looks at, so that it never tells otherwise."""

    def is_on(self) -> bool:
        """Tell whether a login starts this program, as it is installed here."""

    def turn(self, *, on: bool) -> None:
        """Let a login start the program, or not. Raises `StartupError` where that fails."""


def at_login(command: Sequence[str], platform: str = sys.platform) -> AtLogin:
    """Return this platform's switch for a command."""
    if platform == "win32":
        from exercise_coach.startup.run_key import RunKey, registry  # noqa: PLC0415

        return RunKey(command, registry())
    if platform == "darwin":
        from exercise_coach.startup.launch_agent import LaunchAgent  # noqa: PLC0415

        return LaunchAgent(command, Path.home() / "Library" / "LaunchAgents")
    from exercise_coach.startup.autostart import Autostart  # noqa: PLC0415

    named = os.environ.get("XDG_CONFIG_HOME", "")
    config = Path(named) if Path(named).is_absolute() else Path.home() / ".config"
    return Autostart(command, config / "autostart")
