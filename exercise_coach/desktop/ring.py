"""The ring around the one number that counts now."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QFont, QFontInfo, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Role
from exercise_coach.desktop.theme import font, tint

STEPS_PER_TURN = 720
"""The arc is redrawn only when its end has moved by so small a part of a turn."""
WORD, CAPTION = 0.085, 0.07
"""How large the letters within are, of the ring's size."""
READABLE = 0.85
"""The smallest of them are so large at the least, of what is wished."""


def side_for(face: QFont) -> int:
    """Return how large a ring has to be, in pixels, for its words to be about as large as these."""
    return round(QFontInfo(face).pixelSize() * READABLE / CAPTION)


@dataclass(frozen=True, slots=True)
class Dial:
    """What the ring shows. `steps` of `STEPS_PER_TURN` are filled."""

    word: str = ""
    number: str = ""
    caption: str = ""
    steps: int = 0
    is_rest: bool = False


class Ring(QWidget):
    """A word, a number and a caption inside an arc that fills as the interval passes.

    Where it is too small for words it `says_all` no longer, but the number alone, and larger.
    """

    heard_as = QAccessible.Role.StaticText

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._dial = Dial()
        self._says_all = True

    @property
    def dial(self) -> Dial:
        """What is shown."""
        return self._dial

    @property
    def says_all(self) -> bool:
        """Whether the words stand within, too."""
        return self._says_all

    @says_all.setter
    def says_all(self, says_all: bool) -> None:
        if says_all is not self._says_all:
            self._says_all = says_all
            self.update()

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
        if not self._says_all:
            size = 0.5 if len(dial.number) < 3 else 0.3
            self._write(painter, box, 0.50, size, BOLD, Role.WindowText, dial.number)
            return
        self._write(painter, box, 0.30, WORD, SEMIBOLD, Role.Highlight, dial.word)
        number = 0.36 if len(dial.number) < 3 else 0.25
        self._write(painter, box, 0.50, number, BOLD, Role.WindowText, dial.number)
        normal = QFont.Weight.Normal
        self._write(painter, box, 0.715, CAPTION, normal, Role.WindowText, dial.caption)

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
