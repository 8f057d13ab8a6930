"""Arrows that tell in a still picture how a movement goes, taken from the movement itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import acos, cos, radians, sin
from typing import TYPE_CHECKING, Final

from exercise_coach.figure.frame import Camera, Joint, Point
from exercise_coach.figure.model import Part
from exercise_coach.figure.vectors import (
    Axes,
    Vector,
    across,
    add,
    along,
    cross,
    distance,
    dot,
    length,
    scaled,
    sub,
    unit,
)
from exercise_coach.prescription import Side

if TYPE_CHECKING:
    from exercise_coach.figure.figures import Figure

STEPS: Final = 24
ROUNDINGS: Final = 6
"""So often the corners of a way are taken off."""
SHORTEST: Final = 0.19
"""A shorter way is drawn this long, in metres: less would not be seen."""
LEAST_ARC: Final = radians(75)
ARC_ASIDE: Final = radians(140)
"""A turn about an axis across the line of sight is drawn as an arc at least this long."""
AHEAD: Final = 0.75
"""From this cosine on an axis counts as pointing to the viewer."""
STILL: Final = 0.005
"""What goes less far than this, in metres, does not move but with the breath."""
_RADIUS: Final = {Part.PELVIS: 0.2, Part.CHEST: 0.27, Part.HEAD: 0.2}


@dataclass(frozen=True, slots=True)
class Arrow:
    """Places one after the other, in the room; with `is_both`, there and back again."""

    places: tuple[Point, ...]
    is_both: bool = False


@dataclass(frozen=True, slots=True)
class WayArrow:
    """The way of a joint is to be drawn, so far beside it, in metres."""

    joint: Joint
    beside: Vector = (0.0, 0.0, 0.0)
    pieces: int = 1

    def drawn(self, figure: "Figure") -> list[Arrow]:
        """Return the arrow in the room, in one or several pieces."""
        path = figure.out
        places = [path.at(step / STEPS).joints[self.joint] for step in range(STEPS + 1)]
        is_breath = distance(places[0], places[-1]) < STILL
        if is_breath:
            places = [figure.breathing(step / STEPS)[self.joint] for step in (0, STEPS / 2)]
        places = [add(each, self.beside) for each in places]
        whole = tuple(Point(*each) for each in _rounded(_lengthened(places)))
        return [Arrow(piece, is_breath) for piece in _cut(whole, self.pieces)]


@dataclass(frozen=True, slots=True)
class TurnArrow:
    """How a part of the trunk turns is to be drawn, as an arc around its middle."""

    part: Part
    beside: Vector = (0.0, 0.0, 0.0)

    def drawn(self, figure: "Figure") -> list[Arrow]:
        """Return the arrow in the room."""
        path = figure.out
        before, after = path.at(0.0), path.at(1.0)
        axis, angle = rotation(before.axes[self.part], after.axes[self.part])
        middle = add(scaled(add(before.origins[self.part], after.origins[self.part]), 0.5),
                     self.beside)  # fmt: skip
        viewer = _towards_viewer(figure.camera)
        is_ahead = abs(dot(axis, viewer)) > AHEAD
        towards = across((0.0, 0.0, 1.0) if is_ahead else viewer, axis)
        other = cross(axis, towards)
        span, radius = max(angle, LEAST_ARC if is_ahead else ARC_ASIDE), _RADIUS[self.part]
        turns = [span * (step / STEPS - 0.5) for step in range(STEPS + 1)]
        places = (
            along(along(middle, towards, radius * cos(turn)), other, radius * sin(turn))
            for turn in turns
        )
        return [Arrow(tuple(Point(*each) for each in places))]


def mirrored_arrow(arrow: Arrow) -> Arrow:
    """Return an arrow as a mirror along the middle of the room shows it."""
    return Arrow(tuple(Point(x, -y, z) for x, y, z in arrow.places), arrow.is_both)


def arrows_of(figure: "Figure", side: Side | None = None) -> tuple[Arrow, ...]:
    """Return the arrows that its file asks for, as one side moves."""
    drawn = tuple(arrow for each in figure.arrows for arrow in each.drawn(figure))
    return tuple(map(mirrored_arrow, drawn)) if side is Side.LEFT else drawn


def rotation(before: Axes, after: Axes) -> tuple[Vector, float]:
    """Return the unit axis about which axes turn into others, and how far, in radians."""
    doubled: Vector = (0.0, 0.0, 0.0)
    trace = 0.0
    for a, b in zip(before, after, strict=True):
        doubled = add(doubled, cross(a, b))
        trace += dot(a, b)
    angle = acos(min(1.0, max(-1.0, (trace - 1.0) / 2.0)))
    return unit(doubled) if length(doubled) > 1e-9 else (0.0, 0.0, 1.0), angle


def _cut(places: tuple[Point, ...], pieces: int) -> Iterator[tuple[Point, ...]]:
    """Yield the pieces of a way, with a gap between them."""
    size = (len(places) - 1) // pieces
    for index in range(pieces):
        begin, is_last = index * size, index == pieces - 1
        yield places[begin : begin + size + (1 if is_last else 0)]


def _rounded(places: list[Vector]) -> list[Vector]:
    """Return a way without corners, such as those of a body that first leans and then rises."""
    for _ in range(ROUNDINGS):
        between = [
            scaled(add(add(a, c), scaled(b, 2.0)), 0.25)
            for a, b, c in zip(places, places[1:], places[2:], strict=False)
        ]
        places = [places[0], *between, places[-1]]
    return places


def _lengthened(places: list[Vector]) -> list[Vector]:
    whole = sum(distance(a, b) for a, b in pairwise(places))
    if whole >= SHORTEST or whole == 0:
        return places
    return [add(places[0], scaled(sub(each, places[0]), SHORTEST / whole)) for each in places]


def _towards_viewer(camera: Camera) -> Vector:
    azimuth, elevation = radians(camera.azimuth), radians(camera.elevation)
    return (cos(azimuth) * cos(elevation), sin(azimuth) * cos(elevation), sin(elevation))
