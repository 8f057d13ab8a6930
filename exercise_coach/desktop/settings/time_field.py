"""A time of day, to be typed or set with the arrow keys."""

from datetime import time

from PySide6.QtCore import Property, QEvent, QSize, QTime, Signal
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QTimeEdit

from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.theme import font

_STYLE = """
    QTimeEdit { border: 2px solid palette(mid); border-radius: 12px; padding: 5px 10px 5px 12px;
        background: palette(base); }
    QTimeEdit:focus { border: 4px solid palette(highlight); padding: 3px 8px 3px 10px; }
    QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
"""


MINUTE_MS = 60_000
LAST_MINUTE = 24 * 60 - 1
"""Of a day, counted from midnight."""


class TimeField(QTimeEdit):
    """Hours and minutes, of 24 hours. `changed` carries them.

    Screen readers ask every such field for the numbers `value`, `minimum`, `maximum` and
    `singleStep`, which Qt gives to fields for numbers only: here they are minutes since midnight.
    """

    changed = Signal(object)

    def __init__(self, name: str, called: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(called)
        self.setDisplayFormat("HH:mm")
        self.setWrapping(True)
        self.setFont(font(1.05))
        self.setStyleSheet(_STYLE)
        remember_letters(self)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.setKeyboardTracking(False)
        self.timeChanged.connect(
            lambda shown: self.changed.emit(time(shown.hour(), shown.minute()))
        )

    def show_time(self, moment: time) -> None:
        """Show a time."""
        self.setTime(QTime(moment.hour, moment.minute))

    def _minutes(self) -> int:
        return self.time().msecsSinceStartOfDay() // MINUTE_MS

    def _set_minutes(self, minutes: int) -> None:
        self.setTime(QTime.fromMSecsSinceStartOfDay(minutes * MINUTE_MS))

    value = Property(int, _minutes, _set_minutes)
    minimum = Property(int, lambda _field: 0)
    maximum = Property(int, lambda _field: LAST_MINUTE)
    singleStep = Property(int, lambda _field: 1)  # noqa: N815

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Let the line inside have the same letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.lineEdit().setFont(self.font())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page, unless the user is at this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for any time."""
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance("00:00")) + 44, round(metrics.height()) + 24)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: a time is never cut off."""
        return self.sizeHint()
