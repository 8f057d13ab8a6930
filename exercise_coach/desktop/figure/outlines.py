"""Outlines of rounded bodies in the picture: each has a rim, and a side that the light reaches."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QPainterPath, QTransform

from exercise_coach.desktop.figure.projection import Ring
from exercise_coach.desktop.figure.sides import (
    LIGHT,
    LIT_SHARE,
    Side,
    contour,
    hull,
    sides_of,
)


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


def rounded(
    rings: Sequence[Ring], rim: Rim, before: Ring | None = None, after: Ring | None = None
) -> Outlines:
    """Return the outlines of a body through these cross-sections, rounded off at both ends.

    What is lit goes on into the bodies it is fastened to, `before` it and `after` it, so that no
    seam is seen.
    """
    sides = sides_of(rings)
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
    return Outlines(contour(grown), contour(sides), contour(lights))


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


def tapered(rings: Sequence[Ring], rim: Rim, bare: int = 0) -> Outlines:
    """Return the outlines of a straight limb through these cross-sections.

    Rim and light are the whole made wider or narrower across the limb, so that what is lit reaches
    its ends, and no seam is seen where another limb goes on. Around the first `bare` ones there is
    no rim: they lie on a body of the same colour.
    """
    sides = sides_of(rings)
    if sides is None:
        inset = (1.0 - LIT_SHARE) * max(math.hypot(ring.ax, ring.ay) for ring in rings)
        return around(hull(rings), rim.middle, inset)
    whole = contour(sides)
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
    rimmed = contour(sides[bare:]) if bare else whole
    return Outlines(wider.map(rimmed), whole, light.map(whole))


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
    sides = sides_of(rings)
    return hull(rings) if sides is None else contour(sides)


def _joined(light: Side, other: Ring, end: Side, inner: Side) -> list[Side]:
    """Return where the light goes on into another body; not at all where the two are folded."""
    out_x, out_y = end.x - inner.x, end.y - inner.y
    on_x, on_y = other.x - end.x, other.y - end.y
    lengths = math.hypot(out_x, out_y) * math.hypot(on_x, on_y)
    straight = (out_x * on_x + out_y * on_y) / lengths if lengths else 0.0
    share = min(1.0, max(0.0, 1.5 * straight))
    if share < 0.05:
        return []
    return [light._replace(x=light.x + on_x * share, y=light.y + on_y * share)]
