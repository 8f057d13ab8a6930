"""Work on the logbook beside the GUI thread: a file of many years takes seconds."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from exercise_coach.logbook import LogbookProblem

Task = Callable[[], object]


class _Answer(QObject):
    came = Signal(int, object)


class _Run(QRunnable):
    def __init__(self, task: Task, number: int, answer: _Answer) -> None:
        super().__init__()
        self._task, self._number, self._answer = task, number, answer

    def run(self) -> None:
        """Do it, and hand over what came of it, or the problem."""
        try:
            came = self._task()
        except LogbookProblem as problem:
            came = problem
        self._answer.came.emit(self._number, came)


class Worker(QObject):
    """Does one thing after the other. `came` carries what came of the last one asked for.

    `failed` says in plain words what stood in its way. What was asked for before is done, too, but
    no more is heard of it.
    """

    came = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._answer = _Answer()
        self._answer.came.connect(self._take)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def do(self, task: Task) -> None:
        """Do something; it may raise `LogbookProblem`."""
        self._number += 1
        self._pool.start(_Run(task, self._number, self._answer))

    def _take(self, number: int, came: object) -> None:
        if number != self._number:
            return
        if isinstance(came, LogbookProblem):
            self.failed.emit(came.message)
        else:
            self.came.emit(came)

    def stop(self) -> None:
        """Wait for what is under way, and hear no more of it: the window closes."""
        self._answer.came.disconnect(self._take)
        self._pool.clear()
        self._pool.waitForDone()
