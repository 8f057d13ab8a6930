"""The ring around the one number that counts now."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Role
from exercise_coach.desktop.theme import font, tint

STEPS_PER_TURN = 720
"""The arc is redrawn only when its end has moved by so small a part of a turn."""


@dataclass(frozen=True, slots=True)
class Dial:
    """What the ring shows. `steps` of `STEPS_PER_TURN` are filled."""

    word: str = ""
    number: str = ""
    caption: str = ""
    steps: int = 0
    is_rest: bool = False


class Ring(QWidget):
    """A word, a number and a caption inside an arc that fills as the interval passes."""

    heard_as = QAccessible.Role.StaticText

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._dial = Dial()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size it has in the sketch."""
        return QSize(300, 300)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest size at which the number is still read from afar."""
        return QSize(200, 200)

    def show_dial(self, dial: Dial) -> None:
        """Show this; nothing is repainted where nothing changed."""
        if dial == self._dial:
            return
        words = (dial.word, dial.number, dial.caption)
        if words != (self._dial.word, self._dial.number, self._dial.caption):
            self.setAccessibleName(" ".join(word for word in words if word))
        self._dial = dial
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the arc, and the words within it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        thick = max(10.0, side * 0.058)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        arc = box.adjusted(thick, thick, -thick, -thick)
        painter.setPen(QPen(tint(self, Role.Accent, 0.14), thick))
        painter.drawEllipse(arc)
        dial = self._dial
        if dial.steps > 0:
            role = Role.PlaceholderText if dial.is_rest else Role.Highlight
            pen = QPen(self.palette().color(role), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(arc, 90 * 16, -round(dial.steps * 360 * 16 / STEPS_PER_TURN))
        self._write(painter, box, 0.30, 0.085, SEMIBOLD, Role.Highlight, dial.word)
        number = 0.36 if len(dial.number) < 3 else 0.25
        self._write(painter, box, 0.50, number, BOLD, Role.WindowText, dial.number)
        self._write(painter, box, 0.715, 0.07, QFont.Weight.Normal, Role.WindowText, dial.caption)

    def _write(
        self, painter: QPainter, box: QRectF, at: float, size: float,
        weight: QFont.Weight, role: Role, text: str,
    ) -> None:  # fmt: skip
        face = font(1.0, weight)
        face.setFeature(QFont.Tag("tnum"), 1)
        face.setPixelSize(max(11, round(box.height() * size)))
        painter.setFont(face)
        painter.setPen(self.palette().color(role))
        line = QRectF(
            box.left(), box.top() + box.height() * (at - 0.25), box.width(), box.height() / 2
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
