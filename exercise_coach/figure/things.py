"""What the body rests on: the surfaces of the things around it, in the room.

A thing may have several surfaces: a chair has a seat and a back. Each is one side of a slab.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin
from types import MappingProxyType
from typing import Final

from exercise_coach.figure.frame import Block, Point, Thing
from exercise_coach.figure.vectors import Axes, Vector, along, into_room, out_of_room, sub

SIZES: Final[Mapping[Thing, Point]] = MappingProxyType(
    {
        Thing.MAT: Point(1.90, 0.65, 0.015),
        Thing.CHAIR: Point(0.42, 0.44, 0.45),
        Thing.RECLINER: Point(0.50, 0.60, 0.42),
        Thing.WALL: Point(0.08, 2.00, 2.20),
        Thing.TABLE: Point(0.70, 1.20, 0.74),
        Thing.PILLOW: Point(0.40, 0.60, 0.10),
        Thing.TOWEL: Point(0.30, 0.12, 0.06),
        Thing.WARM_PACK: Point(0.20, 0.30, 0.04),
        Thing.COLD_PACK: Point(0.20, 0.26, 0.03),
    }
)
"""How large a thing is where a file does not say: length, width and height in metres."""

BACK_HEIGHT: Final = 0.45
BACK_THICKNESS: Final = 0.04
RECLINER_BACK: Final = 0.80
RECLINER_SLOPE: Final = 45.0
"""The back of a recliner rises at this angle from the rear edge of its seat, in degrees."""


@dataclass(frozen=True, slots=True)
class Slab:
    """A box: the middle of its underside, its axes, and its length, width and height in metres."""

    at: Vector
    axes: Axes
    size: Vector

    def clearance(self, place: Vector, radius: float) -> float:
        """Return how far a ball is from the surface, in metres; below 0 it is inside."""
        x, y, z = out_of_room(self.axes, sub(place, self.at))
        beside_x = abs(x) - self.size[0] / 2
        beside_y = abs(y) - self.size[1] / 2
        beside_z = abs(z - self.size[2] / 2) - self.size[2] / 2
        inside = max(beside_x, beside_y, beside_z)
        if inside <= 0:
            return inside - radius
        outside = max(beside_x, 0.0) ** 2 + max(beside_y, 0.0) ** 2 + max(beside_z, 0.0) ** 2
        return float(outside**0.5) - radius


def slabs(block: Block) -> tuple[Slab, ...]:
    """Return the boxes that a thing is made of, as far as a body can lean on them."""
    axes, size = _axes(block), block.size
    seat = Slab(block.at, axes, size)
    if block.thing is Thing.CHAIR:
        back = along(seat.at, axes[0], BACK_THICKNESS / 2 - size[0] / 2)
        return (seat, Slab(back, axes, (BACK_THICKNESS, size[1], size[2] + BACK_HEIGHT)))
    if block.thing is Thing.RECLINER:
        return (seat, _sloping_back(seat))
    return (seat,)


def _sloping_back(seat: Slab) -> Slab:
    """Return the back of a recliner: its upper side begins at the rear edge of the seat."""
    front, left, up = seat.axes
    c, s = cos(radians(RECLINER_SLOPE)), sin(radians(RECLINER_SLOPE))
    rising = into_room(seat.axes, (-c, 0.0, s))
    normal = into_room(seat.axes, (s, 0.0, c))
    edge = along(along(seat.at, up, seat.size[2]), front, -seat.size[0] / 2)
    middle = along(along(edge, rising, RECLINER_BACK / 2), normal, -BACK_THICKNESS)
    size = (RECLINER_BACK, seat.size[1], BACK_THICKNESS)
    return Slab(middle, ((-rising[0], -rising[1], -rising[2]), left, normal), size)


def _axes(block: Block) -> Axes:
    """Return the axes of a thing that is tilted nose up first and turned then."""
    c, s = cos(radians(block.tilt)), sin(radians(block.tilt))
    a, b = cos(radians(block.turn)), sin(radians(block.turn))
    return ((a * c, b * c, s), (-b, a, 0.0), (-a * s, -b * s, c))
