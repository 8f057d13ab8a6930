"""What shapes and colours mean: each painted, its word beside it, on as many lines as needed."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_coach.desktop.controls import Role
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.logbook.calendar_grid import Cell, paint_cell, paint_flare
from exercise_coach.desktop.logbook.colours import ChartColours, chart_colours
from exercise_coach.desktop.theme import font

Sign = Callable[[QPainter, QRectF, ChartColours], None]
GAP = 22


class Legend(QWidget):
    """Its accessible description says the same in words."""

    heard_as = QAccessible.Role.Graphic

    def __init__(self, name: str, entries: Sequence[tuple[Sign, str]] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("What the signs mean"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(font(0.88))
        remember_letters(self)
        self._entries: tuple[tuple[Sign, str], ...] = ()
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[tuple[Sign, str]]) -> None:
        """Explain these signs."""
        self._entries = tuple(entries)
        self.setAccessibleDescription(", ".join(text for _, text in entries))
        self._take_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take as many lines as needed."""
        super().resizeEvent(event)
        self._take_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the room that other letters need."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and getattr(self, "_entries", None):
            self._take_room()

    def _take_room(self) -> None:
        self.setFixedHeight(self._height(self.width()))

    def _height(self, width: int) -> int:
        lines = max((line for _, _, _, line in self._laid_out(width)), default=0) + 1
        return round(lines * self._line())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of one line."""
        return QSize(400, round(self._line()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the longest entry."""
        metrics = QFontMetricsF(self.font())
        words = max((metrics.horizontalAdvance(text) for _, text in self._entries), default=0)
        return QSize(round(words + 2 * self._line()), self._height(self.width()))

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height() * 1.35

    def _laid_out(self, width: int) -> Iterator[tuple[Sign, str, float, int]]:
        metrics = QFontMetricsF(self.font())
        left, line = 0.0, 0
        for sign, text in self._entries:
            need = self._line() + metrics.horizontalAdvance(text) + 4
            if left and left + need > width:
                left, line = 0.0, line + 1
            yield sign, text, left, line
            left += need + GAP

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint each sign and its word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        colours = chart_colours(self.palette())
        height = self._line()
        size = height * 0.58
        for sign, text, left, line in self._laid_out(self.width()):
            top = line * height
            sign(painter, QRectF(left + 1, top + (height - size) / 2, size, size), colours)
            painter.setPen(self.palette().color(Role.PlaceholderText))
            words = QRectF(left + height * 0.85, top, self.width(), height)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)


def cell_sign(cell: Cell) -> Sign:
    """Return what paints a cell of the calendar."""
    return lambda painter, place, colours: paint_cell(painter, place, cell, colours)


def flare_sign(painter: QPainter, place: QRectF, colours: ChartColours) -> None:
    """Paint a quiet cell with the corner of a flare."""
    paint_cell(painter, place, Cell.NOTHING, colours)
    paint_flare(painter, place, colours)
