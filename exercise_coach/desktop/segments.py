"""How far the session is: one bar for each exercise, as long as the exercise lasts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_coach.desktop.controls import Role
from exercise_coach.desktop.theme import tint

GAP = 6
THICK = 6


class Segments(QWidget):
    """Bars that fill from left to right."""

    heard_as = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self._shares: tuple[float, ...] = ()
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size it has in the sketch."""
        return QSize(520, THICK)

    def show_progress(self, lengths: tuple[float, ...], passed: float) -> None:
        """Show `passed` seconds of exercises that last `lengths` seconds."""
        total = sum(lengths) or 1.0
        shares = tuple(length / total for length in lengths)
        part = min(1.0, max(0.0, passed / total))
        filled = round(part * self.width())
        if (shares, filled) != (self._shares, self._filled):
            self._shares, self._filled = shares, filled
            self.setAccessibleName(self.tr("{percent} % done").format(percent=round(100 * part)))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = 0.0
        for share in self._shares:
            width = share * self.width()
            bar = QRectF(left, 0, max(2.0, width - GAP), THICK)
            painter.setBrush(tint(self, Role.Accent, 0.18))
            painter.drawRoundedRect(bar, THICK / 2, THICK / 2)
            done = min(bar.width(), self._filled - left)
            if done > 0:
                painter.setBrush(self.palette().color(Role.Highlight))
                painter.drawRoundedRect(QRectF(left, 0, done, THICK), THICK / 2, THICK / 2)
            left += width
