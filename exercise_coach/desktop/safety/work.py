"""One thing at a time beside the GUI thread: plain values go in, and plain values come out."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Answer(QObject):
    """Carries what came of it to the GUI thread, with the number of the job."""

    came = Signal(object, int)


class _Job(QRunnable):
    def __init__(self, do: Callable[[], Any], answer: _Answer, number: int) -> None:
        super().__init__()
        self._do, self._answer, self._number = do, answer, number

    def run(self) -> None:
        """Do it, and hand over."""
        self._answer.came.emit(self._do(), self._number)


class Work(QObject):
    """Does jobs in order. `done` carries what a job returned, unless a later one was wanted since.

    A job must not raise: what can go wrong is part of what it returns.
    """

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._answer = _Answer(self)
        self._answer.came.connect(self._take)
        self._last = 0
        self._is_closed = False

    def start(self, do: Callable[[], Any]) -> None:
        """Do this as soon as what came before is done."""
        self._last += 1
        self._pool.start(_Job(do, self._answer, self._last))

    def _take(self, result: Any, number: int) -> None:
        if number == self._last and not self._is_closed:
            self.done.emit(result)

    def close(self) -> None:
        """Wait for what is under way; nothing is told any more."""
        self._is_closed = True
        self._pool.waitForDone()
