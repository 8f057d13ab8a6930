"""Outlines of rounded bodies in the picture, drawn around their cross-sections.

Every outline runs clockwise as seen, so that overlapping ones fill as one shape.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from exercise_coach.desktop.figure.projection import Ring

Spot2: TypeAlias = tuple[float, float]
LIGHT = (-0.42, -0.91)
"""Where the light comes from, in the picture."""
LIT_SHARE = 0.85
"""How much of a rounded body's width the light reaches."""
_ARC = 0.5522847498  # how long the handles of a quarter circle are
_FORESHORTENED = 0.9
"""A body shorter than this many of its widths is drawn as the hull of its cross-sections."""
_TURN = [(math.cos(n * math.pi / 6), math.sin(n * math.pi / 6)) for n in range(12)]


class Outlines(NamedTuple):
    """A rounded body: its rim, which is a little larger, all of it, and what the light reaches."""

    rim: QPainterPath
    whole: QPainterPath
    lit: QPainterPath


class Rim(NamedTuple):
    """How far a rim stands out at the beginning, the middle and the end of a body, in pixels."""

    begin: float
    middle: float
    end: float


class _Side(NamedTuple):
    """A cross-section with what leads from its middle to its left edge and to its front edge."""

    x: float
    y: float
    left_x: float
    left_y: float
    ahead_x: float
    ahead_y: float

    def reversed(self) -> "_Side":
        """Return it as seen the other way along."""
        x, y, lx, ly, ax, ay = self
        return _Side(x, y, -lx, -ly, -ax, -ay)

    def lit(self) -> "_Side":
        """Return the part of it that the light reaches; it touches the lit edge."""
        lx, ly = LIGHT
        reach = math.hypot(
            self.left_x * lx + self.left_y * ly, self.ahead_x * lx + self.ahead_y * ly
        )
        off = (1.0 - LIT_SHARE) * reach
        k = LIT_SHARE
        return _Side(
            self.x + lx * off, self.y + ly * off,
            self.left_x * k, self.left_y * k, self.ahead_x * k, self.ahead_y * k,
        )  # fmt: skip

    def grown(self, by: float) -> "_Side":
        """Return it wider by so many pixels all around, and a little more away from the light."""
        if not by:
            return self
        k = 1.0 + by / max(1.0, math.hypot(self.left_x, self.left_y))
        j = 1.0 + by / max(1.0, math.hypot(self.ahead_x, self.ahead_y))
        return _Side(
            self.x - LIGHT[0] * by * 0.4, self.y - LIGHT[1] * by * 0.4,
            self.left_x * k, self.left_y * k, self.ahead_x * j, self.ahead_y * j,
        )  # fmt: skip


def rounded(
    rings: Sequence[Ring], rim: Rim, before: Ring | None = None, after: Ring | None = None
) -> Outlines:
    """Return the outlines of a body through these cross-sections, rounded off at both ends.

    What is lit goes on into the bodies it is fastened to, `before` it and `after` it, so that no
    seam is seen.
    """
    sides = _sides(rings)
    if sides is None:
        inset = (1.0 - LIT_SHARE) * max(math.hypot(ring.ax, ring.ay) for ring in rings)
        return around(hull(rings), rim.middle, inset)
    last = len(sides) - 1
    grown = [sides[0].grown(rim.begin), *(side.grown(rim.middle) for side in sides[1:last]),
             sides[-1].grown(rim.end)]  # fmt: skip
    lights = [side.lit() for side in sides]
    if before is not None:
        lights[:0] = _joined(lights[0], before, sides[0], sides[1])
    if after is not None:
        lights += _joined(lights[-1], after, sides[-1], sides[-2])
    return Outlines(_contour(grown), _contour(sides), _contour(lights))


def around(whole: QPainterPath, rim: float, inset: float) -> Outlines:
    """Return the outlines of a small or roundish body that is given as a whole.

    `inset` is how far its shade reaches in from its edge, in pixels.
    """
    box = whole.controlPointRect()
    x, y = box.center().x(), box.center().y()
    half_x, half_y = max(1.0, box.width() / 2), max(1.0, box.height() / 2)
    lx, ly = LIGHT
    kx, ky = 1.0 + rim / half_x, 1.0 + rim / half_y
    wider = QTransform(kx, 0, 0, ky, x - kx * x - lx * rim * 0.4, y - ky * y - ly * rim * 0.4)
    kx, ky = max(0.0, 1.0 - inset / half_x), max(0.0, 1.0 - inset / half_y)
    light = QTransform(kx, 0, 0, ky, x - kx * x + lx * inset, y - ky * y + ly * inset)
    return Outlines(wider.map(whole), whole, light.map(whole))


def tapered(rings: Sequence[Ring], rim: Rim) -> Outlines:
    """Return the outlines of a straight limb through these cross-sections.

    Rim and light are the whole made wider or narrower across the limb, so that what is lit reaches
    its ends, and no seam is seen where another limb goes on.
    """
    sides = _sides(rings)
    if sides is None:
        inset = (1.0 - LIT_SHARE) * max(math.hypot(ring.ax, ring.ay) for ring in rings)
        return around(hull(rings), rim.middle, inset)
    whole = _contour(sides)
    first, last = sides[0], sides[-1]
    dx, dy = last.x - first.x, last.y - first.y
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    lit_by = (1.0 - LIT_SHARE) * (uy * LIGHT[0] - ux * LIGHT[1])
    begin, end = (math.hypot(side.left_x, side.left_y) for side in (first, last))
    widest = max(math.hypot(side.left_x, side.left_y) for side in sides)
    away = -0.4 * rim.middle * (uy * LIGHT[0] - ux * LIGHT[1])
    axis = (first.x, first.y, ux, uy)
    light = _stretch(axis, 1.0, LIT_SHARE, lit_by * begin, lit_by * (end - begin) / length)
    wider = _stretch(axis, 1.0 + rim.end / length, 1.0 + rim.middle / widest, away, 0.0)
    return Outlines(wider.map(whole), whole, light.map(whole))


def _stretch(
    axis: tuple[float, float, float, float], along: float, across: float, aside: float, slope: float
) -> QTransform:
    """Return what stretches along and across an axis, from its origin, and then moves to its left.

    `aside` is how far it moves there, in pixels, and `slope` how much further with each pixel
    along.
    """
    x, y, ux, uy = axis
    nx, ny = uy, -ux
    m11 = along * ux * ux + across * nx * nx + slope * nx * ux
    m12 = along * ux * uy + across * nx * ny + slope * ny * ux
    m21 = along * ux * uy + across * nx * ny + slope * nx * uy
    m22 = along * uy * uy + across * ny * ny + slope * ny * uy
    return QTransform(
        m11, m12, m21, m22, x - m11 * x - m21 * y + nx * aside, y - m12 * x - m22 * y + ny * aside
    )


def body(rings: Sequence[Ring]) -> QPainterPath:
    """Return the outline of a body through these cross-sections, rounded off at both ends."""
    sides = _sides(rings)
    return hull(rings) if sides is None else _contour(sides)


def _joined(light: _Side, other: Ring, end: _Side, inner: _Side) -> list[_Side]:
    """Return where the light goes on into another body; not at all where the two are folded."""
    out_x, out_y = end.x - inner.x, end.y - inner.y
    on_x, on_y = other.x - end.x, other.y - end.y
    lengths = math.hypot(out_x, out_y) * math.hypot(on_x, on_y)
    straight = (out_x * on_x + out_y * on_y) / lengths if lengths else 0.0
    share = min(1.0, max(0.0, 1.5 * straight))
    if share < 0.05:
        return []
    return [light._replace(x=light.x + on_x * share, y=light.y + on_y * share)]


def _sides(rings: Sequence[Ring]) -> list[_Side] | None:
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
            found.append(_Side(x, y, dy * ax, -dx * ax, dx * ax, dy * ax))
            width = max(width, ax)
            continue
        a, b = ax * dy - ay * dx, bx * dy - by * dx
        reach = math.hypot(a, b) or 1.0
        ahead_x, ahead_y = (a * bx - b * ax) / reach, (a * by - b * ay) / reach
        if ahead_x * dx + ahead_y * dy < 0:
            ahead_x, ahead_y = -ahead_x, -ahead_y
        found.append(
            _Side(x, y, (a * ax + b * bx) / reach, (a * ay + b * by) / reach, ahead_x, ahead_y)
        )
        width = max(width, reach)
    straight = math.hypot(rings[-1].x - rings[0].x, rings[-1].y - rings[0].y)
    if length / 2 < _FORESHORTENED * width or straight < 0.15 * length:
        return None
    return found


def _contour(sides: Sequence[_Side]) -> QPainterPath:
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


def _cap(path: QPainterPath, side: _Side) -> None:
    """Go around the front of a cross-section from left to right."""
    x, y, lx, ly, ax, ay = side
    klx, kly, kax, kay = _ARC * lx, _ARC * ly, _ARC * ax, _ARC * ay
    path.cubicTo(x + lx + kax, y + ly + kay, x + ax + klx, y + ay + kly, x + ax, y + ay)
    path.cubicTo(x + ax - klx, y + ay - kly, x - lx + kax, y - ly + kay, x - lx, y - ly)


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


def ellipse(ring: Ring) -> QPainterPath:
    """Return the outline of one cross-section."""
    side = _Side(*ring)
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


def lit(ring: Ring, share: float = LIT_SHARE) -> Ring:
    """Return the part of a cross-section that the light reaches; it touches the lit edge."""
    x, y, ax, ay, bx, by = ring
    lx, ly = LIGHT
    shift = (1.0 - share) * math.hypot(ax * lx + ay * ly, bx * lx + by * ly)
    return Ring(x + lx * shift, y + ly * shift, ax * share, ay * share, bx * share, by * share)
