"""How long it takes to know what today looks like, with ten years of hourly doses behind one."""

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from statistics import median

from exercise_coach import clock, recovery
from exercise_coach.folders import shipped
from exercise_coach.logbook import FILE, Logbook
from exercise_coach.prescription import Library, load_library
from exercise_coach.recovery import WakingHours
from tests.benchmarks.results import Row
from tests.logbook.years import fill

YEARS = 10
LIMIT = 100.0
RUNS = 7


def measure(folder: Path) -> Iterator[Row]:
    """Open the logbook, read the past, and weigh it, each time anew."""
    now = clock.wall()
    library = load_library(shipped("routines"), None)
    with Logbook.open(folder / FILE) as logbook:
        sessions = fill(logbook, now, YEARS)
    taken = sorted(_look(folder / FILE, library, now) for _ in range(RUNS))
    whole = [read + weigh for read, weigh in taken]
    read = median(read for read, _ in taken)
    size = (folder / FILE).stat().st_size / 2**20
    how = (
        f"{sessions:,} sessions, {size:.0f} MB; {1000 * read:.0f} ms of it read; medians of {RUNS},"
        f" worst {1000 * max(whole):.0f} ms"
    )
    what = f"Today with {YEARS} years of hourly doses"
    yield Row(what, 1000 * median(whole), "ms", LIMIT, how)


def _look(path: Path, library: Library, now: datetime) -> tuple[float, float]:
    """Return the seconds it takes to read, and to say what is suggested and due."""
    routines = {each.routine.id: each.routine for each in library.routines}
    exercises = {id_: each.exercise for id_, each in library.exercises.items()}
    began = time.perf_counter()
    with Logbook.open(path) as logbook:
        history = logbook.history(now)
    read = time.perf_counter()
    today = recovery.guidance(history, routines, exercises, now)
    planned = [routines[id_] for id_ in recovery.plan(history, today, routines)]
    doses = recovery.doses(planned, history, WakingHours(), now)
    weighed = time.perf_counter()
    assert doses, "nothing is due"
    return read - began, weighed - read
