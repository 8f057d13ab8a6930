"""Keeps a helper process running: what may hang or die does so there, and another is started."""

import contextlib
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Process = subprocess.Popen[str]


class Patience(NamedTuple):
    """How long a helper may be silent, and how soon another one follows, in seconds.

    The pause before the next one starts is `retry` at first and `slowest` after many in vain. With
    `insists`, a first one that lacks something is followed, too: a device may come. One that is
    told to end is killed after `grace`, if that is set.
    """

    hung: float = 3.0
    retry: float = 0.2
    slowest: float = 3.0
    insists: bool = True
    grace: float | None = None


LOOK = 0.5
"""How often it is looked whether a helper is silent, in seconds."""
STOOD_STILL = 1.0
"""Whoever looks so much later than it meant to, in seconds, stood still itself."""


@dataclass
class Silence:
    """Since when nothing was heard, for somebody who looks every `LOOK` seconds.

    A time in which the looking one stood still does not count: nobody could have been heard then,
    and what speaks may have stood still as well. All moments are passed in, in seconds.
    """

    since: float
    looked: float

    def lasts(self, now: float) -> float:
        """Look: return for how long nothing was heard."""
        if now - self.looked > LOOK + STOOD_STILL:
            self.since = now
        self.looked = now
        return now - self.since


class Helper:
    """From the first start to `end`: a thread that keeps a helper running, and listens to it.

    A second one looks whether it is silent for too long, and ends it then.

    A helper reads commands line by line. It answers ``ready`` (again and again, or ``beat``), or
    ``lacks WHY`` before it ends; `heard` is given every answer, in the thread, where `changed` is
    called, too, when one has become ready or was lost. `kept` commands are told to each new helper
    first.
    """

    def __init__(
        self, start: Callable[[], Process], patience: Patience,
        kept: Mapping[str, str] | None = None, heard: Callable[[str], None] = lambda _line: None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        self.ready = False
        self.lost = False
        self.lacks = ""
        self._start, self._patience, self._told = start, patience, heard
        self._changed = changed
        self._kept = dict(kept or {})
        self._silence = Silence(time.monotonic(), time.monotonic())
        self._over = threading.Event()
        self._process: Process | None = None
        self._thread = threading.Thread(target=self._keep, name="sound", daemon=True)
        self._watch = threading.Thread(target=self._watch_over, name="sound-watch", daemon=True)
        self._thread.start()
        self._watch.start()

    def keep(self, name: str, line: str) -> None:
        """Give a command to this helper and to those that may follow it."""
        self._kept[name] = line
        self.tell(line)

    def tell(self, line: str) -> None:
        """Give the helper a command; it is dropped where none listens. Never raises."""
        process = self._process
        if process is not None:
            _write(process, line)

    def end(self, *, now: bool = False) -> None:
        """Let the helper sound out and end; or end it `now`, and wait until it has."""
        self._over.set()
        process = self._process
        if process is not None:
            _end_input(process)
            if now:
                self._kill(process, self._patience.grace or 0.0)
            elif self._patience.grace is not None:
                self._kill_later(process, self._patience.grace)
        if now:
            self._thread.join()
            self._watch.join()

    def _watch_over(self) -> None:
        while not self._over.wait(LOOK) and self._thread.is_alive():
            lasts, process = self._silence.lasts(time.monotonic()), self._process
            if self.ready and process is not None and lasts > self._patience.hung:
                process.kill()

    def _kill_later(self, process: Process, seconds: float) -> None:
        kill = threading.Thread(target=self._kill, args=(process, seconds), name="sound-end")
        kill.daemon = True
        kill.start()

    @staticmethod
    def _kill(process: Process, seconds: float) -> None:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()

    def _keep(self) -> None:
        pause, was_ready = self._patience.retry, False
        while not self._over.is_set():
            self.lacks = ""
            with contextlib.suppress(OSError, ValueError), self._start() as process:
                self._process = process
                self._silence.since = time.monotonic()
                if self._over.is_set():
                    _end_input(process)
                self._listen(process)
            pause = self._patience.retry if self.ready else min(2 * pause, self._patience.slowest)
            was_ready |= self.ready
            is_hopeless = bool(self.lacks) and not (was_ready or self._patience.insists)
            self._process = None
            self.ready = False
            self.lost = not self._over.is_set()
            if self.lost:
                self._changed()
            if is_hopeless:
                return
            self._over.wait(pause)

    def _listen(self, process: Process) -> None:
        for line in list(self._kept.values()):
            _write(process, line)
        for line in process.stdout or ():
            self._silence.since = time.monotonic()
            if line.startswith("ready"):
                was_ready, self.ready, self.lost = self.ready, True, False
                if not was_ready:
                    self._changed()
            elif line.startswith("lacks"):
                self.lacks = line.partition(" ")[2].strip()
            self._told(line.rstrip("\n"))


def _write(process: Process, line: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        if process.stdin is not None:
            process.stdin.write(f"{line}\n")


def _end_input(process: Process) -> None:
    with contextlib.suppress(OSError):
        if process.stdin is not None:
            process.stdin.close()
