"""How soon the logbook's page is there, with what a keen user does in 20 years behind one."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from exercise_coach import clock
from exercise_coach.logbook import FILE, Logbook
from tests.benchmarks.results import Row
from tests.logbook.years import fill_keenly

PAGE, CHARTS, FILLED = 150.0, 100.0, 30.0


def measure(folder: Path) -> Iterator[Row]:
    """Fill a logbook, and open its page in a window of its own process."""
    began = time.perf_counter()
    with Logbook.open(folder / FILE) as logbook:
        sessions = fill_keenly(logbook, clock.wall())
    filled = time.perf_counter() - began
    size = (folder / FILE).stat().st_size / 2**20
    taken = _open_page(folder)
    how = f"{sessions:,} sessions, {size:.0f} MB"
    yield Row("Filling 20 years of a keen user", filled, "s", FILLED, how)
    first = f"{taken['first']:.0f} ms the first time, its import included"
    yield Row("The logbook's page, read and painted", taken["page"], "ms", PAGE, first)
    imported = f"drawing library imported beside in {taken['import']:.0f} ms, once"
    yield Row("The charts of a year, more than that", taken["charts"], "ms", CHARTS, imported)
    yield Row("The charts of all 20 years", taken["all"], "ms")
    yield Row("A page of the list, at its far end", taken["list"], "ms")
    how = "while all this went on; the import takes turns with it"
    yield Row("The longest the window stood still", taken["still"], "ms", None, how)


def _open_page(folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.opening_logbook", str(folder)]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    output = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    taken: dict[str, float] = json.loads(output)
    return taken
