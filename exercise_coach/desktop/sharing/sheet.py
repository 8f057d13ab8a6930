"""Paper to write on from top to bottom: text, lines and tables, in points."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPdfWriter, QPen

from exercise_coach.desktop.theme import FAMILY

MARGIN = 42.0
"""The free edge of the paper, in points."""
TEXT = 9.0
"""The size of ordinary letters, in points."""
ROW = 13.5
INK = QColor("#111111")
QUIET = QColor("#555555")
RULE = QColor("#aaaaaa")
FAINT = QColor("#d8d8d8")
_FOOT = 22.0
_POINTS_AN_INCH = 72.0
_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, its share of the width, and whether numbers stand in it."""

    title: str
    share: float
    is_number: bool = False


def numbers(title: str, share: float) -> Column:
    """Return a column of numbers."""
    return Column(title, share, is_number=True)


class Sheet:
    """A cursor that goes down the pages of a PDF. `y` is where it is, in points from the top."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, foot: str) -> None:
        self.painter = painter
        self.page = 1
        self.y = MARGIN
        self._writer = writer
        self._unit = writer.resolution() / _POINTS_AN_INCH
        self._foot = foot
        self._write_foot()

    @property
    def width(self) -> float:
        """How wide the page is between its margins, in points."""
        return self._writer.width() / self._unit - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where nothing more is to be written, in points from the top."""
        return self._writer.height() / self._unit - MARGIN - _FOOT

    def need(self, height: float) -> None:
        """Go on to a new page unless so much room is left."""
        if self.y + height > self.bottom:
            self._writer.newPage()
            self.page += 1
            self.y = MARGIN
            self._write_foot()

    def gap(self, height: float) -> None:
        """Leave some room."""
        self.y += height

    def heading(self, text: str, room: float = 3 * ROW) -> None:
        """Write what the next part is about, on one page with at least so much of it."""
        self.need(ROW * 1.9 + room)
        self.y += ROW * 0.7
        self.text(text, self.place(0, self.width, ROW * 1.2), size=10.5, bold=True)
        self.y += ROW * 1.3

    def place(self, left: float, width: float, height: float = ROW) -> QRectF:
        """Return a place at the cursor, `left` points from the margin."""
        return QRectF(MARGIN + left, self.y, width, height)

    def text(
        self,
        text: str,
        where: QRectF,
        *,
        size: float = TEXT,
        bold: bool = False,
        ink: QColor = INK,
        right: bool = False,
    ) -> None:
        """Write a line, cut off with an ellipsis where it does not fit."""
        self.painter.setFont(_font(size, bold=bold))
        self.painter.setPen(ink)
        box = self.scaled(where)
        metrics = QFontMetricsF(self.painter.font(), self._writer)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(box, int(_LINE | side), shown)

    def paragraph(self, text: str, *, size: float = TEXT, ink: QColor = INK) -> None:
        """Write a text over as many lines as it needs."""
        self.painter.setFont(_font(size))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        metrics = QFontMetricsF(self.painter.font(), self._writer)
        width = self.width * self._unit
        height = metrics.boundingRect(QRectF(0, 0, width, 1e6), flags, text).height() / self._unit
        self.need(height)
        self.painter.setPen(ink)
        self.painter.drawText(self.scaled(self.place(0, self.width, height + 1)), flags, text)
        self.y += height

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Write a table with a line below its titles, which are repeated on a new page."""
        self._row(columns, [column.title for column in columns], ink=QUIET, bold=True)
        for row in rows:
            page = self.page
            self.need(ROW)
            if self.page != page:
                self._row(columns, [column.title for column in columns], ink=QUIET, bold=True)
            self._row(columns, row)

    def _row(
        self,
        columns: Sequence[Column],
        cells: Sequence[str],
        *,
        ink: QColor = INK,
        bold: bool = False,
    ) -> None:
        left = 0.0
        for column, cell in zip(columns, cells, strict=True):
            width = self.width * column.share
            box = self.place(left, width - 6)
            self.text(cell, box, ink=ink, bold=bold, size=TEXT - 0.5, right=column.is_number)
            left += width
        self.y += ROW
        self.rule(light=not bold)

    def rule(self, *, light: bool = False) -> None:
        """Draw a thin line across."""
        self.line(QPointF(MARGIN, self.y), QPointF(MARGIN + self.width, self.y), light=light)

    def line(self, start: QPointF, end: QPointF, *, light: bool = False) -> None:
        """Draw a thin line between two points of the page."""
        self.painter.setPen(self.pen(0.5, FAINT if light else RULE))
        self.painter.drawLine(start * self._unit, end * self._unit)

    def pen(self, width: float, colour: QColor) -> QPen:
        """Return a pen of a width in points."""
        return QPen(colour, width * self._unit)

    def scaled(self, box: QRectF) -> QRectF:
        """Return a place in the units of the painter."""
        return QRectF(
            box.x() * self._unit, box.y() * self._unit, box.width() * self._unit,
            box.height() * self._unit,
        )  # fmt: skip

    def at(self, x: float, y: float) -> QPointF:
        """Return a point of the page in the units of the painter."""
        return QPointF(x * self._unit, y * self._unit)

    def _write_foot(self) -> None:
        where = QRectF(MARGIN, self.bottom + _FOOT - ROW, self.width, ROW)
        self.text(self._foot, where, size=7.5, ink=QUIET)
        self.text(f"Page {self.page}", where, size=7.5, ink=QUIET, right=True)


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    # Beside digits Inter shows other forms of ( × – that have no code: they could not be copied.
    font.setFeature(QFont.Tag("calt"), 0)
    return font
