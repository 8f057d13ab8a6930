"""How late the machine itself was: bare sleepers, one on each core.

    with Stalls() as stalls:
        ...                                # something that keeps time
    lost = stalls.near(moment)             # seconds that were nobody's around this moment

No program can be more punctual than the machine lets anything be: a virtual machine may stand
still for a tenth of a second. Each sleeper wants to wake every `PERIOD` and notes when it woke
late, so that what is judged in milliseconds is judged against that.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TextIO

PERIOD = 0.005
NOTICED = 0.002
"""A sleeper is late from so many seconds on: less is the kernel's usual rounding."""
BEFORE, AFTER = 0.3, 0.05
"""A stall so many seconds before a sound may still delay it: it comes through four processes."""


class Stall(NamedTuple):
    """From when to when a core woke nobody, in seconds of the monotonic clock."""

    start: float
    end: float


class Stalls:
    """Sleeps on every core of the machine from `__enter__` to `__exit__`."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="stalls-")
        self._file = Path(self._folder.name) / "stalls"
        self._sleepers = subprocess.Popen(
            [sys.executable, "-S", __file__, str(self._file)], stdin=subprocess.PIPE
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._sleepers.communicate()  # they end with their input
        self._folder.cleanup()

    @property
    def pid(self) -> int:
        """The number of the process that sleeps."""
        return self._sleepers.pid

    def near(self, moment: float) -> float:
        """Return how many seconds around a moment of the monotonic clock the cores stood still."""
        return sum(
            stall.end - stall.start
            for stall in self._all()
            if stall.end > moment - BEFORE and stall.start < moment + AFTER
        )

    def _all(self) -> list[Stall]:
        if not self._file.exists():
            return []
        lines = self._file.read_text().split("\n")[:-1]  # what follows is half a line
        return [Stall(*map(float, line.split())) for line in lines]


def _sleep_on(core: int, out: TextIO) -> None:
    os.sched_setaffinity(0, {core})  # of this thread alone
    due = time.monotonic()
    while True:
        due += PERIOD
        time.sleep(max(0.0, due - time.monotonic()))
        woke = time.monotonic()
        if woke - due > NOTICED:
            out.write(f"{due} {woke}\n")
            due = woke


def _main() -> None:
    with Path(sys.argv[1]).open("w", buffering=1) as out:
        for core in os.sched_getaffinity(0):
            threading.Thread(target=_sleep_on, args=(core, out), daemon=True).start()
        sys.stdin.read()
        os._exit(0)  # nobody waits for the sleepers


if __name__ == "__main__":
    _main()
