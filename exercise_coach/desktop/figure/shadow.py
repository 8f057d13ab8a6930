"""The soft shadow under the figure: one shape, drawn small and spread when it is enlarged."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF, QTransform

from exercise_coach.desktop.figure.outlines import hull_of
from exercise_coach.desktop.figure.parts import Part
from exercise_coach.desktop.figure.projection import Projection, between

COARSE = 7.0
"""So many pixels of the picture become one of the shadow."""
FADES_AT = 0.6
"""What is this high above the floor throws no shadow on it, in metres."""
LEVELS = 8
"""A shadow is one of so many strengths."""
_STEPS = 1
_HALF_TURN = [(math.cos(a * math.pi / 4), math.sin(a * math.pi / 4)) for a in (-2, -1, 0, 1, 2)]
_MARGIN = 4.0


class _Patch(NamedTuple):
    """A piece of the floor in shadow: its strength, corners and how far it extends, in metres."""

    level: int
    corners: tuple[tuple[float, float], ...]
    girth: float


def paint_shadow(
    painter: QPainter, parts: Sequence[Part], view: Projection, colour: QColor
) -> None:
    """Paint the shadow of all parts onto the floor."""
    if colour.alphaF() == 0:
        return
    patches = sorted(patch for part in parts for patch in _patches(part))
    if not patches:
        return
    floor = _floor(view)
    area = _area(patches, floor)
    small = QImage(
        max(4, math.ceil(area.width() / COARSE)), max(4, math.ceil(area.height() / COARSE)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )  # fmt: skip
    small.fill(Qt.GlobalColor.transparent)
    _draw(small, patches, floor * QTransform(1, 0, 0, 1, -area.left(), -area.top()), colour)
    soft = small.scaled(
        max(2, small.width() // 2), max(2, small.height() // 2),
        Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(
        QRectF(area.left(), area.top(), small.width() * COARSE, small.height() * COARSE), soft
    )


def _patches(part: Part) -> Iterator[_Patch]:
    if part.box is not None:
        low = min(place[2] for place in part.places)
        level = _level(low, 0.7)
        if level:
            yield _Patch(level, tuple(hull_of([(p[0], p[1]) for p in part.places])), 0.01)
        return
    places = part.places if len(part.places) > 1 else part.places * 2
    for a, b in pairwise(places):
        for step in range(_STEPS):
            first, last = between(a, b, step / _STEPS), between(a, b, (step + 1) / _STEPS)
            level = _level((first[2] + last[2]) / 2 - part.girth)
            if level:
                yield _Patch(level, (first[:2], last[:2]), part.girth)


def _level(height: float, most: float = 1.0) -> int:
    """Return how strong a shadow is that falls from this height, in metres."""
    share = max(0.0, 1.0 - max(0.0, height) / FADES_AT)
    return round(most * share * share * LEVELS)


def _floor(view: Projection) -> QTransform:
    """Return what takes a place on the floor, in metres, into the picture."""
    origin, ahead, aside = (view.spot(p) for p in ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0),
                                                   (0.0, 1.0, 0.0)))  # fmt: skip
    return QTransform(
        ahead.x - origin.x, ahead.y - origin.y, aside.x - origin.x, aside.y - origin.y,
        origin.x, origin.y,
    )  # fmt: skip


def _area(patches: Sequence[_Patch], floor: QTransform) -> QRectF:
    spots = [floor.map(QPointF(*corner)) for patch in patches for corner in patch.corners]
    room = max(patch.girth for patch in patches) * 1.2 * abs(floor.m11() + floor.m21())
    edge = room + _MARGIN * COARSE
    left, right = min(s.x() for s in spots) - edge, max(s.x() for s in spots) + edge
    top, bottom = min(s.y() for s in spots) - edge, max(s.y() for s in spots) + edge
    # Anchored to whole cells of the picture: a moving figure's shadow must not shimmer.
    cell = 2 * COARSE
    left, top = math.floor(left / cell) * cell, math.floor(top / cell) * cell
    right, bottom = math.ceil(right / cell) * cell, math.ceil(bottom / cell) * cell
    return QRectF(left, top, right - left, bottom - top)


def _draw(image: QImage, patches: Sequence[_Patch], floor: QTransform, colour: QColor) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The strongest comes last and replaces what it covers, so that nothing adds up to blots.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setTransform(floor * QTransform.fromScale(1 / COARSE, 1 / COARSE))
    shade = QColor(colour)
    for level, alike in groupby(patches, key=lambda patch: patch.level):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for patch in alike:
            _add(path, patch)
        shade.setAlphaF(colour.alphaF() * level / LEVELS)
        painter.fillPath(path, shade)
    painter.end()


def _add(path: QPainterPath, patch: _Patch) -> None:
    corners = patch.corners
    if len(corners) == 2:
        r = patch.girth
        (ax, ay), (bx, by) = corners
        length = math.hypot(bx - ax, by - ay)
        ux, uy = ((bx - ax) / length, (by - ay) / length) if length > 1e-6 else (1.0, 0.0)
        corners = tuple(
            (ax - r * (ux * c + uy * s), ay - r * (uy * c - ux * s)) for c, s in _HALF_TURN
        ) + tuple((bx + r * (ux * c + uy * s), by + r * (uy * c - ux * s)) for c, s in _HALF_TURN)
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
