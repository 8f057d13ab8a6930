"""Reading the logbook beside the GUI thread: plain wishes go in, plain values come out.

Each reading opens the file anew, to be read only: so nothing that is written has to wait for it.
"""

import importlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from exercise_coach.logbook import FILE, Logbook, LogbookProblem

Wish = Callable[[sqlite3.Connection], object]
CHARTS = "pyqtgraph"


class _Answer(QObject):
    """Carries what was read back to the GUI thread, with the name and number of the wish."""

    came = Signal(str, int, object)


class _Reading(QRunnable):
    """Reads beside the GUI thread."""

    def __init__(self, path: Path, name: str, number: int, wish: Wish, answer: _Answer) -> None:
        super().__init__()
        self._path, self._wish, self._answer = path, wish, answer
        self._name, self._number = name, number

    def run(self) -> None:
        """Read, and hand over what was read, or the problem."""
        try:
            with (
                Logbook.open(self._path, read_only=True) as logbook,
                logbook.reading() as connection,
            ):
                read = self._wish(connection)
        except LogbookProblem as problem:
            read = problem
        self._answer.came.emit(self._name, self._number, read)


class _Importing(QRunnable):
    """Imports what draws the charts: half a second that nobody should have to wait for."""

    def __init__(self, answer: _Answer) -> None:
        super().__init__()
        self._answer = answer

    def run(self) -> None:
        """Import it, and say whether it is there."""
        try:
            importlib.import_module(CHARTS)
        except ImportError as error:
            self._answer.came.emit(CHARTS, 0, error)
        else:
            self._answer.came.emit(CHARTS, 0, None)


class Reader(QObject):
    """Reads the logbook of a data folder. `came` carries a wish's name and what was read.

    Of two wishes of one name only the later is answered. `failed` says in plain words why nothing
    could be read; `charts_came` tells whether charts can be drawn.
    """

    came = Signal(str, object)
    failed = Signal(str)
    charts_came = Signal(bool)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = folder / FILE
        self._numbers: dict[str, int] = {}
        self._asked_for_charts = False
        self._asked = self._answered = 0
        self._answer = _Answer()
        self._answer.came.connect(self._take)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._importing = QThreadPool(self)
        self._importing.setMaxThreadCount(1)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being read, or not handed over yet."""
        return self._answered < self._asked

    def ask(self, name: str, wish: Wish) -> None:
        """Read something; `came` follows."""
        number = self._numbers.get(name, 0) + 1
        self._numbers[name] = number
        self._asked += 1
        self._pool.start(_Reading(self._path, name, number, wish, self._answer))

    def ask_for_charts(self) -> None:
        """Have charts made ready, once; `charts_came` follows."""
        if not self._asked_for_charts:
            self._asked_for_charts = True
            self._importing.start(_Importing(self._answer))

    def _take(self, name: str, number: int, read: object) -> None:
        if name == CHARTS:
            self.charts_came.emit(read is None)
            return
        self._answered += 1
        if number != self._numbers.get(name):
            return  # a later wish of this name is on its way
        if isinstance(read, LogbookProblem):
            self.failed.emit(str(read))
        else:
            self.came.emit(name, read)

    def stop(self) -> None:
        """Wait for what is under way, and hear no more of it: the window closes."""
        self._answer.came.disconnect(self._take)
        self._pool.clear()
        self._pool.waitForDone()
        self._importing.waitForDone()
