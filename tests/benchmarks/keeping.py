"""A logbook of 20 years of a keen user: how fast a set is safe in it, and whether it slows a start.

Sets are written in turn with bare appends to a file on the same disk, each seen safely there.
"""

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from exercise_coach import clock
from exercise_coach.folders import shipped
from exercise_coach.logbook import FILE, Journal, Logbook, faults_of, make_backup
from exercise_coach.prescription import Routine, load_library
from exercise_coach.session import SetKey
from exercise_coach.session.effects import SetDone, Started
from tests.benchmarks import starting
from tests.benchmarks.results import Row
from tests.end_to_end.display import Display
from tests.logbook.years import fill_keenly
from tests.recording import NullSink

SETS = 3000
STARTS = 9


def measure(folder: Path) -> Iterator[Row]:
    """Fill a logbook, write into it, look through it, and start the window with it."""
    path = folder / "full" / "data" / FILE
    began = time.perf_counter()
    with Logbook.open(path) as logbook:
        sessions = fill_keenly(logbook, clock.wall() - timedelta(days=1))
        (sets,) = logbook._connection.execute("SELECT count(*) FROM set_done").fetchone()
    size = path.stat().st_size / 2**20
    how = f"{sessions:,} sessions, {sets:,} sets, {size:.0f} MB"
    yield Row("20 years of a keen user, written at once", time.perf_counter() - began, "s", 30, how)
    yield from _writing(path, folder)
    yield from _looking(path)
    yield from _starting(folder)


def _writing(path: Path, folder: Path) -> Iterator[Row]:
    with Logbook.open(path) as logbook, (folder / "bare").open("ab", 0) as file:
        ours, bare = _in_turn(logbook, file.fileno())
    slow = quantiles(ours, n=100)[98], quantiles(bare, n=100)[98]
    how = (
        f"{1000 * slow[0]:.2g} ms, bare append {1000 * slow[1]:.2g} ms; medians "
        f"{1000 * median(ours):.2g} and {1000 * median(bare):.2g} ms; {SETS} sets"
    )
    what = "a set safe in it, 99th percentile, to a bare append"
    yield Row(what, slow[0] / slow[1], "×", 2, how)


def _in_turn(logbook: Logbook, bare_file: int) -> tuple[list[float], list[float]]:
    journal = Journal(logbook, _routine(), now=clock.wall, monotonic=clock.monotonic)
    journal.record([Started(0, 2, clock.monotonic())])
    ours: list[float] = []
    bare: list[float] = []
    for number in range(1, SETS + 1):
        began = time.perf_counter()
        done = SetDone(SetKey(0, number, None), "walk", 1, 0.0, clock.monotonic())
        journal.record([done])
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        os.write(bare_file, b"x" * 200)
        os.fsync(bare_file)
        bare.append(time.perf_counter() - began)
    assert journal.problem is None, journal.problem
    return ours, bare


def _routine() -> Routine:
    return load_library(shipped("routines"), None).routines[0].routine


def _looking(path: Path) -> Iterator[Row]:
    began = time.perf_counter()
    assert faults_of(path) == ()
    yield Row("its full check, beside the window", time.perf_counter() - began, "s")
    began = time.perf_counter()
    make_backup(path, clock.wall())
    yield Row("its backup, beside the window", time.perf_counter() - began, "s")


def _starting(folder: Path) -> Iterator[Row]:
    """Start with it and with none in turn; a first run of each warms the disk's cache."""
    with Display() as display, NullSink() as sink:
        env = sink.env | display.env
        taken: dict[str, list[float]] = {"empty": [], "full": []}
        for run in range(STARTS + 1):
            for kind, seconds in taken.items():
                (folder / kind).mkdir(exist_ok=True)
                took = starting.start("app", folder / kind, env, 0.2)[0]
                if run:
                    seconds.append(took)
    empty, full = median(taken["empty"]), median(taken["full"])
    how = f"{1000 * full:.0f} ms, with none {1000 * empty:.0f} ms; medians of {STARTS}"
    yield Row("start to first painted window with it, to none", full / empty, "×", 1.1, how)
