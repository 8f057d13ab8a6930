"""Looks how long the event loop of a window stands still, and what ran meanwhile."""

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer

TICK_MS = 1
LATE = 0.012
"""From so many seconds on it is looked at what runs."""
DEPTH = 14
STIR = 2.0
"""So many milliseconds between two beats are more than the beats themselves."""


@dataclass
class Stretch:
    """The longest time between two beats, in milliseconds.

    `busy` is how much of a stretch the GUI thread itself computed, at the most: what else runs on
    the machine does not count. `longest` is by the clock on the wall. `ran` tells how often which
    lines were seen in the busiest stretch.
    """

    busy: float = 0.0
    longest: float = 0.0
    ran: Counter[str] = field(default_factory=Counter)


class Watch:
    """Beats in the event loop of this thread, once a round."""

    def __init__(self, *, looks: bool = False) -> None:
        self.now = Stretch()
        self._wall, self._cpu = time.perf_counter(), time.thread_time()
        self._ran: Counter[str] = Counter()
        self._stirred = self._wall
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        if looks:
            threading.Thread(target=self._look, daemon=True).start()

    def take(self) -> Stretch:
        """Return what was seen since it was last asked."""
        self._beat()
        seen, self.now = self.now, Stretch()
        return seen

    @property
    def quiet(self) -> float:
        """For how many seconds next to nothing was computed."""
        return time.perf_counter() - self._stirred

    def _beat(self) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        self.now.longest = max(self.now.longest, 1000 * (wall - self._wall))
        busy = 1000 * (cpu - self._cpu)
        if busy > STIR:
            self._stirred = wall
        if busy > self.now.busy:
            self.now.busy, self.now.ran = busy, self._ran
        self._ran = Counter()
        self._wall, self._cpu = wall, cpu

    def _look(self) -> None:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
            while True:
                time.sleep(TICK_MS / 1000)
                if time.perf_counter() - self._wall > LATE:
                    told.seek(0)
                    # Python's own frames would keep what they hold alive: a painter, for one.
                    faulthandler.dump_traceback(told, all_threads=True)
                    told.truncate()
                    told.seek(0)
                    self._ran[_place(told.read())] += 1


def _place(traceback: str) -> str:
    """Return where the program was in its main thread, which comes last."""
    lines = re.findall(r'exercise_coach/(.*)", line (\d+) in (.*)', traceback.rpartition("\n\n")[2])
    return " > ".join(f"{name}:{line}" for _, line, name in reversed(lines[:DEPTH]))
