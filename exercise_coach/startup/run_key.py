"""Windows: the user's Run key, and what Task Manager says about its entries."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Protocol

from exercise_coach.startup.login import StartupError

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
VALUE = "Exercise Coach"


class Registry(Protocol):
    """The user's own part of the registry. Each raises OSError where it may not be touched."""

    def read(self, key: str, value: str) -> object:
        """Return what a value holds; none where there is no such value."""

    def write(self, key: str, value: str, text: str) -> None:
        """Let a value hold a text."""

    def remove(self, key: str, value: str) -> None:
        """Remove a value if it is there."""


class RunKey:
    """The value of the program in the Run key."""

    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        self._line = subprocess.list2cmdline(command)
        self._registry = registry

    def is_on(self) -> bool:
        """Tell whether a login starts this program; Task Manager may have switched it off."""
        try:
            line = self._registry.read(RUN, VALUE)
            approved = self._registry.read(APPROVED, VALUE)
        except OSError:
            return False
        # The first byte is odd for an entry that is switched off.
        is_off = isinstance(approved, bytes) and approved[:1] != b"" and approved[0] % 2 == 1
        return line == self._line and not is_off

    def turn(self, *, on: bool) -> None:
        """Write the value, or remove it. Raises `StartupError` where that fails."""
        try:
            if on:
                self._registry.remove(APPROVED, VALUE)
                self._registry.write(RUN, VALUE, self._line)
            else:
                self._registry.remove(RUN, VALUE)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StartupError(f"The registry cannot be changed: {reason}") from None


def registry() -> Registry:
    """Return the registry of this computer. Raises `StartupError` where there is none."""
    if sys.platform == "win32":
        from exercise_coach.startup.current_user import CurrentUser  # noqa: PLC0415

        return CurrentUser()
    raise StartupError("There is no registry here.")
