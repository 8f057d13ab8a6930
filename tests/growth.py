"""How the time that work takes grows with what it is given, whatever the machine."""

from collections.abc import Callable
from time import process_time

ROUNDS = 7


def growth(less: Callable[[], object], more: Callable[[], object]) -> float:
    """Return how many times as long `more` takes as `less`: CPU time, the fastest of several.

    They take turns, so that a machine that slows down slows both.
    """
    rounds = [(_seconds(less), _seconds(more)) for _ in range(ROUNDS)]
    return min(one for _, one in rounds) / min(one for one, _ in rounds)


def _seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began
