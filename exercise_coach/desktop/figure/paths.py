"""Lines in the picture: smooth ones through points, and closed ones around them."""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

Spot2: TypeAlias = tuple[float, float]
"""A place in the picture, in pixels."""


def curve(path: QPainterPath, spots: Sequence[Spot2]) -> None:
    """Go on smoothly through all of these, from the first one on."""
    last = len(spots) - 1
    (x1, y1), (x2, y2) = spots[0], spots[1]
    x0, y0 = x1, y1
    cubic = path.cubicTo
    for index in range(last):
        x3, y3 = spots[index + 2] if index + 2 <= last else (x2, y2)
        cubic(
            x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2
        )
        x0, y0, x1, y1, x2, y2 = x1, y1, x2, y2, x3, y3


def polygon(spots: Sequence[Spot2]) -> QPainterPath:
    """Return a closed outline with straight edges."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in spots]))
    path.closeSubpath()
    return path


def hull_of(spots: Sequence[Spot2]) -> list[Spot2]:
    """Return the corners of the tight outline around points."""
    ordered = sorted(set(spots))
    if len(ordered) < 3:
        return ordered
    return _half_hull(ordered)[:-1] + _half_hull(ordered[::-1])[:-1]


def _half_hull(spots: Sequence[Spot2]) -> list[Spot2]:
    corners: list[Spot2] = []
    for x, y in spots:
        while len(corners) > 1:
            (ax, ay), (bx, by) = corners[-2], corners[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            corners.pop()
        corners.append((x, y))
    return corners
