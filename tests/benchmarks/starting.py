"""How long the first window takes, and how much memory it has then, next to a bare one."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.results import Row
from tests.end_to_end.display import Display
from tests.recording import NullSink

RUNS = 12
MEMORY_RUNS = 4
SETTLED = 3.0
"""When memory is looked at, in seconds after the first paint."""


def measure(folder: Path) -> Iterator[Row]:
    """Start both in turn, each in a fresh process; a first run of each warms the disk's cache."""
    with Display() as display, NullSink() as sink:
        env = sink.env | display.env
        for kind in ("bare", "app"):
            start(kind, folder, env, 0.5)
        seconds: dict[str, list[float]] = {"bare": [], "app": []}
        for _ in range(RUNS):
            for kind, taken in seconds.items():
                taken.append(start(kind, folder, env, 0.2)[0])
        memory: dict[str, list[float]] = {"bare": [], "app": []}
        for _ in range(MEMORY_RUNS):
            for kind, sizes in memory.items():
                sizes.append(start(kind, folder, env, SETTLED + 0.5, look=True)[1])
    bare, app = median(seconds["bare"]), median(seconds["app"])
    how = f"{1000 * app:.0f} ms, bare {1000 * bare:.0f} ms; medians of {RUNS}"
    yield Row("start to first painted window, to a bare one", app / bare, "×", 1.6, how)
    bare, app = median(memory["bare"]), median(memory["app"])
    how = f"{app:.0f} MB, bare {bare:.0f} MB; {SETTLED:g} s after, medians of {MEMORY_RUNS}"
    yield Row("memory (PSS), to a bare window", app / bare, "×", 2, how)


def start(
    kind: str, folder: Path, env: dict[str, str], stays: float, *, look: bool = False
) -> tuple[float, float]:
    """Return the seconds until it was painted and, after a look, its memory in MB."""
    words = [sys.executable, "-m", "tests.benchmarks.probe", kind, str(stays), str(folder / "data")]
    began = time.monotonic()
    with subprocess.Popen(
        words, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        painted = process.stdout.readline()
        if not painted:
            raise RuntimeError(f"the {kind} window was never painted")
        memory = 0.0
        if look:
            time.sleep(SETTLED)
            memory = _pss(process.pid)
    return float(painted) - began, memory


def _pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
