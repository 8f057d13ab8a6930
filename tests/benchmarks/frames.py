"""How long one picture of a figure takes on one core: found, projected and painted."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.results import Row

LIMIT = 4.0


def measure(_folder: Path) -> Iterator[Row]:
    """Paint every figure's movement in a process that has one core, and judge all frames alike."""
    command = [sys.executable, "-m", "tests.benchmarks.painting"]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    output = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    taken: dict[str, list[float]] = json.loads(output)
    slowest = max(taken, key=lambda name: median(taken[name]))
    every = [frame for frames in taken.values() for frame in frames]
    how = f"median of {len(taken)} figures; {slowest} {median(taken[slowest]):.2g} ms"
    yield Row("a figure's frame of 900×700, on one core", median(every), "ms", LIMIT, how)
