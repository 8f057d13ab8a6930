"""What the numbers of a pose mean.

A pose is a row of numbers, so that two poses can be mixed number by number, and a layout that says
what they mean: which point of the body has a place of its own, and in which way each limb is given.
"""

import enum
from typing import Final, NamedTuple

from exercise_coach.figure.frame import Joint
from exercise_coach.figure.model import Part
from exercise_coach.figure.reaching import ARM, LEG, Bones
from exercise_coach.prescription import Side

Numbers = tuple[float, ...] | list[float]


class Way(enum.Enum):
    """In which way a limb is given; its two vectors and its size mean different things."""

    PLACE = enum.auto()  # the place of its end
    SWING = enum.auto()  # the direction of its end from its root, and the bend of its hinge
    BONES = enum.auto()  # the direction of each bone
    PROP = enum.auto()  # the place of the elbow, on which the body props, and the lower bone's way


class Ends(NamedTuple):
    """The joints of a limb."""

    root: Joint
    hinge: Joint
    end: Joint
    tip: Joint
    heel: Joint | None
    side: Side
    bones: Bones
    upper_part: Part | None
    lower_part: Part | None


def _arm(side: Side) -> Ends:
    def of(part: str) -> Joint:
        return Joint(f"{side}-{part}")

    return Ends(
        of("shoulder"), of("elbow"), of("wrist"), of("fingers"), None, side, ARM, None, None
    )


def _leg(side: Side) -> Ends:
    def of(part: str) -> Joint:
        return Joint(f"{side}-{part}")

    thigh, shin = Part(f"{side}-thigh"), Part(f"{side}-shin")
    return Ends(of("hip"), of("knee"), of("ankle"), of("toe"), of("heel"), side, LEG, thigh, shin)


LIMBS: Final = (_leg(Side.RIGHT), _leg(Side.LEFT), _arm(Side.RIGHT), _arm(Side.LEFT))
"""Legs come first: a hand may rest on one."""


class LimbLayout(NamedTuple):
    """In which way a limb is given, and by which part of the body; None is the room.

    `by` is the joint whose place is given, where that is not the limb's end. A hand or foot that is
    not `held` goes with the bone above it.
    """

    way: Way
    of: Part | None = None
    by: Joint | None = None
    held: bool = False


class Layout(NamedTuple):
    """What the numbers of a pose mean: `anchor` is the joint that has a place of its own."""

    anchor: Joint
    limbs: tuple[LimbLayout, LimbLayout, LimbLayout, LimbLayout]


TRUNK_NUMBERS: Final = 14
LIMB_NUMBERS: Final = 14
# rotation 4, chest 3, head 3, shrug 1, place 3; then for each limb first 3, second 3, turn 1,
# size 1, toes 3, sole 3
TURN, SIZE, TOES, SOLE = 6, 7, 8, 11
# A foot that goes with its shin keeps its angle where a held one keeps its toes' direction.
SIZE_OF_FOOT: Final = TOES
