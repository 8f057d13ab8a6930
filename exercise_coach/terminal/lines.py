"""The lines that somebody types, or that come through a pipe.

From a terminal a line counts at any moment. From a pipe one line is read for each question, never
ahead: what follows belongs to the questions to come, or to another program.
"""

import io
import queue
import sys
import threading
from typing import Protocol

LONGEST_LINE = 1000
"""No answer is longer; what is, counts as several lines, in bytes."""


class Readable(Protocol):
    """What lines are read from."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line with its line break; nothing at the end."""


class Lines(Protocol):
    """Where lines come from. `live` tells whether they count unasked."""

    live: bool

    def ask(self) -> None:
        """Tell that a question stands, to which one line is the answer."""

    def take(self) -> str | None:
        """Return the next line; None while there is none. Raises `EOFError` at the end."""


class StreamLines:
    """Lines of a stream, read beside the session so that it need not wait for them."""

    def __init__(self, stream: Readable, *, live: bool) -> None:
        self.live = live
        self._stream = stream
        self._wanted = threading.Semaphore(0)
        self._read: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._awaited = False
        self._over = False
        self._reader: threading.Thread | None = None

    def ask(self) -> None:
        """Let one line be read, unless one is awaited already."""
        if self._reader is None:
            self._reader = threading.Thread(target=self._run, name="lines", daemon=True)
            self._reader.start()
        if not self._awaited:
            self._awaited = True
            self._wanted.release()

    def take(self) -> str | None:
        """Return the next line; None while there is none. Raises `EOFError` at the end."""
        try:
            line = self._read.get_nowait()
        except queue.Empty:
            line = "" if self._over else None
            if line is None:
                return None
            raise EOFError from None
        if line is None:
            self._over = True
            raise EOFError
        self._awaited = False
        return line

    def close(self) -> None:
        """Read no more. A read that waits for a terminal ends with the program."""
        self._over = True
        self._wanted.release()

    def _run(self) -> None:
        while True:
            if not self.live:
                self._wanted.acquire()
            if self._over:
                return
            try:
                line = self._stream.readline(LONGEST_LINE)
            except (OSError, ValueError):
                line = b""  # the terminal is gone
            if not line:
                self._read.put(None)
                return
            self._read.put(line.decode("utf-8", "replace").rstrip("\r\n"))


def standard_input() -> StreamLines:
    """Return the lines of the program's standard input."""
    if sys.stdin is None:
        return StreamLines(io.BytesIO(), live=False)
    try:
        number = sys.stdin.fileno()
    except (OSError, ValueError):
        return StreamLines(io.BytesIO(), live=False)
    # Without a buffer nothing is read ahead, and no lock is held when the program ends in a read.
    stream = open(number, "rb", buffering=0, closefd=False)  # noqa: SIM115
    return StreamLines(stream, live=sys.stdin.isatty())
