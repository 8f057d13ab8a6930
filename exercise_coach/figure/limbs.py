"""Where hinge, end, and hand or foot of an arm or a leg are, given where its root is."""

from typing import Final

from exercise_coach.figure import body
from exercise_coach.figure.layout import (
    LIMB_NUMBERS,
    LIMBS,
    SIZE,
    SIZE_OF_FOOT,
    SOLE,
    TOES,
    TRUNK_NUMBERS,
    TURN,
    Ends,
    Layout,
    LimbLayout,
    Numbers,
    Way,
)
from exercise_coach.figure.reaching import bones_along, hinge_towards, middle, reach, turn_between
from exercise_coach.figure.solved import Solved, root_axes
from exercise_coach.figure.vectors import (
    Vector,
    across,
    along,
    cross,
    length,
    scaled,
    sub,
    turned,
    unit,
)
from exercise_coach.prescription import Side

_BENT: Final = 0.2
"""From here on bones that differ by so much tell alone which way the hinge points."""


def place_limb(numbers: Numbers, layout: Layout, limb: int, solved: Solved) -> None:
    """Note where the joints of a limb are; its root and the limbs before it are known."""
    ends, given = LIMBS[limb], layout.limbs[limb]
    at = TRUNK_NUMBERS + LIMB_NUMBERS * limb
    values = numbers[at : at + LIMB_NUMBERS]
    first = (values[0], values[1], values[2])
    root = solved.joints[ends.root]
    if given.way in {Way.BONES, Way.PROP}:
        hinge, end, pole = _by_bones(values, ends, given, root, solved)
    else:
        if given.way is Way.SWING:
            direction = unit(solved.into_room(given.of, first))
            target = along(root, direction, ends.bones.reach(values[SIZE]))
        else:
            target = solved.place_in_room(given.of, first)
            if given.by is not None:
                target = sub(target, _from_end(values, ends, given, solved))
            direction = unit(sub(target, root))
        pole = _pole(ends, solved, direction, values[TURN])
        hinge, end = reach(ends.bones, root, target, pole)
    solved.joints[ends.hinge], solved.joints[ends.end] = hinge, end
    solved.poles[ends.hinge] = pole
    if ends.heel is None:
        _hand(values, ends, given, solved)
    else:
        _note_leg(ends, pole, solved)
        _foot(values, ends, given, solved)


def _pole(ends: Ends, solved: Solved, direction: Vector, turn: float) -> Vector:
    axes, outward = root_axes(ends, solved)
    pole = middle(ends.bones, axes, outward, direction)
    return hinge_towards(pole, direction, turn if ends.side is Side.RIGHT else -turn)


def _by_bones(
    values: Numbers, ends: Ends, given: LimbLayout, root: Vector, solved: Solved
) -> tuple[Vector, Vector, Vector]:
    first = (values[0], values[1], values[2])
    is_prop = given.way is Way.PROP
    upper = unit(sub(first, root) if is_prop else solved.into_room(given.of, first))
    lower = unit(solved.into_room(given.of, (values[3], values[4], values[5])))
    hinge, end = bones_along(ends.bones, root, upper, lower)
    direction = unit(sub(end, root))
    # Where the limb is all but straight, its bones do not tell which way the hinge points.
    bent = sub(upper, lower)
    straight = max(0.0, 1.0 - length(bent) / _BENT)
    usual = _pole(ends, solved, direction, values[TURN])
    return hinge, end, across(along(bent, usual, 0.02 * straight), direction)


def _note_leg(ends: Ends, pole: Vector, solved: Solved) -> None:
    """Note the axes of thigh and shin, for hands and feet that are given by them."""
    joints = solved.joints
    for part, top, bottom in (
        (ends.upper_part, ends.root, ends.hinge),
        (ends.lower_part, ends.hinge, ends.end),
    ):
        assert part is not None  # noqa: S101 (only an arm has none)
        up = unit(sub(joints[top], joints[bottom]))
        front = across(pole, up)
        solved.axes[part] = (front, cross(up, front), up)
        solved.origins[part] = joints[top]


def _held(values: Numbers, given: LimbLayout, solved: Solved) -> tuple[Vector, Vector]:
    toes = unit(solved.into_room(given.of, (values[TOES], values[TOES + 1], values[TOES + 2])))
    sole = solved.into_room(given.of, (values[SOLE], values[SOLE + 1], values[SOLE + 2]))
    return toes, across(sole, toes)


def _hand(values: Numbers, ends: Ends, given: LimbLayout, solved: Solved) -> None:
    joints = solved.joints
    wrist = joints[ends.end]
    if given.held:
        fingers = unit(
            solved.into_room(given.of, (values[TOES], values[TOES + 1], values[TOES + 2]))
        )
    else:
        fingers = unit(sub(wrist, joints[ends.hinge]))
    joints[ends.tip] = along(wrist, fingers, body.HAND)


def _foot(values: Numbers, ends: Ends, given: LimbLayout, solved: Solved) -> None:
    if given.held:
        toes, sole = _held(values, given, solved)
    else:
        assert ends.lower_part is not None  # noqa: S101 (only an arm has none)
        pointed = turned(solved.axes[ends.lower_part], values[SIZE_OF_FOOT], 0, 0)
        toes, sole = pointed[0], scaled(pointed[2], -1.0)
    ankle = solved.joints[ends.end]
    solved.feet[ends.end] = toes, sole
    solved.joints[ends.tip] = _on_foot(ankle, toes, sole, body.TOE_AT)
    assert ends.heel is not None  # noqa: S101 (only an arm has none)
    solved.joints[ends.heel] = _on_foot(ankle, toes, sole, body.HEEL_AT)


def _on_foot(ankle: Vector, toes: Vector, sole: Vector, at: tuple[float, float]) -> Vector:
    return along(along(ankle, toes, at[0]), sole, at[1])


def _from_end(values: Numbers, ends: Ends, given: LimbLayout, solved: Solved) -> Vector:
    """Return where the joint that has a place is, as seen from the limb's end."""
    toes, sole = _held(values, given, solved)
    if ends.heel is None:
        return scaled(toes, body.HAND)
    at = body.HEEL_AT if given.by is ends.heel else body.TOE_AT
    return _on_foot((0.0, 0.0, 0.0), toes, sole, at)


def foot_lowest(toes: Vector, sole: Vector) -> float:
    """Return how high the ankle stands above what the foot rests on, in metres."""
    ankle = (0.0, 0.0, 0.0)
    heel = _on_foot(ankle, toes, sole, body.HEEL_AT)[2] - body.HEEL_RADIUS
    toe = _on_foot(ankle, toes, sole, body.TOE_AT)[2] - body.TOE_RADIUS
    return -min(heel, toe)


def turn_of(ends: Ends, solved: Solved, aim: Vector) -> float:
    """Return the turn, in degrees, at which the hinge of a limb points towards `aim`."""
    along = unit(sub(solved.joints[ends.end], solved.joints[ends.root]))
    axes, outward = root_axes(ends, solved)
    turn = turn_between(middle(ends.bones, axes, outward, along), along, aim)
    return turn if ends.side == "right" else -turn
