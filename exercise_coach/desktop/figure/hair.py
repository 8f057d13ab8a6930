"""Hair: a cap on an ellipsoid, and the outline of what is seen of it from anywhere."""

import math

from exercise_coach.desktop.figure.paths import Spot2
from exercise_coach.desktop.figure.projection import (
    Projection,
    Vector,
    across,
    cross,
    dot,
    moved,
    unit,
)

HAIR_LINE = math.radians(99)
"""How far the hair reaches from its middle, seen from within the skull."""
POLE = (-0.69, 0.0, 0.724)
"""The middle of the hair: so far ahead, to the left and up."""
_STEPS = 32
_ARC_STEPS = 12


def _rim() -> list[Vector]:
    """Return the hair's edge on a ball of radius 1, ahead, left and up."""
    wide, tall = math.sin(HAIR_LINE), math.cos(HAIR_LINE)
    ahead, _, up = POLE
    angles = [n * math.tau / _STEPS for n in range(_STEPS)]
    return [
        (tall * ahead + wide * math.sin(a) * up, wide * math.cos(a),
         tall * up - wide * math.sin(a) * ahead)
        for a in angles
    ]  # fmt: skip


_RIM = _rim()


def seen_hair(view: Projection, middle: Vector, axes: tuple[Vector, Vector, Vector]) -> list[Spot2]:
    """Return the outline of what is seen of the hair on an ellipsoid.

    On a ball of radius 1, where all is reckoned, the viewer looks from `eye`.
    """
    eye = unit((_against(view, axes[0]), _against(view, axes[1]), _against(view, axes[2])))
    seen = [dot(eye, place) > 0 for place in _RIM]
    if all(seen):
        places = _RIM
    elif not any(seen):
        if dot(eye, POLE) < 0:
            return []
        first, second = _basis(eye)
        places = [_on_edge(first, second, n * math.tau / _STEPS) for n in range(_STEPS)]
    else:
        places = _half_seen(eye, seen)
    spot = view.spot(middle)
    size = view.size_at(spot)
    (ax, ay), (bx, by), (cx, cy) = (view.flat(axis, size) for axis in axes)
    return [(spot.x + u * ax + v * bx + w * cx, spot.y + u * ay + v * by + w * cy)
            for u, v, w in places]  # fmt: skip


def _against(view: Projection, axis: Vector) -> float:
    return dot(view.ahead, axis) / dot(axis, axis)


def _half_seen(eye: Vector, seen: list[bool]) -> list[Vector]:
    """Return the seen half of the hair's edge, and along the edge of the head back to its start."""
    begin = next(n for n in range(_STEPS) if seen[n] and not seen[n - 1])
    run = [_RIM[(begin + n) % _STEPS] for n in range(sum(seen))]
    first, second = _basis(eye)

    def angle(place: Vector) -> float:
        return math.atan2(dot(second, place), dot(first, place))

    start, end, past = angle(run[0]), angle(run[-1]), angle(POLE)
    turn = _turn(end, past) + _turn(past, start)
    steps = range(1, _ARC_STEPS)
    return run + [_on_edge(first, second, end + turn * n / _ARC_STEPS) for n in steps]


def _basis(eye: Vector) -> tuple[Vector, Vector]:
    first = across((0.31, 0.52, 0.79), eye)
    return first, cross(eye, first)


def _on_edge(first: Vector, second: Vector, angle: float) -> Vector:
    return moved((0.0, 0.0, 0.0), (first, math.cos(angle)), (second, math.sin(angle)))


def _turn(a: float, b: float) -> float:
    """Return the shorter way from one angle to another."""
    return (b - a + math.pi) % math.tau - math.pi
