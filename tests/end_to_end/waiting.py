"""Waiting for something to be so, never for luck."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 30.0
"""How long a machine with two busy cores may take for anything, in seconds."""


def until(
    look: Callable[[], T | None], what: str, within: float = PATIENCE, every: float = 0.02
) -> T:
    """Return what `look` returns as soon as that is true; `what` names it where it never is."""
    give_up = time.monotonic() + within
    while True:
        if seen := look():
            return seen
        if time.monotonic() > give_up:
            raise AssertionError(f"waited {within:g} s in vain for {what}")
        time.sleep(every)
