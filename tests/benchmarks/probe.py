"""Runs in a process of its own: opens a window and tells when it was painted.

    python -m tests.benchmarks.probe bare|app SECONDS [DATA_FOLDER]

Prints the CLOCK_MONOTONIC second at which the first window had been painted, and quits SECONDS
later. For a bare QMainWindow and for the program alike, an event filter on the application sees the
first Paint event and posts an event of its own, which comes as soon as the painting is over.
"""

import sys
import time

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

PAINTED = QEvent.Type(QEvent.registerEventType())


class Probe(QObject):
    """Sees the first window painted."""

    def __init__(self, application: QCoreApplication, seconds: float) -> None:
        super().__init__(application)
        self._application = application
        self._seconds = seconds
        application.installEventFilter(self)

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self._application.removeEventFilter(self)
            urgent = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(PAINTED), urgent)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() != PAINTED:
            return super().event(event)
        print(time.clock_gettime(time.CLOCK_MONOTONIC), flush=True)
        QTimer.singleShot(round(1000 * self._seconds), self._application.quit)
        return True


class ProbedApplication(QtWidgets.QApplication):
    """An application that is looked at."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.probe = Probe(self, SECONDS)


def open_bare_window() -> int:
    application = ProbedApplication(sys.argv[:1])
    window = QtWidgets.QMainWindow()
    window.resize(1000, 700)
    window.show()
    return application.exec()


def open_program(folder: str) -> int:
    setattr(QtWidgets, "QApplication", ProbedApplication)  # noqa: B010 (a type may not be assigned)
    from exercise_coach.cli import main  # noqa: PLC0415 (its import is part of the start)

    return main(["--data-dir", folder])


if __name__ == "__main__":
    SECONDS = float(sys.argv[2])
    sys.exit(open_bare_window() if sys.argv[1] == "bare" else open_program(sys.argv[3]))
