"""The name of a file: its stem is the id of what it holds."""

import re
from pathlib import Path
from typing import Final

from exercise_coach.prescription.problems import Problem, printable

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID: Final = 64


def problems_of_name(file: Path) -> list[Problem]:
    """Return what is wrong with a file's name; nothing where its stem is an id."""
    stem = file.stem
    if _ID.fullmatch(stem) and len(stem) <= _LONGEST_ID:
        return []
    message = (
        f"the file's name {printable(stem)!r:.60} is no id: "
        f"expected lower-case letters, digits and single hyphens, {_LONGEST_ID} at most"
    )
    return [Problem(file, 1, 1, message)]
