"""The signs of the charts, as their legends show them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from exercise_coach.desktop.logbook.colours import ChartColours


def dot(painter: QPainter, place: QRectF, colours: ChartColours) -> None:
    """Paint a line with a dot on it: what was done, or the first score."""
    _line(painter, place, colours.done)
    painter.drawEllipse(place.center(), place.width() * 0.24, place.width() * 0.24)


def easier(painter: QPainter, place: QRectF, colours: ChartColours) -> None:
    """Paint a line with a triangle that points down."""
    _line(painter, place, colours.easier)
    _triangle(painter, place, 1)


def harder(painter: QPainter, place: QRectF, colours: ChartColours) -> None:
    """Paint a line with a triangle that points up."""
    _line(painter, place, colours.harder)
    _triangle(painter, place, -1)


def diamond(painter: QPainter, place: QRectF, colours: ChartColours) -> None:
    """Paint what stands out."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.stopped)
    middle, half = place.center(), place.width() * 0.42
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def dashes(painter: QPainter, place: QRectF, colours: ChartColours) -> None:
    """Paint a dashed line."""
    painter.setPen(QPen(colours.stopped, 2, Qt.PenStyle.DashLine))
    middle = place.center().y()
    painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))


def shade(painter: QPainter, place: QRectF, colours: ChartColours) -> None:
    """Paint the shade behind an episode."""
    faint = QColor(colours.stopped)
    faint.setAlphaF(0.25)
    painter.fillRect(place, faint)


def _line(painter: QPainter, place: QRectF, ink: QColor) -> None:
    painter.setPen(QPen(ink, 2))
    painter.setBrush(ink)
    middle = place.center().y()
    painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))


def _triangle(painter: QPainter, place: QRectF, way: int) -> None:
    middle, half = place.center(), place.width() * 0.3
    corners = ((-half, -way * half), (half, -way * half), (0, way * half))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
