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
        self._speech = QTimer(self)
        self._speech.setTimerType(Qt.TimerType.PreciseTimer)
        self._speech.setSingleShot(True)
        self._speech.timeout.connect(self._speak)

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
        self._speech.stop()

    def _speak(self) -> None:
        """Let the voice look, and nobody else: it has moments of its own, and the last word."""
        self.guide.speak()
        _set(self._speech, self.guide.wait_to_speak())

    def _arm(self) -> None:
        _set(self._timer, self.guide.wait())
        _set(self._speech, self.guide.wait_to_speak())


def _set(timer: QTimer, wait: float | None) -> None:
    if wait is None:
        timer.stop()
    else:
        timer.start(math.ceil(wait * 1000))
