"""Neck and head: a face that shows where it looks, an ear, and hair in a bun."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QPainterPath, QTransform

from exercise_coach.desktop.figure.colours import Cloth, FigureColours
from exercise_coach.desktop.figure.outlines import (
    Spot2,
    around,
    body,
    ellipse,
    hull,
    lit,
    polygon,
    rounded,
)
from exercise_coach.desktop.figure.parts import Coat, Part, coats, line_pen, rim_of
from exercise_coach.desktop.figure.projection import (
    Projection,
    Ring,
    Vector,
    across,
    as_vector,
    cross,
    difference,
    dot,
    moved,
    unit,
)
from exercise_coach.figure import Joint, Point

HAIR_LINE = math.radians(93)
"""How far the hair reaches from its middle, seen from within the skull."""
_STEPS = 28
_ROUND = [(math.cos(n * math.tau / _STEPS), math.sin(n * math.tau / _STEPS)) for n in range(_STEPS)]
_ARC_STEPS = 12


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
    part = Part("neck", (view.spot(root), view.spot(top)), 0.05 * view.scale, (root, top), 0.05)
    middle = moved(root, (difference(top, root), 0.5))
    rings = [view.disc(root, 0.052), view.disc(middle, 0.048), view.disc(top, 0.052)]
    rim = rim_of(view, skull.colours, 0.0, 0.0)
    part.coats = coats(rounded(rings, rim), skull.colours.skin, skull.colours)
    return part


def _ball(ring: Ring, cloth: Cloth, skull: _Skull) -> list[Coat]:
    rim = rim_of(skull.view, skull.colours).middle
    return coats(around(ellipse(ring), rim, 0.15 * ring.ax), cloth, skull.colours)


def _skin(skull: _Skull) -> list[Coat]:
    rings = [
        skull.disc(-0.01, 0, 0.016, 0.1), skull.disc(0.034, 0, -0.05, 0.06),
        skull.disc(0.06, 0, -0.092, 0.028),
    ]  # fmt: skip
    nose = [
        skull.disc(0.086, 0, 0.016, 0.01), skull.disc(0.104, 0, -0.018, 0.0125),
        skull.disc(0.09, 0, -0.03, 0.0125),
    ]  # fmt: skip
    rim = rim_of(skull.view, skull.colours)
    skin = skull.colours.skin
    outlines = around(hull(rings), rim.middle, 0.012 * skull.view.scale)
    tips = around(body(nose), rim.middle, 0.002 * skull.view.scale)
    for whole, tip in zip(outlines, tips, strict=True):
        whole.addPath(tip)
    return coats(outlines, skin, skull.colours)


def _hair(skull: _Skull) -> list[Coat]:
    pole = unit(moved((0.0, 0.0, 0.0), (skull.up, 0.62), (skull.face, -0.78)))
    ball = skull.disc(-0.012, 0, 0.018, 0.107)
    spots = _cap(skull.view, ball, pole)
    if not spots:
        return []
    whole = polygon(spots)
    light = lit(ball, 0.9)
    move = QTransform(0.9, 0, 0, 0.9, light.x - 0.9 * ball.x, light.y - 0.9 * ball.y)
    cloth = skull.colours.hair
    if skull.colours.is_flat:
        return [Coat(whole, cloth.lit)]
    return [Coat(whole, cloth.shade), Coat(move.map(whole), cloth.lit)]


def _cap(view: Projection, ball: Ring, pole: Vector) -> list[Spot2]:
    """Return the outline of what is seen of a cap on a ball; `pole` is the middle of the cap."""
    px, py, pz = dot(view.right, pole), -dot(view.up, pole), dot(view.ahead, pole)
    flat = math.hypot(px, py) or 1e-9
    ux, uy = px / flat, py / flat
    wide, tall = math.sin(HAIR_LINE), math.cos(HAIR_LINE)
    # The rim turns about the pole: one axis lies in the picture, the other leads into it.
    rim = [
        (tall * px + wide * (s * ux * pz - c * uy), tall * py + wide * (s * uy * pz + c * ux),
         tall * pz - wide * s * flat)
        for c, s in _ROUND
    ]  # fmt: skip
    seen = [z > 0 for _, _, z in rim]
    r = ball.ax
    if all(seen):
        return [(ball.x + r * x, ball.y + r * y) for x, y, _ in rim]
    if not any(seen):
        return [(ball.x + r * c, ball.y + r * s) for c, s in _ROUND] if pz > 0 else []
    first = next(n for n in range(_STEPS) if seen[n] and not seen[n - 1])
    run = [rim[(first + n) % _STEPS] for n in range(sum(seen))]
    # From the end of the rim along the ball's edge, past the pole, back to its beginning.
    start, end = math.atan2(run[0][1], run[0][0]), math.atan2(run[-1][1], run[-1][0])
    towards = math.atan2(uy, ux)
    turn = _turn(end, towards) + _turn(towards, start)
    edge = [end + turn * n / _ARC_STEPS for n in range(_ARC_STEPS + 1)]
    spots = [(ball.x + r * x, ball.y + r * y) for x, y, _ in run]
    return spots + [(ball.x + r * math.cos(a), ball.y + r * math.sin(a)) for a in edge]


def _turn(a: float, b: float) -> float:
    """Return the shorter way from one angle to another."""
    return (b - a + math.pi) % math.tau - math.pi


def _ear(skull: _Skull) -> list[Coat]:
    side = 1.0 if skull.view.facing(skull.left) > 0 else -1.0
    if skull.view.facing(skull.left) * side < 0.15:
        return []
    outwards = moved((0.0, 0.0, 0.0), (skull.face, 0.017), (skull.left, -0.006 * side))
    up = skull.up
    tall = (up[0] * 0.027, up[1] * 0.027, up[2] * 0.027)
    ring = skull.view.ring(skull.at(-0.014, 0.096 * side, -0.014), tall, outwards)
    return _ball(ring, skull.colours.skin, skull)


def _eyes(skull: _Skull) -> list[Coat]:
    coats = []
    for side in (1.0, -1.0):
        outwards = unit(moved(skull.face, (skull.left, 0.5 * side)))
        if skull.view.facing(outwards) < 0.12:
            continue
        up, beside = skull.up, across(skull.left, outwards)
        ring = skull.view.ring(
            skull.at(0.083, 0.04 * side, 0.004),
            (up[0] * 0.012, up[1] * 0.012, up[2] * 0.012),
            (beside[0] * 0.0075, beside[1] * 0.0075, beside[2] * 0.0075),
        )
        coats.append(Coat(ellipse(ring), skull.colours.face))
    return coats


def _mouth(skull: _Skull) -> list[Coat]:
    if skull.view.facing(skull.face) < 0.25 or skull.colours.is_flat:
        return []
    right, middle, left = (
        skull.view.spot(skull.at(ahead, aside, above))
        for ahead, aside, above in ((0.081, -0.021, -0.066), (0.092, 0, -0.073),
                                    (0.081, 0.021, -0.066))
    )  # fmt: skip
    path = QPainterPath()
    path.moveTo(right.x, right.y)
    path.quadTo(middle.x, middle.y, left.x, left.y)
    return [Coat(path, line_pen(skull.colours.skin.shade, 0.007 * skull.view.scale))]
