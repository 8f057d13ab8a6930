"""How the commands write their answers."""

import json
import sys
from typing import Any


def write_line(line: str) -> None:
    """Write a line of the answer."""
    sys.stdout.write(f"{line}\n")


def write_json(value: Any) -> None:
    """Write the answer as JSON, in characters that the output can show."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    write_line(json.dumps(value, indent=2, ensure_ascii=encoding != "utf8"))


def amount(number: int, of: str) -> str:
    """Return a number of things: ``1 error``, ``2 errors``."""
    return f"{number} {of}{'' if number == 1 else 's'}"
