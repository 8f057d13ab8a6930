"""How long 1,000 routines take to read, next to the YAML parser alone on the same files."""

import gc
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import yaml

from exercise_coach.folders import shipped
from exercise_coach.prescription import load_library
from tests.benchmarks.results import Row

ROUTINES = 1000
RUNS = 7


def measure(folder: Path) -> Iterator[Row]:
    """Read the same files with both, in turn."""
    files = make_routines(folder / "routines", ROUTINES)

    def ours() -> None:
        library = load_library(folder / "routines", None)
        assert len(library.routines) == ROUTINES, library.problems[:3]

    def bare() -> None:
        for file in files:
            yaml.load(file.read_bytes(), yaml.CSafeLoader)

    ours()  # warms up imports and the disk's cache
    bare()
    seconds: dict[Callable[[], None], list[float]] = {bare: [], ours: []}
    for _ in range(RUNS):
        for read, taken in seconds.items():
            gc.collect()
            began = time.perf_counter()
            read()
            taken.append(time.perf_counter() - began)
    whole, parse = median(seconds[ours]), median(seconds[bare])
    how = f"{1000 * whole:.0f} ms, CSafeLoader alone {1000 * parse:.0f} ms; medians of {RUNS}"
    yield Row(f"reading {ROUTINES:,} routines, to the bare parser", whole / parse, "×", 2, how)


def make_routines(folder: Path, count: int) -> list[Path]:
    """Copy what we ship until there are so many routines, and return every file."""
    ours = shipped("routines")
    shutil.copytree(ours / "exercises", folder / "exercises")
    models = [file for file in sorted(ours.glob("*/*.yaml")) if file.parent.name != "exercises"]
    for number in range(count):
        model = models[number % len(models)]
        copy = folder / model.parent.name / f"{model.stem}-{number}.yaml"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(model.read_bytes())
    return sorted(folder.glob("*/*.yaml"))
