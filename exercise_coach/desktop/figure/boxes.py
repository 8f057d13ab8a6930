"""Boxes in the room: what the things around the body are built from."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exercise_coach.desktop.figure.paths import Spot2
from exercise_coach.desktop.figure.projection import Projection, Vector, dot, moved
from exercise_coach.figure import Block

_SIGNS = (-1.0, 1.0)
_FACES = ((0, 1, 2), (1, 2, 0), (2, 0, 1))


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its middle, its three unit axes and half its length along each."""

    middle: Vector
    axes: tuple[Vector, Vector, Vector]
    half: Vector

    def at(self, x: float, y: float, z: float) -> Vector:
        """Return a place by shares of the half lengths: 0 is the middle, 1 a face."""
        a, b, c = self.axes
        return moved(
            self.middle, (a, x * self.half[0]), (b, y * self.half[1]), (c, z * self.half[2])
        )

    def corners(self) -> list[Vector]:
        """Return its eight corners."""
        return [self.at(x, y, z) for x in _SIGNS for y in _SIGNS for z in _SIGNS]

    def inner(self, at: Vector, half: Vector) -> "Box":
        """Return a box with the same axes, its middle moved along them in metres."""
        a, b, c = self.axes
        return Box(moved(self.middle, (a, at[0]), (b, at[1]), (c, at[2])), self.axes, half)

    def faces_seen(self, view: Projection) -> Iterator[tuple[Vector, list[Vector]]]:
        """Return the faces that turn to the viewer: which way each looks, and its corners."""
        for index, one, other in _FACES:
            axis = self.axes[index]
            sign = 1.0 if view.facing(axis) > 0 else -1.0
            corners = []
            for p, q in ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)):
                shares = [0.0, 0.0, 0.0]
                shares[index], shares[one], shares[other] = sign, p, q
                corners.append(self.at(*shares))
            yield (axis[0] * sign, axis[1] * sign, axis[2] * sign), corners

    def beyond(self, places: Sequence[Vector], room: float) -> Iterator[Vector]:
        """Return which way those faces look that all the places lie beyond, by more than `room`."""
        for axis, half in zip(self.axes, self.half, strict=True):
            along = [dot(place, axis) for place in places]
            middle = dot(self.middle, axis)
            if min(along) - middle - half > room:
                yield axis
            if middle - half - max(along) > room:
                yield (-axis[0], -axis[1], -axis[2])


def box_of(block: Block) -> Box:
    """Return the box that a block fills: tilted nose up first, then turned."""
    tilt, turn = math.radians(block.tilt), math.radians(block.turn)
    c, s, a, b = math.cos(tilt), math.sin(tilt), math.cos(turn), math.sin(turn)
    axes = ((a * c, b * c, s), (-b, a, 0.0), (-a * s, -b * s, c))
    half = (block.size.x / 2, block.size.y / 2, block.size.z / 2)
    at = (block.at.x, block.at.y, block.at.z)
    return Box(moved(at, (axes[2], half[2])), axes, half)


def seen_at(view: Projection, places: Iterable[Vector]) -> list[Spot2]:
    """Return where places are seen, in pixels."""
    return [(spot.x, spot.y) for spot in map(view.spot, places)]
