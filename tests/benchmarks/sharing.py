"""How long it takes to share a logbook of many years, and to bring it in elsewhere."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from exercise_coach import clock
from exercise_coach.logbook import FILE, Logbook
from exercise_coach.logbook.importing import DocumentFile, bring_in
from tests.benchmarks.results import Row
from tests.logbook.years import fill

YEARS = 6
"""Of fourteen doses a day: the 30,000 sessions of twenty years of a keen user."""
LIMIT = 2.0


def measure(folder: Path) -> Iterator[Row]:
    """Run the command for each form, and import the JSON."""
    with Logbook.open(folder / FILE) as logbook:
        sessions = fill(logbook, clock.wall(), YEARS)
    first = str(date(2000, 1, 1))
    for form, limit in (("pdf", LIMIT), ("csv", None), ("json", None)):
        taken = _export(folder, form, "--from", first)
        size = (folder / f"out.{form}").stat().st_size / 2**20
        how = f"{sessions:,} sessions, the whole command, {size:.2g} MB"
        yield Row(f"Export all as {form}", taken, "s", limit, how)
    began = time.perf_counter()
    with Logbook.open(folder / "other.sqlite3") as other:
        bring_in(other, DocumentFile(folder / "out.json"))
    yield Row("Import all of it", time.perf_counter() - began, "s", None, f"{sessions:,} sessions")


def _export(folder: Path, form: str, *more: str) -> float:
    """Return the seconds that the command takes."""
    words = ["export", "--format", form, "--out", str(folder / f"out.{form}"), *more]
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "exercise_coach", *words, "--data-dir", str(folder)],
        check=True, capture_output=True, env={**os.environ},
    )  # fmt: skip
    return time.perf_counter() - began
