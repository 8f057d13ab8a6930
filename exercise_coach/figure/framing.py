"""Where a camera must stand to see a whole figure, in every pose and on either side."""

from collections.abc import Iterable, Iterator
from math import cos, radians, sin

from msgspec import UnsetType

from exercise_coach.figure.body import SEGMENTS
from exercise_coach.figure.frame import Block, Camera, Joint, Point, Thing
from exercise_coach.figure.model import CameraPart
from exercise_coach.figure.things import slabs
from exercise_coach.figure.vectors import Axes, Vector, along, dot, into_room, out_of_room, scaled

_MARGIN = 0.08
"""Room around the body on each side, in metres; near parts look larger than they are."""
_FURNITURE = frozenset({Thing.CHAIR, Thing.RECLINER, Thing.TABLE, Thing.PILLOW})
_RADII = {
    joint: max(r for s in SEGMENTS for j, r in zip(s[:2], s[2:], strict=True) if j is joint)
    for joint in {each for segment in SEGMENTS for each in segment[:2]}
}


def camera_for(
    part: CameraPart, poses: Iterable[dict[Joint, Vector]], blocks: Iterable[Block]
) -> Camera:
    """Return the camera that a file asks for; what it leaves out is made to fit the figure."""
    view = _view(part)
    places = [*_skin(poses), *_corners(blocks)]
    places += [((x, -y, z), radius) for (x, y, z), radius in places]
    seen = [(out_of_room(view, at), radius) for at, radius in places]
    left, right = _range((at[1], radius) for at, radius in seen)
    low, high = _range((at[2], radius) for at, radius in seen)
    if isinstance(part.target, UnsetType):
        across, up = scaled(view[1], (left + right) / 2), (low + high) / 2
        target = along(across, view[2], up)
    else:
        x, y, z = part.target
        target = (x, y, z)
    aside, height = dot(target, view[1]), dot(target, view[2])
    span = 2 * (max(right - aside, aside - left) + _MARGIN)
    if not isinstance(part.span, UnsetType):
        span = part.span
    return Camera(
        part.azimuth,
        part.elevation,
        Point(*target),
        span,
        2 * (max(high - height, height - low) + _MARGIN),
    )


def _view(part: CameraPart) -> Axes:
    """Return which way is to the viewer, across the picture and up in it."""
    a, e = radians(part.azimuth), radians(part.elevation)
    return (
        (cos(a) * cos(e), sin(a) * cos(e), sin(e)),
        (-sin(a), cos(a), 0.0),
        (-cos(a) * sin(e), -sin(a) * sin(e), cos(e)),
    )


def _skin(poses: Iterable[dict[Joint, Vector]]) -> Iterator[tuple[Vector, float]]:
    for joints in poses:
        for joint, radius in _RADII.items():
            yield joints[joint], radius


def _corners(blocks: Iterable[Block]) -> Iterator[tuple[Vector, float]]:
    """Yield the corners of what a body sits on; walls and mats go on beyond the picture."""
    for block in blocks:
        if block.thing not in _FURNITURE:
            continue
        for slab in slabs(block):
            x, y, z = slab.size
            for corner in ((-x, -y, 0), (-x, y, z), (x, -y, z), (x, y, 0)):
                local = (corner[0] / 2, corner[1] / 2, float(corner[2]))
                room = into_room(slab.axes, local)
                yield (room[0] + slab.at[0], room[1] + slab.at[1], room[2] + slab.at[2]), 0.0


def _range(spots: Iterable[tuple[float, float]]) -> tuple[float, float]:
    lows, highs = zip(*((at - radius, at + radius) for at, radius in spots), strict=True)
    return min(lows), max(highs)
