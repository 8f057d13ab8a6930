"""A body that props on its elbows, and turns about its anchor until it does."""

from math import sqrt

from exercise_coach.figure import body
from exercise_coach.figure.layout import LIMB_NUMBERS, LIMBS, TRUNK_NUMBERS, Layout, Numbers, Way
from exercise_coach.figure.model import Part
from exercise_coach.figure.solved import Solved
from exercise_coach.figure.vectors import (
    Vector,
    across,
    along,
    axes_of,
    dot,
    length,
    quaternion,
    scaled,
    sub,
    swung,
    unit,
)


def propped(numbers: Numbers, layout: Layout, solved: Solved) -> Numbers:
    """Return the numbers of a body turned about its anchor until it props on its elbow.

    The shoulder comes to where it is as far from the anchor as it was and an upper arm from the
    elbow's place; legs that are given by directions turn with the body.
    """
    props = [limb for limb in range(4) if layout.limbs[limb].way is Way.PROP]
    at = TRUNK_NUMBERS + LIMB_NUMBERS * props[0]
    anchor = solved.joints[layout.anchor]
    elbow = sub((numbers[at], numbers[at + 1], numbers[at + 2]), anchor)
    shoulder = sub(solved.joints[LIMBS[props[0]].root], anchor)
    radius = body.UPPER_ARM
    if len(props) == 2:  # then the body neither rolls nor turns
        left = solved.axes[Part.PELVIS][1]
        aside = dot(sub(elbow, shoulder), left)
        radius = sqrt(max(radius * radius - aside * aside, 0.0))
        shoulder = along(shoulder, left, -dot(shoulder, left))
        elbow = along(elbow, left, -dot(elbow, left))
    return _swung(numbers, layout, unit(shoulder), unit(_meeting(shoulder, elbow, radius)))


def _swung(numbers: Numbers, layout: Layout, start: Vector, end: Vector) -> Numbers:
    """Return the numbers of a body, and of the legs that turn with it, after a rotation."""
    found = list(numbers)
    front, left, up = (swung(each, start, end) for each in axes_of(*numbers[0:4]))
    found[0:4] = quaternion((front, left, up))
    for leg in range(2):
        given = layout.limbs[leg]
        if given.way in {Way.SWING, Way.BONES} and given.of is None:
            at = TRUNK_NUMBERS + LIMB_NUMBERS * leg
            found[at : at + 3] = swung((numbers[at], numbers[at + 1], numbers[at + 2]), start, end)
    return found


def _meeting(vector: Vector, centre: Vector, radius: float) -> Vector:
    """Return the vector of the same length that ends nearest by, this far from a centre."""
    far, size = length(centre), length(vector)
    if far < 1e-9:  # an elbow at the anchor itself, which no turn about that brings nearer
        return vector
    direction = unit(centre)
    ahead = (far * far + size * size - radius * radius) / (2 * far)
    ahead = min(max(ahead, -size), size)
    aside = sqrt(max(size * size - ahead * ahead, 0.0))
    return along(scaled(direction, ahead), across(vector, direction), aside)
