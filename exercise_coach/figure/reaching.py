"""How an arm or a leg reaches: two bones and a hinge between them, solved in one step.

The hinge is called elbow here, and is a knee just as well. Where it points is an angle about the
line from root to end, counted from the middle of what a shoulder or hip allows; so an arm without
any hint bends as arms do, whatever the body's attitude.
"""

from math import acos, atan2, cos, degrees, radians, sin, sqrt
from typing import Final

from exercise_coach.figure import body
from exercise_coach.figure.vectors import (
    Axes,
    Vector,
    across,
    along,
    cross,
    dot,
    length,
    scaled,
    sub,
    swung,
    unit,
)

_HALF: Final = sqrt(0.5)


class Bones:
    """The two bones of a kind of limb: their lengths in metres, and how far the hinge goes."""

    __slots__ = ("is_arm", "longest", "lower", "shortest", "upper")

    def __init__(self, upper: float, lower: float, most: float, *, is_arm: bool) -> None:
        self.upper, self.lower, self.is_arm = upper, lower, is_arm
        self.longest = upper + lower
        self.shortest = self.reach(most)

    def reach(self, bend: float) -> float:
        """Return how far the end is from the root at a bend of the hinge in degrees; 0 straight."""
        a, b = self.upper, self.lower
        return sqrt(a * a + b * b + 2 * a * b * cos(radians(bend)))

    def bend(self, reach: float) -> float:
        """Return the bend, in degrees, that brings the end this far from the root."""
        a, b = self.upper, self.lower
        cosine = (reach * reach - a * a - b * b) / (2 * a * b)
        return degrees(acos(min(1.0, max(-1.0, cosine))))


ARM: Final = Bones(body.UPPER_ARM, body.FOREARM, body.MOST_ELBOW, is_arm=True)
LEG: Final = Bones(body.THIGH, body.SHIN, body.MOST_KNEE, is_arm=False)


def middle(bones: Bones, axes: Axes, outward: Vector, direction: Vector) -> Vector:
    """Return where the hinge of a limb points in the middle of what its root allows.

    `axes` are those of the chest or pelvis, `outward` is its own side of it, and `direction` that
    of the limb. An arm ahead has its elbow outward, an arm to the side has it behind; a knee
    points ahead of the standing body and up from the seated one.
    """
    front, _, up = axes
    if bones.is_arm:
        start = scaled((front[0] + outward[0], front[1] + outward[1], front[2] + outward[2]), _HALF)
        hinge = scaled(sub(outward, front), _HALF)
    else:
        start = scaled(sub(front, up), _HALF)
        hinge = scaled((front[0] + up[0], front[1] + up[1], front[2] + up[2]), _HALF)
    return across(swung(hinge, start, direction), direction)


def hinge_towards(pole: Vector, direction: Vector, turn: float) -> Vector:
    """Return a pole after a turn, in degrees, about the direction of the limb."""
    if not turn:
        return pole
    angle = radians(turn)
    return along(scaled(pole, cos(angle)), cross(direction, pole), sin(angle))


def turn_between(pole: Vector, direction: Vector, wanted: Vector) -> float:
    """Return the turn about the direction of the limb, in degrees, from a pole to a wanted one."""
    aim = across(wanted, direction)
    return degrees(atan2(dot(cross(pole, aim), direction), dot(pole, aim)))


def reach(bones: Bones, root: Vector, target: Vector, pole: Vector) -> tuple[Vector, Vector]:
    """Return where hinge and end are when the end is at `target`, or as near as the bones allow.

    `pole` is a unit vector at right angles to the line from root to target.
    """
    line = sub(target, root)
    size = length(line)
    # What shall be at its own root goes anywhere.
    direction = unit(line) if size > 1e-9 else across((1.0, 0.0, 0.0), pole)
    near = min(max(size, bones.shortest), bones.longest)
    a = bones.upper
    ahead = (a * a + near * near - bones.lower * bones.lower) / (2 * near)
    aside = sqrt(max(a * a - ahead * ahead, 0.0))
    hinge = along(along(root, direction, ahead), pole, aside)
    return hinge, along(root, direction, near)


def bones_along(bones: Bones, root: Vector, upper: Vector, lower: Vector) -> tuple[Vector, Vector]:
    """Return where hinge and end are when each bone has its own direction."""
    hinge = along(root, upper, bones.upper)
    return hinge, along(hinge, lower, bones.lower)
