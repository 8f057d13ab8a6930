"""The one number that counts now, as tall as asked; where it is long its digits stand closer."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import BOLD
from exercise_coach.desktop.floor.measures import lettering

SLACK = 1.02
"""The tops of digits are smoothed: so much taller, nothing is lost."""


class Number(QWidget):
    """Shows digits; `tall` is their height in pixels."""

    heard_as = QAccessible.Role.StaticText

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.tall = 100.0
        self._text = ""

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def show_number(self, text: str, heard: str = "") -> None:
        """Show these digits, and let them be `heard` as words; what is the same is left alone."""
        if (heard or text) != self.accessibleName():
            self.setAccessibleName(heard or text)
        if text != self._text:
            self._text = text
            self.update()

    def _face(self) -> QFont:
        face = lettering(self.tall * SLACK, BOLD)
        face.setFeature(QFont.Tag("tnum"), 1)
        return face

    def squeeze(self) -> float:
        """Return how much narrower than usual the digits are: 1 where there is room for them."""
        width = QFontMetricsF(self._face()).horizontalAdvance(self._text)
        return min(1.0, self.width() / width) if width else 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the digits in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        face = self._face()
        painter.setFont(face)
        metrics = QFontMetricsF(face)
        width = metrics.horizontalAdvance(self._text)
        painter.translate(self.width() / 2, (self.height() + metrics.capHeight()) / 2)
        painter.scale(self.squeeze(), 1.0)
        line = QRectF(-width / 2, 0, width, 0)
        painter.drawText(line.topLeft(), self._text)
