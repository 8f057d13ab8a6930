"""From the room to the picture: places become pixels, and how near they are."""

import math
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from exercise_coach.figure import Camera, Point

Vector: TypeAlias = tuple[float, float, float]
EYE_DISTANCE = 7.0
"""How far the eye is from the middle of the room, in metres; near limbs look a little larger."""


class Spot(NamedTuple):
    """A place in the picture. `near` is how far it lies towards the viewer; all in pixels."""

    x: float
    y: float
    near: float


class Ring(NamedTuple):
    """A cross-section of the body in the picture: an ellipse by its two half axes, in pixels."""

    x: float
    y: float
    ax: float
    ay: float
    bx: float
    by: float


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the room's middle stands in the picture, and how large a metre is, in pixels."""

    x: float
    y: float
    scale: float


class Projection:
    """Sees the room from a camera. `right`, `up` and `ahead` (to the viewer) are unit vectors."""

    def __init__(self, camera: Camera, placing: Placing, turn: float = 0.0) -> None:
        azimuth, elevation = math.radians(camera.azimuth + turn), math.radians(camera.elevation)
        sin_a, cos_a = math.sin(azimuth), math.cos(azimuth)
        sin_e, cos_e = math.sin(elevation), math.cos(elevation)
        self.right: Vector = (-sin_a, cos_a, 0.0)
        self.up: Vector = (-cos_a * sin_e, -sin_a * sin_e, cos_e)
        self.ahead: Vector = (cos_a * cos_e, sin_a * cos_e, sin_e)
        self.scale = placing.scale
        self._placing = placing
        self._target = camera.target

    def spot(self, point: Vector) -> Spot:
        """Return where a point of the room is seen."""
        tx, ty, tz = self._target
        x, y, z = point[0] - tx, point[1] - ty, point[2] - tz
        rx, ry, _ = self.right
        ux, uy, uz = self.up
        ax, ay, az = self.ahead
        near = ax * x + ay * y + az * z
        size = self.scale * EYE_DISTANCE / (EYE_DISTANCE - near)
        return Spot(
            self._placing.x + (rx * x + ry * y) * size,
            self._placing.y - (ux * x + uy * y + uz * z) * size,
            near * self.scale,
        )

    def size_at(self, spot: Spot) -> float:
        """Return how large a metre is seen there, in pixels."""
        return self.scale * EYE_DISTANCE / (EYE_DISTANCE - spot.near / self.scale)

    def disc(self, point: Vector, radius: float) -> Ring:
        """Return how a ball in the room is seen."""
        spot = self.spot(point)
        r = radius * self.size_at(spot)
        return Ring(spot.x, spot.y, r, 0.0, 0.0, r)

    def ring(self, point: Vector, first: Vector, second: Vector) -> Ring:
        """Return how an ellipse in the room is seen, given by its middle and half axes."""
        spot = self.spot(point)
        size = self.size_at(spot)
        ax, ay = self.flat(first, size)
        bx, by = self.flat(second, size)
        return Ring(spot.x, spot.y, ax, ay, bx, by)

    def ball(self, point: Vector, first: Vector, second: Vector, third: Vector) -> Ring:
        """Return how an ellipsoid in the room is seen, given by its middle and half axes."""
        spot = self.spot(point)
        size = self.size_at(spot)
        flat = [self.flat(axis, size) for axis in (first, second, third)]
        xx = sum(x * x for x, _ in flat)
        xy = sum(x * y for x, y in flat)
        yy = sum(y * y for _, y in flat)
        across = math.sqrt(xx) or 1e-9
        return Ring(
            spot.x, spot.y, across, xy / across, 0.0, math.sqrt(max(0.0, yy - xy * xy / xx))
        )

    def flat(self, direction: Vector, size: float) -> tuple[float, float]:
        """Return how a direction is seen where a metre has this size, in pixels."""
        rx, ry, _ = self.right
        ux, uy, uz = self.up
        x, y, z = direction
        return (rx * x + ry * y) * size, -(ux * x + uy * y + uz * z) * size

    def facing(self, direction: Vector) -> float:
        """Return how much a direction points to the viewer: 1 straight, -1 straight away."""
        ax, ay, az = self.ahead
        length = math.sqrt(direction[0] ** 2 + direction[1] ** 2 + direction[2] ** 2) or 1.0
        return (ax * direction[0] + ay * direction[1] + az * direction[2]) / length


def between(a: Vector, b: Vector, share: float) -> Vector:
    """Return the point a share of the way from `a` to `b`."""
    return (
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
    )


def moved(a: Vector, *steps: tuple[Vector, float]) -> Vector:
    """Return `a` moved by so many metres along each direction."""
    x, y, z = a
    for (dx, dy, dz), length in steps:
        x += dx * length
        y += dy * length
        z += dz * length
    return (x, y, z)


def difference(a: Vector, b: Vector) -> Vector:
    """Return what leads from `b` to `a`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def cross(a: Vector, b: Vector) -> Vector:
    """Return the cross product."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def unit(a: Vector, otherwise: Vector = (0.0, 0.0, 1.0)) -> Vector:
    """Return the direction of a vector; `otherwise` where it has none."""
    length = math.sqrt(a[0] ** 2 + a[1] ** 2 + a[2] ** 2)
    return (a[0] / length, a[1] / length, a[2] / length) if length > 1e-9 else otherwise


def across(a: Vector, axis: Vector, otherwise: Vector = (0.0, 0.0, 1.0)) -> Vector:
    """Return the direction of what of `a` lies across a unit `axis`."""
    along = dot(a, axis)
    return unit((a[0] - axis[0] * along, a[1] - axis[1] * along, a[2] - axis[2] * along), otherwise)


def as_vector(point: Point) -> Vector:
    """Return a point's coordinates."""
    return (point[0], point[1], point[2])
