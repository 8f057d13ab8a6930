"""How long it takes to know what is due and what to say, with ten years behind one."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from exercise_coach.recovery import fold, guidance
from tests.benchmarks.results import Row
from tests.recovery.people import EXERCISES, ROUTINES, sore
from tests.recovery.test_speed import NOW, hourly, told, weigh

GUIDANCE, PAGE = 20.0, 80.0
RUNS = 7


def measure(_folder: Path) -> Iterator[Row]:
    """Weigh a long past, as opening Today and as the end of each session does."""
    facts, sessions = told(), hourly()
    history = fold(sore().facts, sessions)
    taken = _milliseconds(lambda: guidance(history, ROUTINES, EXERCISES, NOW))
    how = f"{len(sessions):,} sessions in 120 days; the fastest of {RUNS}"
    yield Row("what to say next, hourly doses for months behind one", taken, "ms", GUIDANCE, how)
    taken = _milliseconds(lambda: weigh(facts, sessions))
    how = f"{len(facts):,} facts; the fastest of {RUNS}"
    yield Row("ten years folded and judged, as Today does", taken, "ms", PAGE, how)


def _milliseconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return 1000 * min(taken)
