"""From a whole pose of a file to its numbers: gaps are filled in, and the body comes to rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from msgspec import UNSET, UnsetType

from exercise_coach.figure import body
from exercise_coach.figure.frame import Joint
from exercise_coach.figure.model import (
    ArmPart,
    Attitude,
    ChestPart,
    Direction,
    Flat,
    FootPoint,
    LegPart,
    Part,
    PosePart,
    Support,
    Towards,
    TurnPart,
)
from exercise_coach.figure.reaching import middle, turn_between
from exercise_coach.figure.resting import FLOOR, SKIN, Surfaces
from exercise_coach.figure.skeleton import (
    LIMB_NUMBERS,
    LIMBS,
    SIZE_OF_FOOT,
    TRUNK_NUMBERS,
    TURN,
    Ends,
    Layout,
    LimbLayout,
    Solved,
    Way,
    foot_lowest,
    propped,
    root_axes,
    solve,
)
from exercise_coach.figure.vectors import (
    Axes,
    Vector,
    across,
    out_of_room,
    quaternion,
    sub,
    turned,
    unit,
)

_T = TypeVar("_T")
_NONE: Final = (0.0, 0.0, 0.0)
_DOWN: Final = (0.0, 0.0, -1.0)
_DIRECTIONS: Final[Mapping[Towards, Vector]] = {
    Towards.AHEAD: (1.0, 0.0, 0.0),
    Towards.BEHIND: (-1.0, 0.0, 0.0),
    Towards.LEFT: (0.0, 1.0, 0.0),
    Towards.RIGHT: (0.0, -1.0, 0.0),
    Towards.UP: (0.0, 0.0, 1.0),
    Towards.DOWN: _DOWN,
}
_A, _B, _L, _R, _U, _D = _DIRECTIONS.values()
_ATTITUDES: Final[Mapping[Attitude, Axes]] = {
    Attitude.UPRIGHT: (_A, _L, _U),
    Attitude.FACE_UP: (_U, _L, _B),
    Attitude.FACE_DOWN: (_D, _L, _A),
    Attitude.ON_RIGHT_SIDE: (_R, _U, _B),
    Attitude.ON_LEFT_SIDE: (_L, _D, _B),
}
_LOOSE_FOOT: Final = 15.0
"""How far a foot that bears nothing is pointed where a file does not say, in degrees."""
_USUAL_ARM: Final = ArmPart(of=Part.CHEST, to=Towards.DOWN, bend=10.0)
_USUAL_LEG: Final = LegPart(of=Part.PELVIS, to=Towards.DOWN, bend=0.0)
_AT_THE_MIDDLE: Final[Mapping[Joint, tuple[float, ...]]] = {Joint.PELVIS: (0.0, 0.0)}
_LIMB_FIELDS: Final = ("right_leg", "left_leg", "right_arm", "left_arm")


@dataclass(frozen=True, slots=True)
class KeyPose:
    """A pose as numbers, where its joints are, and what bears the body on which thing."""

    numbers: tuple[float, ...]
    layout: Layout
    solved: Solved
    supports: Mapping[Support, str]


@dataclass(slots=True)
class _Draft:
    """A pose on its way to numbers."""

    part: PosePart
    numbers: list[float]
    limbs: list[LimbLayout]
    anchor: Joint
    supports: dict[Support, str]
    surfaces: Surfaces

    @property
    def layout(self) -> Layout:
        right_leg, left_leg, right_arm, left_arm = self.limbs
        return Layout(self.anchor, (right_leg, left_leg, right_arm, left_arm))

    def solved(self) -> Solved:
        return solve(self.numbers, self.layout)

    def put(self, limb: int, offset: int, *values: float) -> None:
        at = TRUNK_NUMBERS + LIMB_NUMBERS * limb + offset
        self.numbers[at : at + len(values)] = values

    def put_height(self, limb: int, height: float) -> None:
        self.numbers[TRUNK_NUMBERS + LIMB_NUMBERS * limb + 2] = height

    def part_of(self, limb: int) -> ArmPart | LegPart:
        given = getattr(self.part, _LIMB_FIELDS[limb])
        if given is UNSET:
            return _USUAL_LEG if limb < 2 else _USUAL_ARM
        assert isinstance(given, ArmPart | LegPart)  # noqa: S101 (the type of the field)
        return given


def pose_from(part: PosePart, surfaces: Surfaces) -> KeyPose:
    """Return a whole pose as numbers. Targets out of reach are left for the checks to tell."""
    given = {} if isinstance(part.supports, UnsetType) else part.supports
    supports = {support: thing for thing, some in given.items() for support in some}
    places = _AT_THE_MIDDLE if isinstance(part.place, UnsetType) else part.place
    anchor, place = next(iter(places.items()))
    numbers = [*_trunk(part), place[0], place[1], place[2] if len(place) > 2 else 0.0]
    numbers += [0.0] * (LIMB_NUMBERS * 4)
    draft = _Draft(part, numbers, [], anchor, supports, surfaces)
    for limb in range(4):
        draft.limbs.append(_method(draft, limb))
    if len(place) < 3:
        numbers[13] = _height(draft)
    for limb in range(4):
        _settle(draft, limb)
    solved = draft.solved()
    numbers = list(propped(numbers, draft.layout, solved))
    return KeyPose(tuple(numbers), draft.layout, solved, supports)


def _given(value: _T | UnsetType, usual: _T) -> _T:
    return usual if isinstance(value, UnsetType) else value


def _trunk(part: PosePart) -> list[float]:
    axes = _ATTITUDES[_given(part.body, Attitude.UPRIGHT)]
    heading = _given(part.heading, 0.0)
    axes = tuple(_headed(each, heading) for each in axes)  # type: ignore[assignment]
    pelvis = turned(axes, *_turns(part.pelvis))
    chest = _given(part.chest, ChestPart())
    return [*quaternion(pelvis), *_turns(chest), *_turns(part.head), _given(chest.shrug, 0.0)]


def _headed(vector: Vector, heading: float) -> Vector:
    about = turned((_A, _L, _U), 0.0, 0.0, -heading)
    return (
        vector[0] * about[0][0] + vector[1] * about[1][0],
        vector[0] * about[0][1] + vector[1] * about[1][1],
        vector[2],
    )


def _turns(part: TurnPart | UnsetType) -> tuple[float, float, float]:
    if isinstance(part, UnsetType):
        return _NONE
    return (_given(part.bend, 0.0), _given(part.lean, 0.0), _given(part.turn, 0.0))


def direction(given: Direction) -> Vector:
    """Return a direction as a unit vector."""
    if isinstance(given, Towards):
        return _DIRECTIONS[given]
    x, y, z = given
    return unit((x, y, z))


def _method(draft: _Draft, limb: int) -> LimbLayout:
    """Note where a limb goes, and return in which way that is given."""
    given = draft.part_of(limb)
    of = None if isinstance(given.of, UnsetType) else given.of
    upper, lower = (
        (given.upper, given.fore) if isinstance(given, ArmPart) else (given.thigh, given.shin)
    )
    if not isinstance(given.at, UnsetType):
        at = given.at
        draft.put(limb, 0, at[0], at[1], at[2] if len(at) > 2 else 0.0)
        return LimbLayout(Way.PLACE, of, _point(given, LIMBS[limb]))
    if isinstance(given, ArmPart) and not isinstance(given.prop, UnsetType):
        _prop(draft, limb, given, given.prop)
        return LimbLayout(Way.PROP)
    if not isinstance(upper, UnsetType) and not isinstance(lower, UnsetType):
        draft.put(limb, 0, *direction(upper), *direction(lower))
        return LimbLayout(Way.BONES, of)
    towards = Towards.DOWN if isinstance(given.to, UnsetType) else given.to
    draft.put(limb, 0, *direction(towards))
    draft.put(limb, TURN, 0.0, _given(given.bend, 0.0))
    return LimbLayout(Way.SWING, of)


def _prop(draft: _Draft, limb: int, given: ArmPart, at: tuple[float, ...]) -> None:
    """Note where an elbow stands and the way its forearm lies."""
    height = at[2] if len(at) > 2 else _top(draft, LIMBS[limb]) + body.ELBOW_RADIUS
    fore = Towards.AHEAD if isinstance(given.fore, UnsetType) else given.fore
    draft.put(limb, 0, at[0], at[1], height, *direction(fore))


def _point(given: ArmPart | LegPart, ends: Ends) -> Joint | None:
    """Return the joint whose place is given, where it is not the end of the limb."""
    if isinstance(given, ArmPart) or isinstance(given.by, UnsetType):
        return None
    return ends.tip if given.by is FootPoint.TOES else ends.heel


def _height(draft: _Draft) -> float:
    """Return how high the anchor is when the body has come to rest.

    It rests on the supports at the anchor if there are any, else on the first that touches. Hands
    and feet that have a place of their own hold nothing up.
    """
    solved = draft.solved()
    placed = {
        joint
        for limb, ends in enumerate(LIMBS)
        if draft.limbs[limb].way in {Way.PLACE, Way.PROP}
        for joint in (ends.hinge, ends.end, ends.tip, ends.heel)
    }
    heights = [
        (draft.surfaces.top(thing) + radius - solved.joints[joint][2], joint is draft.anchor)
        for support, thing in draft.supports.items()
        for joint, radius in SKIN[support]
        if joint not in placed
    ]
    at_anchor = [height for height, is_anchor in heights if is_anchor]
    return max(at_anchor or [height for height, _ in heights], default=0.0)


def _settle(draft: _Draft, limb: int) -> None:
    """Fill in where hinge and hand or foot of a limb point, and how high it comes to rest."""
    given, ends = draft.part_of(limb), LIMBS[limb]
    rests = not isinstance(given.at, UnsetType) and len(given.at) == 2
    if isinstance(given, ArmPart):
        if rests:
            draft.put_height(limb, _top(draft, ends) + body.WRIST_RADIUS)
        _settle_hinge(draft, limb, given)
        _settle_hand(draft, limb, given, rests=rests)
        return
    if rests:
        draft.put_height(limb, _top(draft, ends) + body.ANKLE_HEIGHT)
    is_flat = isinstance(_foot(draft, given, ends), Flat)
    # But for a flat foot, where it stands and where the knee is follow from each other.
    for _ in range(3 if rests and not is_flat else 1):
        _settle_hinge(draft, limb, given)
        _settle_foot(draft, limb, given, ends, draft.solved())
        if rests and not is_flat:
            draft.put_height(limb, _rest_height(draft, ends))


def _settle_hinge(draft: _Draft, limb: int, given: ArmPart | LegPart) -> None:
    wanted = given.elbow if isinstance(given, ArmPart) else given.knee
    if isinstance(wanted, UnsetType):
        return
    if isinstance(wanted, int | float):
        draft.put(limb, TURN, float(wanted))
        return
    ends, solved = LIMBS[limb], draft.solved()
    aim = solved.into_room(draft.limbs[limb].of, direction(wanted))
    draft.put(limb, TURN, turn_of(ends, solved, aim))


def turn_of(ends: Ends, solved: Solved, aim: Vector) -> float:
    """Return the turn, in degrees, at which the hinge of a limb points towards `aim`."""
    along = unit(sub(solved.joints[ends.end], solved.joints[ends.root]))
    axes, outward = root_axes(ends, solved)
    turn = turn_between(middle(ends.bones, axes, outward, along), along, aim)
    return turn if ends.side == "right" else -turn


def _settle_hand(draft: _Draft, limb: int, given: ArmPart, *, rests: bool) -> None:
    if isinstance(given.fingers, UnsetType):
        return
    fingers = direction(given.fingers)
    if rests and abs(fingers[2]) < 0.2:
        # The hand is thinner at the fingers than at the wrist, and lies flat.
        drop = (body.WRIST_RADIUS - body.FINGERS_RADIUS) / body.HAND
        fingers = unit((fingers[0], fingers[1], -drop))
    draft.put(limb, SIZE_OF_FOOT, *fingers)
    draft.limbs[limb] = draft.limbs[limb]._replace(held=True)


def _settle_foot(draft: _Draft, limb: int, given: LegPart, ends: Ends, solved: Solved) -> None:
    foot = _foot(draft, given, ends)
    of = draft.limbs[limb].of
    if isinstance(foot, Flat):
        toes, sole = _flat(given, ends, solved), _DOWN
        if of is not None:
            toes, sole = out_of_room(solved.axes[of], toes), out_of_room(solved.axes[of], sole)
    elif not isinstance(given.toes, UnsetType):
        toes = direction(given.toes)
        usual = sub(solved.joints[ends.end], solved.joints[ends.hinge])
        usual = usual if of is None else out_of_room(solved.axes[of], usual)
        sole = across(usual if isinstance(given.sole, UnsetType) else direction(given.sole), toes)
    else:
        draft.put(limb, SIZE_OF_FOOT, foot)
        return
    draft.put(limb, SIZE_OF_FOOT, *toes, *sole)
    draft.limbs[limb] = draft.limbs[limb]._replace(held=True)


def _foot(draft: _Draft, given: LegPart, ends: Ends) -> Flat | float:
    """Return how a foot stands, as a file says or as it does by itself."""
    if not isinstance(given.foot, UnsetType):
        return given.foot
    stands = Support(f"{ends.side}-foot") in draft.supports
    return Flat.FLAT if stands and isinstance(given.toes, UnsetType) else _LOOSE_FOOT


def _flat(given: LegPart, ends: Ends, solved: Solved) -> Vector:
    """Return where the toes of a foot point that stands flat: where the knee does."""
    if not isinstance(given.toes, UnsetType):
        return across(direction(given.toes), _DOWN)
    assert ends.lower_part is not None  # noqa: S101 (only an arm has none)
    return across(solved.axes[ends.lower_part][0], _DOWN)


def _rest_height(draft: _Draft, ends: Ends) -> float:
    """Return how high the end of a leg is that rests on something by a foot that is not flat."""
    top = _top(draft, ends)
    by = draft.limbs[LIMBS.index(ends)].by
    if by is not None:
        return top + (body.HEEL_RADIUS if by is ends.heel else body.TOE_RADIUS)
    if Support(f"{ends.side}-shin") in draft.supports:
        return top + body.ANKLE_RADIUS
    return top + foot_lowest(*draft.solved().feet[ends.end])


def _top(draft: _Draft, ends: Ends) -> float:
    """Return the height of what a limb is a support on."""
    parts = ("hand", "forearm", "elbow") if ends.heel is None else ("foot", "heel", "toes", "shin")
    supports = [Support(f"{ends.side}-{part}") for part in parts]
    things = [draft.supports[each] for each in supports if each in draft.supports]
    return draft.surfaces.top(things[0] if things else FLOOR)
