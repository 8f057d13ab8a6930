"""How long the window stands still at a time, whatever is done in it: in frames of 16 ms."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from exercise_coach import clock
from exercise_coach.logbook import FILE, Logbook
from exercise_coach.settings import FILE_NAME
from tests.benchmarks.results import Row
from tests.end_to_end.display import Display
from tests.logbook.years import fill
from tests.recording import NullSink

FRAME = 16.0
"""In milliseconds: whoever waits no longer for an answer does not see it wait."""
RUNS = 3
DAILY = 4
SETTINGS = "introduced: true\nphase: strengthening\nfloor_at_start: false\n"


def measure(folder: Path) -> Iterator[Row]:
    """Go through the program with a year behind one, and judge each kind of step by its worst."""
    taken: dict[tuple[str, str], list[float]] = {}
    with Display() as display, NullSink() as sink:
        for run in range(RUNS):
            data = folder / f"data-{run}"
            data.mkdir()
            (data / FILE_NAME).write_text(SETTINGS, encoding="utf-8")
            with Logbook.open(data / FILE) as logbook:
                fill(logbook, clock.wall(), 1, DAILY)
            for group, name, busy, _wall in _tour(data, os.environ | sink.env | display.env):
                taken.setdefault((group, name), []).append(busy)
    medians = {step: median(each) for step, each in taken.items()}
    for group in dict.fromkeys(group for group, _ in medians):
        of_group = {name: busy for (at, name), busy in medians.items() if at == group}
        worst = max(of_group, key=lambda name: of_group[name])
        how = f"{of_group[worst]:.0f} ms: {worst}; of {len(of_group)} steps, medians of {RUNS}"
        yield Row(f"longest stretch, {group}", of_group[worst] / FRAME, "× 16 ms", None, how)


def _tour(data: Path, env: dict[str, str]) -> list[tuple[str, str, float, float]]:
    command = [sys.executable, "-m", "tests.benchmarks.touring", str(data)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode or "[" not in done.stdout:
        raise RuntimeError(f"the tour ended early: {done.stderr[-500:]}")
    seen: list[tuple[str, str, float, float]] = json.loads(done.stdout)
    return seen
