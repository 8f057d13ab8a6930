"""The program's sign, painted in the theme's accent: someone lying, one knee drawn up."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from exercise_coach.desktop.theme import Colours

SIZES = (16, 22, 24, 32, 48, 64, 128)
_SIDE = 64.0
"""Everything is laid out on a square of this side."""


def sign(colours: Colours, *, is_due: bool = False) -> QIcon:
    """Return the sign in all sizes, with a dot where something is due."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_painted(size, colours, is_due=is_due))
    return icon


def _painted(size: int, colours: Colours, *, is_due: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _SIDE, size / _SIDE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 15, 15)
    _paint_figure(painter, QColor(colours.on_accent))
    if is_due:
        painter.setPen(QPen(QColor(colours.card), 5))
        painter.setBrush(QColor(colours.warn_tint))
        painter.drawEllipse(QPointF(51, 13), 12, 12)
    painter.end()
    return pixmap


def _paint_figure(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(15.5, 37), 5.5, 5.5)
    limb = QPen(ink, 6.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(limb)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    trunk_and_leg = [QPointF(25, 41), QPointF(37, 41), QPointF(43, 24), QPointF(51, 41)]
    painter.drawPolyline(trunk_and_leg)
    painter.setPen(QPen(ink, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(11, 50), QPointF(53, 50))
