"""Keeps a session's deadlines in Qt: one precise single-shot timer, armed after every event."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from exercise_coach.guide import Guide
from exercise_coach.session import Event
from exercise_coach.session.events import Woke


class Player(QObject):
    """Hands events to the guide, and wakes it when something is due.

    `happened` carries the tuple of effects that followed; it comes after they were sounded and
    written.
    """

    happened = Signal(object)

    def __init__(self, guide: Guide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guide = guide
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.send(Woke()))

    def send(self, event: Event) -> None:
        """Hand on what the user did."""
        try:
            effects = self.guide.send(event)
        finally:
            self._arm()
        self.happened.emit(effects)

    def halt(self) -> None:
        """Wake the guide no more."""
        self._timer.stop()

    def _arm(self) -> None:
        wait = self.guide.wait()
        if wait is None:
            self._timer.stop()
        else:
            self._timer.start(math.ceil(wait * 1000))
