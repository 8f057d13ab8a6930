"""From the numbers of a pose to the places of its joints."""

from typing import Final

from exercise_coach.figure import body
from exercise_coach.figure.frame import Joint
from exercise_coach.figure.layout import LIMBS, Layout, Numbers, Way
from exercise_coach.figure.limbs import place_limb
from exercise_coach.figure.model import Part
from exercise_coach.figure.propping import propped
from exercise_coach.figure.solved import Solved
from exercise_coach.figure.vectors import Vector, add, along, axes_of, scaled, sub, turned, unit

_FOR_TRUNK: Final = frozenset({
    Joint.PELVIS, Joint.WAIST, Joint.CHEST, Joint.NECK, Joint.HEAD, Joint.NOSE, Joint.CROWN,
    Joint.RIGHT_HIP, Joint.LEFT_HIP, Joint.RIGHT_SHOULDER, Joint.LEFT_SHOULDER,
})  # fmt: skip


def solve(numbers: Numbers, layout: Layout) -> Solved:
    """Return where everything is. What is out of reach is met as nearly as the body can."""
    numbers = at_rest(numbers, layout)
    solved = _placed(numbers, layout)
    for limb in range(4):
        place_limb(numbers, layout, limb, solved)
    return solved


def at_rest(numbers: Numbers, layout: Layout) -> Numbers:
    """Return the numbers of a body that props on its elbows, if its layout says so."""
    if Way.PROP not in {given.way for given in layout.limbs}:
        return numbers
    return propped(numbers, layout, _placed(numbers, layout))


def _placed(numbers: Numbers, layout: Layout) -> Solved:
    """Return the trunk and head where the anchor puts them."""
    solved = _trunk(numbers)
    if layout.anchor not in _FOR_TRUNK:
        limb = next(i for i, ends in enumerate(LIMBS) if layout.anchor in ends)
        place_limb(numbers, layout, limb, solved)
    _move(solved, sub((numbers[11], numbers[12], numbers[13]), solved.joints[layout.anchor]))
    return solved


def _trunk(numbers: Numbers) -> Solved:
    """Return the trunk and head, with the pelvis where the room begins."""
    pelvis = axes_of(*numbers[0:4])
    bend, lean, turn = numbers[4:7]
    middle_axes = turned(pelvis, bend / 2, lean / 2, turn / 2)
    chest = turned(pelvis, bend, lean, turn)
    head = turned(chest, *numbers[7:10])
    waist = scaled(pelvis[2], body.PELVIS_TO_WAIST)
    chest_at = along(waist, middle_axes[2], body.WAIST_TO_CHEST)
    neck = along(chest_at, chest[2], body.CHEST_TO_NECK)
    # A neck does most of what the head does.
    head_at = along(neck, unit(along(head[2], chest[2], 0.4)), body.NECK_TO_HEAD)
    girdle = along(neck, chest[2], numbers[10])
    joints = {
        Joint.PELVIS: (0.0, 0.0, 0.0),
        Joint.WAIST: waist,
        Joint.CHEST: chest_at,
        Joint.NECK: neck,
        Joint.HEAD: head_at,
        Joint.NOSE: along(head_at, head[0], body.HEAD_TO_NOSE),
        Joint.CROWN: along(head_at, head[2], body.HEAD_TO_CROWN),
        Joint.RIGHT_HIP: scaled(pelvis[1], -body.HALF_HIPS),
        Joint.LEFT_HIP: scaled(pelvis[1], body.HALF_HIPS),
        Joint.RIGHT_SHOULDER: along(girdle, chest[1], -body.HALF_SHOULDERS),
        Joint.LEFT_SHOULDER: along(girdle, chest[1], body.HALF_SHOULDERS),
    }
    solved = Solved(joints, {Part.PELVIS: pelvis, Part.CHEST: chest, Part.HEAD: head})
    _note_origins(solved)
    return solved


def _note_origins(solved: Solved) -> None:
    joints = solved.joints
    solved.origins[Part.PELVIS] = joints[Joint.PELVIS]
    solved.origins[Part.CHEST] = joints[Joint.CHEST]
    solved.origins[Part.HEAD] = joints[Joint.HEAD]


def _move(solved: Solved, by: Vector) -> None:
    for joint, at in solved.joints.items():
        solved.joints[joint] = add(at, by)
    _note_origins(solved)
