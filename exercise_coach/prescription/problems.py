"""What is wrong with a file, where, and in words its author can act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_LONGEST_QUOTE = 40
_LONGEST_WORD = 64  # nothing that could be meant is longer


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file. `line` and `column` start at 1.

    They are None when the file cannot be read at all.
    """

    file: Path | str
    line: int | None
    column: int | None
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        """Return ``file:line:column: message``, on one line and safe to print."""
        place = "" if self.line is None else f":{self.line}:{self.column}"
        return f"{printable(str(self.file))}{place}: {self.message}"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What problems are sorted by: the file, then the place in it."""
        return str(self.file), self.line or 0, self.column or 0, self.message


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def printable(text: str) -> str:
    """Return the text with everything that could move a cursor or break a line escaped."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def shown(value: object) -> str:
    """Return a value from a file as a message quotes it: short, and on one line."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST_QUOTE else value[: _LONGEST_QUOTE - 1] + "…"
        return f"'{printable(short)}'"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return str(value)[:_LONGEST_QUOTE]


def found(value: object) -> str:
    """Return what was found in a file: its sort and, where it is short, its value."""
    if isinstance(value, str):
        return f"text {shown(value)}" if value else "an empty text"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"the number {shown(value)}"
    return shown(value)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return `` (did you mean 'reps'?)`` for the word most like this one, or nothing."""
    import difflib  # noqa: PLC0415 (good files do without it)

    if len(word) > _LONGEST_WORD:
        return ""
    near = difflib.get_close_matches(word.lower(), list(words), n=1)
    return f" (did you mean {shown(near[0])}?)" if near else ""
