"""The calendar of a year: one small cell a day, in a column for each week."""

import enum
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_coach.desktop.controls import Role
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.logbook.colours import ChartColours, chart_colours
from exercise_coach.desktop.logbook.gathered import Year
from exercise_coach.desktop.logbook.words import day_line
from exercise_coach.desktop.theme import font, mix
from exercise_coach.logbook.statistics import MarkKind

WEEKS = 54
SMALLEST, LARGEST = 10.0, 24.0
GAP = 0.18
_DAY = timedelta(days=1)
_STEPS = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Cell(enum.Enum):
    """What a cell shows of a day, each by a shape of its own."""

    NOTHING = enum.auto()
    MISSED = enum.auto()
    PART = enum.auto()
    DONE = enum.auto()
    STOPPED = enum.auto()


def cell_of(year: Year, day: date) -> Cell:
    """Return what the cell of a day shows."""
    done, due = year.days.get(day), year.due.get(day, 0)
    if done is None:
        return Cell.MISSED if due and day < year.today else Cell.NOTHING
    if done.stopped:
        return Cell.STOPPED
    return Cell.DONE if done.completed and done.doses >= due else Cell.PART


class CalendarGrid(QWidget):
    """Arrow keys go from day to day, PageUp and PageDown from month to month; Enter opens a day.

    `looked_at` carries the day under the keyboard or the mouse, `opened` one that was chosen.
    """

    heard_as = QAccessible.Role.Chart
    looked_at = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendar")
        self.setAccessibleName(self.tr("Calendar"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(font(0.78))
        remember_letters(self)
        self._year: Year | None = None
        self.day = date.min
        self._measure()

    def _measure(self) -> None:
        """Take the room of the names above and beside the cells; each cell asks for both."""
        metrics = QFontMetricsF(self.font())
        self._head = metrics.height() + 4
        self._side = metrics.horizontalAdvance("Wed") + 8

    def show_year(self, year: Year) -> None:
        """Show a year; the day looked at stays, if it lies in it."""
        if year == self._year:
            return
        self._year = year
        self.setAccessibleName(self.tr("Calendar of {year}").format(year=year.year))
        if self.day.year != year.year:
            self.day = min(year.today, date(year.year, 12, 31))
            if self.day.year != year.year:
                self.day = date(year.year, 1, 1)
        self._tell(self.day)
        self.update()

    # Where things are

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the cells square."""
        super().resizeEvent(event)
        self.setFixedHeight(self._height(self.width()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the room that other letters need."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self.setFixedHeight(self._height(self.width()))
            self.update()

    def _height(self, width: int) -> int:
        return round(self._head + 7 * self._cell(width) + 4)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(900, self._height(900))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest size at which cells can still be told apart."""
        width = round(self._side + WEEKS * SMALLEST)
        return QSize(width, self._height(width))

    def _cell(self, width: int) -> float:
        return max(SMALLEST, min(LARGEST, (width - self._side - 4) / WEEKS))

    def _place(self, day: date) -> QRectF:
        first = date(day.year, 1, 1)
        column = (first.weekday() + (day - first).days) // 7
        size = self._cell(self.width())
        corner = QPointF(self._side + column * size, self._head + day.weekday() * size)
        gap = size * GAP / 2
        return QRectF(corner.x() + gap, corner.y() + gap, size - 2 * gap, size - 2 * gap)

    def _day_at(self, place: QPointF) -> date | None:
        if self._year is None:
            return None
        size = self._cell(self.width())
        column = int((place.x() - self._side) // size)
        line = int((place.y() - self._head) // size)
        if not 0 <= line < 7:
            return None
        first = date(self._year.year, 1, 1)
        day = first + (7 * column + line - first.weekday()) * _DAY
        return day if day.year == self._year.year else None

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to another day, or open this one."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(self.day + _STEPS[key] * _DAY)
        elif key in _MONTHS:
            self._go_month(_MONTHS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            month, day = (1, 1) if key == Qt.Key.Key_Home else (12, 31)
            self._go(date(self.day.year, month, day))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        if self._year is not None and day.year == self._year.year and day != self.day:
            self.day = day
            self._tell(day)
            self.update()

    def _go_month(self, step: int) -> None:
        month = min(12, max(1, self.day.month + step))
        self._go(date(self.day.year, month, min(self.day.day, 28)))

    def _tell(self, day: date) -> None:
        if self._year is not None:
            self.setAccessibleDescription(day_line(self._year, day))
            self.looked_at.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell of the day under the mouse."""
        day = self._day_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if day else Qt.CursorShape.ArrowCursor)
        if day is not None:
            self.looked_at.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the day under the mouse."""
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(day)
            self.opened.emit(day)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Tell of the day under the keyboard again."""
        super().leaveEvent(event)
        self.looked_at.emit(self.day)

    # What is seen

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the names of months and days, and every day's cell."""
        if self._year is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        colours = chart_colours(self.palette())
        self._paint_names(painter, colours.quiet)
        day = date(self._year.year, 1, 1)
        while day.year == self._year.year:
            self._paint_day(painter, day, colours)
            if day == date.max:
                break
            day += _DAY

    def _paint_names(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(ink)
        size = self._cell(self.width())
        assert self._year is not None  # noqa: S101  (nothing is painted without one)
        for month in range(1, 13):
            first = date(self._year.year, month, 1)
            left = self._place(first + (-first.weekday() % 7) * _DAY).left()
            strip = QRectF(left, 0, 5 * size, self._head)
            painter.drawText(strip, Qt.AlignmentFlag.AlignLeft, f"{first:%b}")
        for line, name in ((0, self.tr("Mon")), (2, self.tr("Wed")), (4, self.tr("Fri"))):
            strip = QRectF(0, self._head + line * size, self._side - 6, size)
            painter.drawText(strip, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_day(self, painter: QPainter, day: date, colours: ChartColours) -> None:
        assert self._year is not None  # noqa: S101  (nothing is painted without one)
        place = self._place(day)
        cell = Cell.NOTHING if day > self._year.today else cell_of(self._year, day)
        paint_cell(painter, place, cell, colours, is_ahead=day > self._year.today)
        kinds = {mark.kind for mark in self._year.marks.get(day, ())}
        if kinds & {MarkKind.FLARE, MarkKind.BEGAN}:
            paint_flare(painter, place, colours)
        if day == self._year.today:
            self._paint_ring(painter, place, colours.quiet, 1.4)
        if day == self.day and self.hasFocus():
            self._paint_ring(painter, place, self.palette().color(Role.WindowText), 2.4)

    @staticmethod
    def _paint_ring(painter: QPainter, place: QRectF, ink: QColor, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, width))
        painter.drawRoundedRect(place.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4)


def paint_cell(
    painter: QPainter, place: QRectF, cell: Cell, colours: ChartColours, *, is_ahead: bool = False
) -> None:
    """Paint a cell: full, half full, hollow, crossed, or quiet."""
    round_ = place.width() * 0.2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mix(colours.ink, colours.card, 0.04 if is_ahead else 0.12))
    if cell is Cell.DONE:
        painter.setBrush(colours.done)
    elif cell is Cell.STOPPED:
        painter.setBrush(colours.stopped)
    elif cell is Cell.MISSED:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.quiet, 1.2))
        place = place.adjusted(0.6, 0.6, -0.6, -0.6)
    painter.drawRoundedRect(place, round_, round_)
    if cell is Cell.PART:
        painter.setBrush(colours.done)
        lower = place.adjusted(0, place.height() / 2, 0, 0)
        painter.drawRoundedRect(lower, round_ / 2, round_ / 2)
    elif cell is Cell.STOPPED:
        inner = place.adjusted(*(place.width() * side for side in (0.28, 0.28, -0.28, -0.28)))
        painter.setPen(QPen(colours.card, max(1.4, place.width() * 0.12)))
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())


def paint_flare(painter: QPainter, place: QRectF, colours: ChartColours) -> None:
    """Paint the corner that marks the beginning of an episode, or a flare."""
    size = place.width() * 0.5
    corner = place.topRight()
    painter.setPen(QPen(colours.card, 1))
    painter.setBrush(colours.ink)
    painter.drawPolygon(
        QPolygonF([corner, QPointF(corner.x() - size, corner.y()),
                   QPointF(corner.x(), corner.y() + size)])
    )  # fmt: skip
