"""Plain lines on the terminal, each shown at once; where it is one, a countdown under them."""

from typing import TextIO

_WIDTH = 30
"""The countdown is written over itself; what was typed to the right of it stays."""


class Screen:
    """Writes to the output, and what goes wrong to `errors`.

    `gone` tells that nobody reads the output any more.
    """

    def __init__(self, output: TextIO, errors: TextIO) -> None:
        self.gone = False
        self._output = output
        self._errors = errors
        self._moves = output.isatty()
        self._counting = ""

    def line(self, text: str = "") -> None:
        """Write a line."""
        self._clear()
        self._write(f"{text}\n")

    def note(self, text: str) -> None:
        """Say in one line what goes wrong."""
        self._clear()
        try:
            self._errors.write(f"exercise-coach: {' '.join(text.split())}\n")
            self._errors.flush()
        except (OSError, ValueError):
            return

    def countdown(self, text: str) -> None:
        """Show a line that the next one replaces; only a terminal has it."""
        if self._moves and text != self._counting:
            self._counting = text
            self._write(f"\r{text:<{_WIDTH}}")

    def was_typed(self) -> None:
        """Tell that Enter was pressed: the cursor stands on a new line."""
        self._counting = ""

    def _clear(self) -> None:
        if self._counting:
            self._counting = ""
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        if self.gone:
            return
        try:
            self._output.write(text)
            self._output.flush()
        except (OSError, ValueError):
            self.gone = True
