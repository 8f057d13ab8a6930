"""Neck and head: a face that shows where it looks, an ear, and hair in a bun."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QPainterPath

from exercise_coach.desktop.figure.colours import Cloth, FigureColours
from exercise_coach.desktop.figure.hair import seen_hair
from exercise_coach.desktop.figure.outlines import around, body, rounded
from exercise_coach.desktop.figure.parts import Coat, Part, coats, flat_coats, rim_of
from exercise_coach.desktop.figure.paths import polygon
from exercise_coach.desktop.figure.projection import (
    Projection,
    Ring,
    Vector,
    across,
    as_vector,
    cross,
    difference,
    moved,
    unit,
)
from exercise_coach.desktop.figure.sides import ellipse, hull
from exercise_coach.figure import Joint, Point


@dataclass(frozen=True, slots=True)
class _Skull:
    """The middle of the head and where it faces, as unit vectors."""

    middle: Vector
    face: Vector
    left: Vector
    up: Vector
    view: Projection
    colours: FigureColours

    def at(self, ahead: float, aside: float, above: float) -> Vector:
        """Return a place of the head, in metres from its middle."""
        return moved(self.middle, (self.face, ahead), (self.left, aside), (self.up, above))

    def disc(self, ahead: float, aside: float, above: float, radius: float) -> Ring:
        """Return how a ball there is seen."""
        return self.view.disc(self.at(ahead, aside, above), radius)

    def egg(self, ahead: float, above: float, long: float, wide: float, high: float) -> Ring:
        """Return how an ellipsoid there is seen, of these half axes."""
        return self.view.ball(
            self.at(ahead, 0.0, above), _times(self.face, long), _times(self.left, wide),
            _times(self.up, high),
        )  # fmt: skip


def _times(direction: Vector, length: float) -> Vector:
    return (direction[0] * length, direction[1] * length, direction[2] * length)


def head(joints: Mapping[Joint, Point], view: Projection, colours: FigureColours) -> list[Part]:
    """Return neck and head."""
    middle = as_vector(joints[Joint.HEAD])
    up = unit(difference(joints[Joint.CROWN], middle))
    face = across(difference(joints[Joint.NOSE], middle), up)
    skull = _Skull(middle, face, cross(up, face), up, view, colours)
    part = Part("head", (view.spot(middle),), 0.1 * view.scale, (middle,), 0.09)
    bun = _ball(skull.disc(-0.118, 0, 0.072, 0.043), colours.hair, skull)
    faces_away = view.facing(face) < 0
    part.coats = [
        *([] if faces_away else bun),
        *_skin(skull),
        *_mouth(skull),
        *_hair(skull),
        *_ear(skull),
        *_eyes(skull),
        *(bun if faces_away else []),
    ]
    return [_neck(as_vector(joints[Joint.NECK]), skull), part]


def _neck(root: Vector, skull: _Skull) -> Part:
    view = skull.view
    top = skull.at(-0.022, 0, -0.05)
    end = view.spot(top)
    # Chin and skull hide the neck, but for a viewer who looks up from the feet.
    behind = 0.1 * min(1.0, max(0.0, (view.facing(skull.up) + 0.8) / 0.3))
    axis = (view.spot(root), end._replace(near=end.near - behind * view.scale))
    part = Part("neck", axis, 0.05 * view.scale, (root, top), 0.05)
    low = moved(root, (difference(top, root), 0.27))
    middle = moved(root, (difference(top, root), 0.55))
    rings = [view.disc(low, 0.048), view.disc(middle, 0.047), view.disc(top, 0.052)]
    rim = rim_of(view, skull.colours, 0.0, 0.0)
    # The head's own rim parts it from the neck, and the collar needs none.
    part.coats = coats(rounded(rings, rim), skull.colours.skin, skull.colours)[1:]
    return part


def _ball(ring: Ring, cloth: Cloth, skull: _Skull) -> list[Coat]:
    rim = rim_of(skull.view, skull.colours).middle
    return coats(around(ellipse(ring), rim, 0.15 * ring.ax), cloth, skull.colours)


def _skin(skull: _Skull) -> list[Coat]:
    rings = [
        skull.egg(-0.01, 0.016, 0.099, 0.08, 0.1), skull.egg(0.032, -0.05, 0.058, 0.056, 0.055),
        skull.disc(0.058, 0, -0.087, 0.031),
    ]  # fmt: skip
    nose = [
        skull.disc(0.084, 0, 0.016, 0.009), skull.disc(0.104, 0, -0.018, 0.012),
        skull.disc(0.088, 0, -0.03, 0.012),
    ]  # fmt: skip
    rim = rim_of(skull.view, skull.colours).middle
    whole = hull(rings)
    for ring in rings:
        whole.addPath(ellipse(ring))
    outlines = around(whole, rim, 0.012 * skull.view.scale)
    tips = around(body(nose), rim, 0.002 * skull.view.scale)
    for outline, tip in zip(outlines, tips, strict=True):
        outline.addPath(tip)
    return coats(outlines, skull.colours.skin, skull.colours)


def _hair(skull: _Skull) -> list[Coat]:
    middle = skull.at(-0.013, 0.0, 0.02)
    axes = (_times(skull.face, 0.103), _times(skull.left, 0.084), _times(skull.up, 0.104))
    spots = seen_hair(skull.view, middle, axes)
    if not spots:
        return []
    whole = polygon(spots)
    cloth = skull.colours.hair
    if skull.colours.is_flat:
        return [Coat(whole, cloth.lit)]
    _, _, light = around(whole, 0.0, 0.01 * skull.view.scale)
    return [Coat(whole, cloth.shade), Coat(light, cloth.lit)]


def _ear(skull: _Skull) -> list[Coat]:
    side = 1.0 if skull.view.facing(skull.left) > 0 else -1.0
    if skull.view.facing(skull.left) * side < 0.15:
        return []
    outwards = moved((0.0, 0.0, 0.0), (skull.face, 0.017), (skull.left, -0.006 * side))
    up = skull.up
    tall = (up[0] * 0.027, up[1] * 0.027, up[2] * 0.027)
    ring = skull.view.ring(skull.at(-0.012, 0.08 * side, -0.016), tall, outwards)
    rim = rim_of(skull.view, skull.colours).middle
    return flat_coats(around(ellipse(ring), rim, 0.0), skull.colours.skin)


def _eyes(skull: _Skull) -> list[Coat]:
    coats = []
    for side in (1.0, -1.0):
        outwards = unit(moved(skull.face, (skull.left, 0.5 * side)))
        if skull.view.facing(outwards) < 0.12:
            continue
        up, beside = skull.up, across(skull.left, outwards)
        ring = skull.view.ring(
            skull.at(0.085, 0.033 * side, 0.0),
            (up[0] * 0.012, up[1] * 0.012, up[2] * 0.012),
            (beside[0] * 0.0075, beside[1] * 0.0075, beside[2] * 0.0075),
        )
        coats.append(Coat(ellipse(ring), skull.colours.face))
    return coats


def _mouth(skull: _Skull) -> list[Coat]:
    if skull.view.facing(skull.face) < 0.25 or skull.colours.is_flat:
        return []
    right, upper, left, lower = (
        skull.view.spot(skull.at(ahead, aside, above))
        for ahead, aside, above in ((0.081, -0.023, -0.0645), (0.092, 0, -0.067),
                                    (0.081, 0.023, -0.0645), (0.09, 0, -0.083))
    )  # fmt: skip
    path = QPainterPath()
    path.moveTo(right.x, right.y)
    path.quadTo(upper.x, upper.y, left.x, left.y)
    path.quadTo(lower.x, lower.y, right.x, right.y)
    return [Coat(path, skull.colours.skin.shade)]
