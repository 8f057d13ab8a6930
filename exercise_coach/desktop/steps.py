"""How an exercise is done, set to be read from the floor: its steps, and when to stop."""

from bisect import bisect_left

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Role, column, label, row
from exercise_coach.desktop.fitting import wished_share
from exercise_coach.desktop.theme import font, tint
from exercise_coach.prescription import Exercise

MOST_STEPS = 5
SCALES = tuple(size / 100 for size in range(175, 65, -5))
LARGEST_BESIDE, SMALLEST = 1.0, 0.7
"""How large the letters are beside a figure, which says the most, and how small at the least."""
SMALLEST_WISHED = 0.85
"""The same where larger letters are wished."""


def smallest() -> float:
    """Return the smallest letters, as a share of normal text: what is higher then is scrolled."""
    return SMALLEST_WISHED if wished_share() > 1.0 else SMALLEST


class _Number(QWidget):
    """The number of a step, in a disc."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for a disc around one digit."""
        side = round(QFontMetricsF(font(self.scale)).height() * 1.6)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the disc and its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(self, Role.Accent, 0.14))
        painter.drawEllipse(self.rect())
        painter.setPen(self.palette().color(Role.Highlight))
        painter.setFont(font(self.scale, BOLD))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))


class Steps(QWidget):
    """The steps of one exercise at a time; its letters grow with the room it has."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        self._exercise: Exercise | None = None
        self._largest = SCALES[0]
        self._room = (0, 0)
        self._position = label(weight=SEMIBOLD, role=Role.PlaceholderText, name="position")
        self._numbers = [_Number(n) for n in range(1, MOST_STEPS + 1)]
        self._lines = [label(name=f"step-{n}") for n in range(1, MOST_STEPS + 1)]
        self._stop_if = label(role=Role.BrightText, name="stop-if")
        layout = column(None, self._position, 14)
        for number, line in zip(self._numbers, self._lines, strict=True):
            pair = row(number, 14, line)
            pair.setStretch(2, 1)
            layout.addLayout(pair)
            layout.addSpacing(12)
        layout.addSpacing(8)
        layout.addWidget(self._stop_if)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show how this exercise is done."""
        if exercise == self._exercise:
            return
        self._exercise = exercise
        place = ", ".join((exercise.position, *exercise.equipment))
        self._position.setText(place[:1].upper() + place[1:])
        for index, (number, line) in enumerate(zip(self._numbers, self._lines, strict=True)):
            is_used = index < len(exercise.how)
            number.setVisible(is_used)
            line.setVisible(is_used)
            line.setText(exercise.how[index] if is_used else "")
        self._stop_if.setText(spoken.stop_if(exercise))
        self._stop_if.setVisible(bool(exercise.stop_if))
        self.setAccessibleName(" ".join(exercise.how))
        self._fit()

    def stand_beside(self, *, is_beside: bool) -> None:
        """Keep the letters small where there is a figure to look at."""
        largest = LARGEST_BESIDE if is_beside else SCALES[0]
        if largest != self._largest:
            self._largest = largest
            self._fit()

    def height_within(self, width: int, most: int) -> int | None:
        """Return the height it takes at this width with the largest letters that fit.

        None where it would not fit in letters that can be read.
        """
        height = round(self._height_at(self._best_scale(width, most), width))
        return height if height <= most else None

    def fit_within(self, width: int, height: int) -> None:
        """Take the largest letters with which everything fits; else it has to be scrolled."""
        self._room = (width, height)
        self._fit()

    def _fit(self) -> None:
        self._set_scale(self._best_scale(*self._room))

    def _best_scale(self, width: int, room: int) -> float:
        scales = [scale for scale in SCALES if smallest() <= scale <= self._largest]
        # Ever smaller letters first do not fit (0), then do (1).
        first = bisect_left(scales, 1, key=lambda scale: int(self._height_at(scale, width) <= room))
        return scales[min(first, len(scales) - 1)]

    def _height_at(self, scale: float, within: int) -> float:
        width = within - QFontMetricsF(font(scale)).height() * 1.6 - 14
        total = 60.0
        for text, part in self._texts(scale):
            if text.text():
                box = QFontMetricsF(part).boundingRect(
                    QRectF(0, 0, max(1.0, width), 1e4), Qt.TextFlag.TextWordWrap, text.text()
                )
                total += max(box.height(), QFontMetricsF(font(scale)).height() * 1.6) + 12
        return total

    def _texts(self, scale: float) -> list[tuple[QLabel, QFont]]:
        least = min(1.0, scale)
        small = font(max(least, scale * 0.72))
        lines = [(line, font(scale)) for line in self._lines]
        return [
            (self._position, font(max(least, scale * 0.8), SEMIBOLD)),
            *lines,
            (self._stop_if, small),
        ]

    def _set_scale(self, scale: float) -> None:
        for text, face in self._texts(scale):
            if text.font() != face:
                text.setFont(face)
        for number in self._numbers:
            if number.scale != scale:
                number.scale = scale
                number.updateGeometry()
