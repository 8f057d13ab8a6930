"""What can be measured on a body: depths, gaps and bends, from the places of its joints alone."""

from collections.abc import Iterator, Mapping
from math import acos, degrees
from typing import Final

from exercise_coach.figure.body import SEGMENTS, Segment
from exercise_coach.figure.frame import Joint
from exercise_coach.figure.layout import LIMB_NUMBERS, TRUNK_NUMBERS, Ends, Layout, LimbLayout, Way
from exercise_coach.figure.reaching import middle
from exercise_coach.figure.skeleton import solve
from exercise_coach.figure.vectors import (
    Axes,
    Vector,
    across,
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

Joints = Mapping[Joint, Vector]

_STRAIGHT: Final = 8.0
"""Up to this bend, in degrees, a hinge does not tell which way it points."""


def lowest(joints: Joints) -> tuple[float, Joint]:
    """Return the height of the lowest skin in metres, and the joint it is at."""
    return min(
        (joints[joint][2] - radius, joint)
        for start, end, r, s in SEGMENTS
        for joint, radius in ((start, r), (end, s))
    )


def hinge_bend(joints: Joints, ends: Ends) -> float:
    """Return the bend of an elbow or knee in degrees; 0 is straight."""
    cosine = dot(*_bones(joints, ends))
    return degrees(acos(min(1.0, max(-1.0, cosine))))


def _bones(joints: Joints, ends: Ends) -> tuple[Vector, Vector]:
    hinge = joints[ends.hinge]
    return unit(sub(hinge, joints[ends.root])), unit(sub(joints[ends.end], hinge))


def hinge_turn(joints: Joints, ends: Ends) -> float:
    """Return how far an elbow or knee points from the middle of what its root allows, in degrees.

    A knee that is bent backwards points 180 degrees from it.
    """
    if hinge_bend(joints, ends) < _STRAIGHT:
        return 0.0
    upper, lower = _bones(joints, ends)
    axes = _chest(joints) if ends.bones.is_arm else _pelvis(joints)
    outward = scaled(axes[1], -1.0 if ends.side is Side.RIGHT else 1.0)
    usual = middle(ends.bones, axes, outward, upper)
    points = across(scaled(lower, -1.0), upper)
    return degrees(acos(min(1.0, max(-1.0, dot(usual, points)))))


def _pelvis(joints: Joints) -> Axes:
    return _axes(
        sub(joints[Joint.LEFT_HIP], joints[Joint.RIGHT_HIP]),
        sub(joints[Joint.WAIST], joints[Joint.PELVIS]),
    )


def _chest(joints: Joints) -> Axes:
    return _axes(
        sub(joints[Joint.LEFT_SHOULDER], joints[Joint.RIGHT_SHOULDER]),
        sub(joints[Joint.NECK], joints[Joint.CHEST]),
    )


def _axes(leftward: Vector, upward: Vector) -> Axes:
    left = unit(leftward)
    up = across(upward, left)
    return (cross(left, up), left, up)


def _parts(*names: str) -> tuple[Segment, ...]:
    return tuple(s for s in SEGMENTS if s.end.value.partition("-")[2] in names)


_SPINE: Final = tuple(
    s for s in SEGMENTS if s.end in {Joint.WAIST, Joint.CHEST, Joint.NECK, Joint.HEAD}
)
_HEAD_AND_NECK: Final = _SPINE[-2:]
_TRUNK: Final = _SPINE[:-2]
_FAR: Final = _parts("wrist", "fingers", "ankle", "heel", "toe")
_THIGHS: Final = _parts("knee")
_UPPER_ARMS: Final = _parts("elbow")
_HANDS: Final = frozenset({Joint.RIGHT_FINGERS, Joint.LEFT_FINGERS})

HAND_REST: Final = 0.025
"""How deep a hand or a forearm may lie in flesh and clothes where it rests, in metres."""
FLESH: Final = 0.045
"""How deep thighs and belly, or arm and chest, press into each other, in metres."""


def _pairs() -> Iterator[tuple[Segment, Segment, float]]:
    for limb in (*_FAR, *_THIGHS, *_UPPER_ARMS):
        for core in _HEAD_AND_NECK:
            # A raised arm lies beside the neck.
            yield core, limb, FLESH if limb in _UPPER_ARMS else HAND_REST
    for core in _TRUNK:
        for limb in _FAR:
            yield core, limb, HAND_REST
    for limb in _UPPER_ARMS:
        for core in _TRUNK[:2]:
            yield core, limb, FLESH
    for limb in _THIGHS:
        for core in _TRUNK[1:]:
            yield core, limb, FLESH


PAIRS: Final = tuple(_pairs())
"""Parts that may not go through each other, and how deep they may press, in metres."""


def _reach(part: Segment) -> float:
    """Return how far the skin of a part is from its middle at most, in metres."""
    return distance(_STANDING[part.start], _STANDING[part.end]) / 2 + max(part[2:])


_STANDING: Final = solve(
    [1.0, *[0.0] * (TRUNK_NUMBERS - 1), *([0.0, 0.0, -1.0] + [0.0] * (LIMB_NUMBERS - 3)) * 4],
    Layout(Joint.PELVIS, (LimbLayout(Way.SWING),) * 4),
).joints
_NEAR: Final = tuple(
    (core, limb, allowed, 4 * (_reach(core) + _reach(limb)) ** 2) for core, limb, allowed in PAIRS
)
"""With each pair the square of twice the distance of their middles from which they can touch."""


def deepest(joints: Joints) -> tuple[float, Segment, Segment]:
    """Return how deep a limb is in head or trunk beyond what flesh allows, and which in which.

    Metres; below 0 nothing is.
    """
    # Their sums, which are twice the middles, are as good.
    middles = {part: along(joints[part.start], joints[part.end], 1.0) for part in SEGMENTS}
    depths = (
        (-gap(joints, core, limb) - allowed, core, limb)
        for core, limb, allowed, reach in _NEAR
        if _square(middles[core], middles[limb]) < reach
    )
    return max(depths, default=(-1.0, *PAIRS[0][:2]))


def _square(a: Vector, b: Vector) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2


def gap(joints: Joints, one: Segment, other: Segment) -> float:
    """Return how far the skins of two parts of the body are from each other, in metres."""
    a, b = joints[one.start], joints[one.end]
    c, d = joints[other.start], joints[other.end]
    s, t = nearest(a, b, c, d)
    between = sub(along(a, sub(b, a), s), along(c, sub(d, c), t))
    thick = one.start_radius + s * (one.end_radius - one.start_radius)
    return (
        length(between) - thick - (other.start_radius + t * (other.end_radius - other.start_radius))
    )


def nearest(a: Vector, b: Vector, c: Vector, d: Vector) -> tuple[float, float]:
    """Return where the lines from a to b and from c to d are nearest, as fractions of each.

    After Ericson, Real-time collision detection (2005), section 5.1.9.
    """
    first, second, apart = sub(b, a), sub(d, c), sub(a, c)
    size, other, mixed = dot(first, first), dot(second, second), dot(first, second)
    before, after = dot(first, apart), dot(second, apart)
    if size < 1e-12:
        return 0.0, _within(after / other if other > 1e-12 else 0.0)
    if other < 1e-12:
        return _within(-before / size), 0.0
    scale = size * other - mixed * mixed
    s = _within((mixed * after - before * other) / scale) if scale > 1e-12 else 0.0
    t = (mixed * s + after) / other
    if t < 0:
        return _within(-before / size), 0.0
    if t > 1:
        return _within((mixed - before) / size), 1.0
    return s, t


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))
