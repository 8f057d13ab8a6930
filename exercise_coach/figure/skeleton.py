"""From the numbers of a pose to the places of its joints.

A pose is a row of numbers, so that two poses can be mixed number by number, and a layout that says
what they mean: which point of the body has a place of its own, and in which way each limb is given.
"""

import enum
from dataclasses import dataclass, field
from math import sqrt
from typing import Final, NamedTuple

from exercise_coach.figure import body
from exercise_coach.figure.frame import Joint
from exercise_coach.figure.model import Part
from exercise_coach.figure.reaching import (
    ARM,
    LEG,
    Bones,
    bones_along,
    hinge_towards,
    middle,
    reach,
)
from exercise_coach.figure.vectors import (
    Axes,
    Vector,
    across,
    add,
    along,
    axes_of,
    cross,
    dot,
    into_room,
    length,
    quaternion,
    scaled,
    sub,
    swung,
    turned,
    unit,
)
from exercise_coach.prescription import Side


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
FIRST, SECOND, TURN, SIZE, TOES, SOLE = 0, 3, 6, 7, 8, 11


@dataclass(slots=True)
class Solved:
    """Where all joints are, the axes of the parts of the body, and where they begin."""

    joints: dict[Joint, Vector]
    axes: dict[Part, Axes] = field(default_factory=dict)
    origins: dict[Part, Vector] = field(default_factory=dict)
    poles: dict[Joint, Vector] = field(default_factory=dict)
    feet: dict[Joint, tuple[Vector, Vector]] = field(default_factory=dict)

    def into_room(self, of: Part | None, vector: Vector) -> Vector:
        """Return a direction given by a part of the body as one in the room.

        A part whose place is not known yet is as the room is.
        """
        axes = None if of is None else self.axes.get(of)
        return vector if axes is None else into_room(axes, vector)

    def place_in_room(self, of: Part | None, place: Vector) -> Vector:
        """Return a place given by a part of the body as one in the room."""
        if of is None or of not in self.origins:
            return place
        return add(self.origins[of], self.into_room(of, place))


Numbers = tuple[float, ...] | list[float]

_FOR_TRUNK: Final = frozenset({
    Joint.PELVIS, Joint.WAIST, Joint.CHEST, Joint.NECK, Joint.HEAD, Joint.NOSE, Joint.CROWN,
    Joint.RIGHT_HIP, Joint.LEFT_HIP, Joint.RIGHT_SHOULDER, Joint.LEFT_SHOULDER,
})  # fmt: skip


def solve(numbers: Numbers, layout: Layout) -> Solved:
    """Return where everything is. What is out of reach is met as nearly as the body can."""
    solved = _placed(numbers, layout)
    if Way.PROP in {given.way for given in layout.limbs}:
        numbers = propped(numbers, layout, solved)
        solved = _placed(numbers, layout)
    for limb in range(4):
        _limb(numbers, layout, limb, solved)
    return solved


def _placed(numbers: Numbers, layout: Layout) -> Solved:
    """Return the trunk and head where the anchor puts them."""
    solved = _trunk(numbers)
    if layout.anchor not in _FOR_TRUNK:
        limb = next(i for i, ends in enumerate(LIMBS) if layout.anchor in ends)
        _limb(numbers, layout, limb, solved)
    _move(solved, sub((numbers[11], numbers[12], numbers[13]), solved.joints[layout.anchor]))
    return solved


def propped(numbers: Numbers, layout: Layout, solved: Solved) -> Numbers:
    """Return the numbers of a body turned about its anchor until it props on its elbow.

    The shoulder comes to where it is as far from the anchor as it was and an upper arm from the
    elbow's place; legs that are given by directions turn with the body.
    """
    props = [limb for limb in range(4) if layout.limbs[limb].way is Way.PROP]
    if not props:
        return numbers
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


def root_axes(ends: Ends, solved: Solved) -> tuple[Axes, Vector]:
    """Return the axes of the part that a limb hangs on, and which way is outward for the limb."""
    axes = solved.axes[Part.CHEST if ends.bones.is_arm else Part.PELVIS]
    left = axes[1]
    return axes, left if ends.side is Side.LEFT else (-left[0], -left[1], -left[2])


def _limb(numbers: Numbers, layout: Layout, limb: int, solved: Solved) -> None:
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
    usual = _pole(ends, solved, direction, values[TURN])
    return hinge, end, across(along(sub(upper, lower), usual, 0.02), direction)


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


# A foot that goes with its shin keeps its angle where a held one keeps its toes' direction.
SIZE_OF_FOOT: Final = TOES


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
