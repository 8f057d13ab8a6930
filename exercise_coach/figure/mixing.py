"""A pose written in another layout, so that it can be mixed with the next one.

Where both poses give a limb in the same way, that way is kept: a planted hand stays where it is.
Where they differ, the limb swings about its root.
"""

from exercise_coach.figure.frame import Joint
from exercise_coach.figure.layout import (
    LIMB_NUMBERS,
    LIMBS,
    SIZE_OF_FOOT,
    TRUNK_NUMBERS,
    TURN,
    Ends,
    Layout,
    LimbLayout,
    Way,
)
from exercise_coach.figure.limbs import turn_of
from exercise_coach.figure.model import Part, Support
from exercise_coach.figure.posing import KeyPose
from exercise_coach.figure.reaching import ARM
from exercise_coach.figure.solved import Solved
from exercise_coach.figure.vectors import Vector, distance, out_of_room, sub, unit


def common_layout(a: KeyPose, b: KeyPose) -> Layout:
    """Return the layout in which two poses are best mixed."""
    anchor = a.layout.anchor if a.layout.anchor is b.layout.anchor else Joint.PELVIS
    right_leg, left_leg, right_arm, left_arm = (_common_limb(a, b, limb) for limb in range(4))
    return Layout(anchor, (right_leg, left_leg, right_arm, left_arm))


def _common_limb(a: KeyPose, b: KeyPose, limb: int) -> LimbLayout:
    one, other = a.layout.limbs[limb], b.layout.limbs[limb]
    held = one.held or other.held
    if one.way is other.way is Way.PLACE:
        by = _planted(a, b, LIMBS[limb]) or (one.by if one.by is other.by else None)
        of = one.of if one.of is other.of else None
        return LimbLayout(Way.PLACE, of, by, held or by is not None)
    way = one.way if one.way is other.way else Way.SWING
    return LimbLayout(way, one.of if one.of is other.of else None, None, held)


def _planted(a: KeyPose, b: KeyPose, ends: Ends) -> Joint | None:
    """Return the toe or heel that a foot turns about, where it bears the body in both poses."""
    if ends.heel is None:
        return None
    common = set(a.supports) & set(b.supports)
    if Support(f"{ends.side}-foot") in common:
        return None
    toes, heel = _stands(a, b, ends, "toes"), _stands(a, b, ends, "heel")
    if toes:
        return ends.tip
    return ends.heel if heel else None


def _stands(a: KeyPose, b: KeyPose, ends: Ends, part: str) -> bool:
    """Return whether a foot stands on this part in both poses, or on all of it in one of them."""
    alone, whole = Support(f"{ends.side}-{part}"), Support(f"{ends.side}-foot")
    both = (a.supports, b.supports)
    return all(alone in each or whole in each for each in both) and any(
        alone in each for each in both
    )


def is_planted(a: KeyPose, b: KeyPose, limb: int) -> bool:
    """Return whether a hand or foot bears the body from one pose to the next."""
    ends = LIMBS[limb]
    if ends.bones is ARM:
        hand = Support(f"{ends.side}-hand")
        return hand in a.supports and hand in b.supports
    return _planted(a, b, ends) is not None or (
        Support(f"{ends.side}-foot") in a.supports and Support(f"{ends.side}-foot") in b.supports
    )


def in_layout(pose: KeyPose, layout: Layout) -> list[float]:
    """Return the numbers of a pose in a layout."""
    numbers = list(pose.numbers)
    numbers[11:14] = pose.solved.joints[layout.anchor]
    for limb in range(4):
        at = TRUNK_NUMBERS + LIMB_NUMBERS * limb
        numbers[at : at + LIMB_NUMBERS] = _limb_in(pose, limb, layout.limbs[limb])
    return numbers


def _limb_in(pose: KeyPose, limb: int, wanted: LimbLayout) -> list[float]:
    ends, given = LIMBS[limb], pose.layout.limbs[limb]
    at = TRUNK_NUMBERS + LIMB_NUMBERS * limb
    values = list(pose.numbers[at : at + LIMB_NUMBERS])
    if given[:3] != wanted[:3]:
        values[:SIZE_OF_FOOT] = _method_in(pose, ends, wanted, values[TURN])
        if given.way in {Way.BONES, Way.PROP}:
            values[TURN] = _turn_of_bones(ends, pose.solved)
    if wanted.held:
        values[SIZE_OF_FOOT:] = _held_in(pose.solved, ends, wanted.of)
    return values


def _method_in(pose: KeyPose, ends: Ends, wanted: LimbLayout, turn: float) -> list[float]:
    solved, of = pose.solved, wanted.of
    root, hinge, end = (solved.joints[each] for each in (ends.root, ends.hinge, ends.end))
    zero = (0.0, 0.0, 0.0)
    if wanted.way is Way.PLACE:
        place = solved.joints[wanted.by or ends.end]
        return [*_local_place(solved, of, place), *zero, turn, 0.0]
    if wanted.way is Way.SWING:
        bend = ends.bones.bend(distance(root, end))
        return [*_local(solved, of, unit(sub(end, root))), *zero, turn, bend]
    upper, lower = unit(sub(hinge, root)), unit(sub(end, hinge))
    return [*_local(solved, of, upper), *_local(solved, of, lower), turn, 0.0]


def _turn_of_bones(ends: Ends, solved: Solved) -> float:
    return turn_of(ends, solved, solved.poles[ends.hinge])


def _held_in(solved: Solved, ends: Ends, of: Part | None) -> list[float]:
    if ends.heel is None:
        fingers = unit(sub(solved.joints[ends.tip], solved.joints[ends.end]))
        return [*_local(solved, of, fingers), 0.0, 0.0, 0.0]
    toes, sole = solved.feet[ends.end]
    return [*_local(solved, of, toes), *_local(solved, of, sole)]


def _local(solved: Solved, of: Part | None, direction: Vector) -> Vector:
    return direction if of is None else out_of_room(solved.axes[of], direction)


def _local_place(solved: Solved, of: Part | None, place: Vector) -> Vector:
    return place if of is None else out_of_room(solved.axes[of], sub(place, solved.origins[of]))
