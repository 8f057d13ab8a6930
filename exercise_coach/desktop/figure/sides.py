"""Cross-sections as seen along a body: where its side lines run, and the closed line around it.

Every such line runs clockwise as seen, so that overlapping ones fill as one shape.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from exercise_coach.desktop.figure.paths import curve, hull_of, polygon
from exercise_coach.desktop.figure.projection import Ring

LIGHT = (-0.42, -0.91)
"""Where the light comes from, in the picture."""
LIT_SHARE = 0.85
"""How much of a rounded body's width the light reaches."""
_ARC = 0.5522847498  # how long the handles of a quarter circle are
_FORESHORTENED = 0.9
"""A body shorter than this many of its widths is drawn as the hull of its cross-sections."""
_TURN = [(math.cos(n * math.pi / 6), math.sin(n * math.pi / 6)) for n in range(12)]


class Side(NamedTuple):
    """A cross-section with what leads from its middle to its left edge and to its front edge."""

    x: float
    y: float
    left_x: float
    left_y: float
    ahead_x: float
    ahead_y: float

    def reversed(self) -> "Side":
        """Return it as seen the other way along."""
        x, y, lx, ly, ax, ay = self
        return Side(x, y, -lx, -ly, -ax, -ay)

    def lit(self) -> "Side":
        """Return the part of it that the light reaches; it touches the lit edge."""
        lx, ly = LIGHT
        reach = math.hypot(
            self.left_x * lx + self.left_y * ly, self.ahead_x * lx + self.ahead_y * ly
        )
        off = (1.0 - LIT_SHARE) * reach
        k = LIT_SHARE
        return Side(
            self.x + lx * off, self.y + ly * off,
            self.left_x * k, self.left_y * k, self.ahead_x * k, self.ahead_y * k,
        )  # fmt: skip

    def grown(self, by: float) -> "Side":
        """Return it wider by so many pixels all around, and a little more away from the light."""
        if not by:
            return self
        k = 1.0 + by / max(1.0, math.hypot(self.left_x, self.left_y))
        j = 1.0 + by / max(1.0, math.hypot(self.ahead_x, self.ahead_y))
        return Side(
            self.x - LIGHT[0] * by * 0.4, self.y - LIGHT[1] * by * 0.4,
            self.left_x * k, self.left_y * k, self.ahead_x * j, self.ahead_y * j,
        )  # fmt: skip


def sides_of(rings: Sequence[Ring]) -> list[Side] | None:
    """Return the cross-sections as seen along the body; none where it points at the viewer."""
    last = len(rings) - 1
    found = []
    length = width = 0.0
    for index, (x, y, ax, ay, bx, by) in enumerate(rings):
        before, after = rings[index - 1 if index else 0], rings[index + 1 if index < last else last]
        dx, dy = after.x - before.x, after.y - before.y
        step = math.hypot(dx, dy) or 1.0
        length += step
        dx, dy = dx / step, dy / step
        if ax == by and ay == bx == 0.0:
            found.append(Side(x, y, dy * ax, -dx * ax, dx * ax, dy * ax))
            width = max(width, ax)
            continue
        a, b = ax * dy - ay * dx, bx * dy - by * dx
        reach = math.hypot(a, b) or 1.0
        ahead_x, ahead_y = (a * bx - b * ax) / reach, (a * by - b * ay) / reach
        if ahead_x * dx + ahead_y * dy < 0:
            ahead_x, ahead_y = -ahead_x, -ahead_y
        found.append(
            Side(x, y, (a * ax + b * bx) / reach, (a * ay + b * by) / reach, ahead_x, ahead_y)
        )
        width = max(width, reach)
    straight = math.hypot(rings[-1].x - rings[0].x, rings[-1].y - rings[0].y)
    if length / 2 < _FORESHORTENED * width or straight < 0.15 * length:
        return None
    return found


def contour(sides: Sequence[Side]) -> QPainterPath:
    """Return the closed line around cross-sections: left side, front end, right side, back end."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    first = sides[0]
    path.moveTo(first.x + first.left_x, first.y + first.left_y)
    curve(path, [(x + lx, y + ly) for x, y, lx, ly, _, _ in sides])
    _cap(path, sides[-1])
    curve(path, [(x - lx, y - ly) for x, y, lx, ly, _, _ in reversed(sides)])
    _cap(path, first.reversed())
    path.closeSubpath()
    return path


def _cap(path: QPainterPath, side: Side) -> None:
    """Go around the front of a cross-section from left to right."""
    x, y, lx, ly, ax, ay = side
    klx, kly, kax, kay = _ARC * lx, _ARC * ly, _ARC * ax, _ARC * ay
    path.cubicTo(x + lx + kax, y + ly + kay, x + ax + klx, y + ay + kly, x + ax, y + ay)
    path.cubicTo(x + ax - klx, y + ay - kly, x - lx + kax, y - ly + kay, x - lx, y - ly)


def ellipse(ring: Ring) -> QPainterPath:
    """Return the outline of one cross-section."""
    side = Side(*ring)
    path = QPainterPath()
    path.moveTo(ring.x + ring.ax, ring.y + ring.ay)
    _cap(path, side)
    _cap(path, side.reversed())
    path.closeSubpath()
    return path


def hull(rings: Sequence[Ring]) -> QPainterPath:
    """Return the tight outline around all of these."""
    return polygon(hull_of([
        (ring.x + ring.ax * c + ring.bx * s, ring.y + ring.ay * c + ring.by * s)
        for ring in rings
        for c, s in _TURN
    ]))  # fmt: skip


def lit(ring: Ring, share: float = LIT_SHARE) -> Ring:
    """Return the part of a cross-section that the light reaches; it touches the lit edge."""
    x, y, ax, ay, bx, by = ring
    lx, ly = LIGHT
    shift = (1.0 - share) * math.hypot(ax * lx + ay * ly, bx * lx + by * ly)
    return Ring(x + lx * shift, y + ly * shift, ax * share, ay * share, bx * share, by * share)
