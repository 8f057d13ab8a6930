"""The soft shadow under the figure: one shape, drawn small and spread when it is enlarged."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF, QTransform

from exercise_coach.desktop.figure.parts import Part
from exercise_coach.desktop.figure.paths import hull_of
from exercise_coach.desktop.figure.projection import Projection, Vector, between

COARSE = (0.02, 0.012)
"""So much of the picture becomes one pixel of the shadow, in metres across and upright."""
FADES_AT = 0.6
"""What is this high above the floor throws no shadow on it, in metres."""
UNSEEN = 0.02
"""Movements smaller than this do not change the shadow, in metres."""
LEVELS = 8
"""A shadow is one of so many strengths."""
_STEPS = 2
_HALF_TURN = [(math.cos(a * math.pi / 4), math.sin(a * math.pi / 4)) for a in (-2, -1, 0, 1, 2)]


class _Patch(NamedTuple):
    """A piece of the floor in shadow: its strength, corners and how far it extends, in metres."""

    level: int
    corners: tuple[tuple[float, float], ...]
    girth: float


class Shadow:
    """The shadow on the floor of whatever was cast last."""

    def __init__(self, view: Projection, colour: QColor) -> None:
        self._view, self._colour = view, colour
        self._floor = _floor(view)
        # Whole pixels, which are enlarged faster.
        self._cell = (max(2, round(COARSE[0] * view.scale)), max(1, round(COARSE[1] * view.scale)))
        self._cast: tuple[Vector, ...] = ()
        self._image = QImage()
        self._area = QRectF()

    def cast(self, parts: Sequence[Part]) -> None:
        """Let these throw their shadow, unless they hardly moved: so soft a shadow hides that."""
        if self._colour.alphaF() == 0:
            return
        places = tuple(place for part in parts for place in part.places)
        if len(places) == len(self._cast) and all(
            abs(x - u) + abs(y - v) + abs(z - w) < UNSEEN
            for (x, y, z), (u, v, w) in zip(places, self._cast, strict=True)
        ):
            return
        self._cast = places
        patches = sorted(patch for part in parts for patch in _patches(part))
        self._area = _area(patches, self._floor, self._cell) if patches else QRectF()
        self._image = QImage()
        if patches:
            self._image = self._drawn(patches)

    def _drawn(self, patches: Sequence[_Patch]) -> QImage:
        across, upright = self._cell
        width, height = round(self._area.width() / across), round(self._area.height() / upright)
        sharp = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        sharp.fill(Qt.GlobalColor.transparent)
        move = QTransform.fromTranslate(-self._area.left(), -self._area.top())
        shrink = QTransform.fromScale(1 / across, 1 / upright)
        _draw(sharp, patches, self._floor * move * shrink, self._colour)
        return sharp.scaled(
            max(1, width // 2), max(1, height // 2),
            Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._area, self._image)


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


def _area(patches: Sequence[_Patch], floor: QTransform, cell: tuple[int, int]) -> QRectF:
    """Return the part of the picture that is in shadow, in whole pairs of cells.

    It keeps to a grid of the picture, so that the shadow of what moves does not shimmer.
    """
    spots = [floor.map(QPointF(*corner)) for patch in patches for corner in patch.corners]
    room = max(patch.girth for patch in patches) * 1.2 * abs(floor.m11() + floor.m21())
    across, upright = 2 * cell[0], 2 * cell[1]
    left = math.floor((min(s.x() for s in spots) - room) / across - 1) * across
    right = math.ceil((max(s.x() for s in spots) + room) / across + 1) * across
    top = math.floor((min(s.y() for s in spots) - room / 2) / upright - 1) * upright
    bottom = math.ceil((max(s.y() for s in spots) + room / 2) / upright + 1) * upright
    return QRectF(left, top, right - left, bottom - top)


def _draw(image: QImage, patches: Sequence[_Patch], floor: QTransform, colour: QColor) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The strongest comes last and replaces what it covers, so that nothing adds up to blots.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setTransform(floor)
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
