"""A straight piece of the body from one joint to the next, and the cross-sections along it."""

import math
from collections.abc import Sequence
from typing import TypeAlias

from exercise_coach.desktop.figure.parts import Part
from exercise_coach.desktop.figure.projection import (
    Projection,
    Ring,
    Spot,
    Vector,
    between,
    cross,
    difference,
    dot,
    unit,
)

Profile: TypeAlias = Sequence[tuple[float, float, float]]
"""How far along; then in metres the radius there, and how far the middle is pushed aside."""


class Bone:
    """A piece of the body as it is seen. `aside` is a unit vector across it.

    What is measured in shares is 0 at its beginning and 1 at its end; lengths are in metres.
    """

    def __init__(self, view: Projection, begin: Vector, end: Vector, aside: Vector) -> None:
        self.view, self.begin, self.end = view, begin, end
        self.along = unit(difference(end, begin))
        self.first, self.last = view.spot(begin), view.spot(end)
        self.faces_viewer = view.facing(self.along) > 0
        self._size = view.size_at(self.first)
        self._growth = view.size_at(self.last) - self._size
        self._aside = view.flat(aside, 1.0)
        over = cross(self.along, aside)
        self.over_facing = view.facing(over)
        self.over_faces_viewer = self.over_facing > -0.2
        self._over = view.flat(over, 1.0)

    def spot(self, share: float) -> Spot:
        """Return where a place along it is seen."""
        a, b = self.first, self.last
        return Spot(
            a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.near + (b.near - a.near) * share
        )

    def disc(self, share: float, radius: float, aside: float = 0.0, over: float = 0.0) -> Ring:
        """Return how a ball beside it is seen: so far aside, and across both."""
        x, y, size = self._place(share, aside, over)
        r = radius * size
        return Ring(x, y, r, 0.0, 0.0, r)

    def discs(self, profile: Profile) -> list[Ring]:
        """Return its cross-sections."""
        return [self.disc(share, radius, aside) for share, radius, aside in profile]

    def section(
        self, share: float, wide: float, thick: float, aside: float = 0.0, over: float = 0.0
    ) -> Ring:
        """Return a flat cross-section, `wide` to its side and `thick` across both."""
        x, y, size = self._place(share, aside, over)
        (ax, ay), (bx, by) = self._aside, self._over
        wide, thick = wide * size, thick * size
        return Ring(x, y, ax * wide, ay * wide, bx * thick, by * thick)

    def cut(self, share: float, radius: float) -> Ring:
        """Return where it is cut off square: a circle across it, as it is seen."""
        x, y, size = self._place(share, 0.0, 0.0)
        (ax, ay), (bx, by) = self._aside, self._over
        r = radius * size
        return Ring(x, y, ax * r, ay * r, bx * r, by * r)

    def _place(self, share: float, aside: float, over: float) -> tuple[float, float, float]:
        a, b = self.first, self.last
        size = self._size + self._growth * share
        return (
            a.x + (b.x - a.x) * share + (self._aside[0] * aside + self._over[0] * over) * size,
            a.y + (b.y - a.y) * share + (self._aside[1] * aside + self._over[1] * over) * size,
            size,
        )

    def part(self, name: str, girth: float, *shares: float) -> Part:
        """Return a part, still unpainted, that reaches around these places along it."""
        places = tuple(between(self.begin, self.end, share) for share in shares)
        axis = tuple(self.spot(share) for share in shares)
        return Part(name, axis, girth * self.view.scale, places, girth)


def bent(a: Vector, b: Vector, c: Vector) -> float:
    """Return how much a limb is bent at `b`: 0 straight, 1 from a right angle on."""
    lengths = math.dist(a, b) * math.dist(b, c) or 1.0
    return min(1.0, max(0.0, 1.0 - dot(difference(b, a), difference(c, b)) / lengths))
