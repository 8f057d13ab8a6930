"""Durations as people write them, in seconds."""

import re
from typing import Any, TypeVar

from exercise_coach.prescription.model import Seconds
from exercise_coach.prescription.problems import found, shown

S = TypeVar("S", bound=Seconds)

# The end is guarded because Python's $ also matches before a last line break.
PATTERN = (
    r"^([0-9]{1,7}(\.[0-9]{1,6})? ?(s|min|h)"
    r"|[0-9]{1,4}:[0-5][0-9]"
    r"|[0-9]{1,3}:[0-5][0-9]:[0-5][0-9])$(?!\n)"
)
_TEXT = re.compile(PATTERN)
_UNITS = {"s": 1.0, "min": 60.0, "h": 3600.0}
EXPECTED = "a number of seconds, or a text such as 90 s, 1:30, 15 min or 1 h"


def parse_duration(value: object, kind: type[S]) -> S:
    """Return the seconds that a number or a text such as ``1:30`` stands for.

    Raises ValueError, in words for the file's author, when it stands for none or leaves the
    bounds of `kind`.
    """
    if isinstance(value, str):
        seconds: float = _from_text(value)
    elif isinstance(value, int | float) and not isinstance(value, bool) and value == value:  # noqa: PLR0124 (NaN)
        seconds = value
    else:
        raise ValueError(f"expected {EXPECTED}, found {found(value)}")
    if seconds < 0:
        raise ValueError(f"{shown(value)} is less than 0")
    if kind.above_zero and seconds == 0:
        raise ValueError(f"{shown(value)} is not more than 0")
    if seconds > kind.maximum:
        raise ValueError(f"{shown(value)} is more than {kind.maximum:g} s")
    return kind(seconds)


def decode(kind: type, value: object) -> Any:
    """Read a duration for msgspec, which asks for each type it does not know.

    Raises ValueError as `parse_duration` does.
    """
    if not issubclass(kind, Seconds):
        raise NotImplementedError
    return parse_duration(value, kind)


def _from_text(text: str) -> float:
    if not _TEXT.search(text):
        raise ValueError(f"expected {EXPECTED}, found {found(text)}")
    if ":" in text:
        seconds = 0
        for part in text.split(":"):
            seconds = seconds * 60 + int(part)
        return seconds
    number = text.rstrip(" sminh")
    return float(number) * _UNITS[text[len(number) :].strip()]
