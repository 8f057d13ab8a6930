"""Plain lines on the terminal, each shown at once; where it is one, a countdown under them."""

import re
import shutil
import textwrap
from typing import TextIO

_WIDTH = 30
"""The countdown is written over itself; what was typed to the right of it stays."""
_BEGINNING = re.compile(r"\s*(?:\d+\.\s+|-\s+)?")
"""What a line may begin with: what is broken off it stands below what comes next."""


def wrapped(text: str) -> str:
    """Return a line broken between words where the terminal is narrower than it is."""
    width = shutil.get_terminal_size().columns
    if len(text) <= width:
        return text
    beginning = _BEGINNING.match(text)
    indent = min(beginning.end() if beginning else 0, width // 2)
    return textwrap.fill(
        text, width, subsequent_indent=" " * indent, break_long_words=False,
        break_on_hyphens=False, replace_whitespace=False, expand_tabs=False,
    )  # fmt: skip


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
        self._write(f"{wrapped(text) if self._moves else text}\n")

    def note(self, text: str) -> None:
        """Say in one line what goes wrong."""
        self._clear()
        line = f"exercise-coach: {' '.join(text.split())}"
        try:
            self._errors.write(f"{wrapped(line) if self._errors.isatty() else line}\n")
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
