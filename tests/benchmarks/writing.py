"""How long it takes until a finished set is on the disk, next to a bare append."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from exercise_coach import clock
from exercise_coach.folders import shipped
from exercise_coach.logbook import FILE, Journal, Logbook
from exercise_coach.prescription import load_library
from exercise_coach.session import SetKey
from exercise_coach.session.effects import SetDone, Started
from tests.benchmarks.results import Row

SETS = 200


def measure(folder: Path) -> Iterator[Row]:
    """Write sets into a logbook, and as many lines to a file, in turn."""
    routine = load_library(shipped("routines"), None).routines[0].routine
    ours: list[float] = []
    bare: list[float] = []
    with Logbook.open(folder / FILE) as logbook, (folder / "bare").open("ab", 0) as file:
        journal = Journal(logbook, routine, now=clock.wall, monotonic=clock.monotonic)
        journal.record([Started(0, 2, clock.monotonic())])
        for number in range(1, SETS + 1):
            began = time.perf_counter()
            done = SetDone(SetKey(0, number, None), "walk", 1, 0.0, clock.monotonic())
            journal.record([done])
            ours.append(time.perf_counter() - began)
            began = time.perf_counter()
            file.write(b"x" * 200)
            os.fsync(file.fileno())
            bare.append(time.perf_counter() - began)
        assert journal.problem is None, journal.problem
    how = f"bare append {1000 * median(bare):.2g} ms, worst {1000 * max(ours):.2g} ms; {SETS} sets"
    yield Row("a finished set safe on the disk", 1000 * median(ours), "ms", None, how)
