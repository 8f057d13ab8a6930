"""From a whole pose of a file to its numbers: gaps are filled in, and the body comes to rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from msgspec import UnsetType

from exercise_coach.figure import body
from exercise_coach.figure.attitudes import direction, or_usual, trunk_numbers
from exercise_coach.figure.draft import Draft
from exercise_coach.figure.frame import Joint
from exercise_coach.figure.layout import LIMB_NUMBERS, LIMBS, TURN, Ends, Layout, LimbLayout, Way
from exercise_coach.figure.model import ArmPart, FootPoint, LegPart, PosePart, Support, Towards
from exercise_coach.figure.resting import SKIN, Surfaces
from exercise_coach.figure.settling import settle_limb, top_below
from exercise_coach.figure.skeleton import at_rest, solve
from exercise_coach.figure.solved import Solved

_AT_THE_MIDDLE: Final[Mapping[Joint, tuple[float, ...]]] = {Joint.PELVIS: (0.0, 0.0)}


@dataclass(frozen=True, slots=True)
class KeyPose:
    """A pose as numbers, where its joints are, and what bears the body on which thing."""

    numbers: tuple[float, ...]
    layout: Layout
    solved: Solved
    supports: Mapping[Support, str]


def pose_from(part: PosePart, surfaces: Surfaces) -> KeyPose:
    """Return a whole pose as numbers. Targets out of reach are left for the checks to tell."""
    given = {} if isinstance(part.supports, UnsetType) else part.supports
    supports = {support: thing for thing, some in given.items() for support in some}
    places = _AT_THE_MIDDLE if isinstance(part.place, UnsetType) else part.place
    anchor, place = next(iter(places.items()))
    numbers = [*trunk_numbers(part), place[0], place[1], place[2] if len(place) > 2 else 0.0]
    numbers += [0.0] * (LIMB_NUMBERS * 4)
    draft = Draft(part, numbers, [], anchor, supports, surfaces)
    for limb in range(4):
        draft.limbs.append(_method(draft, limb))
    if len(place) < 3:
        numbers[13] = _height(draft)
    for limb in range(4):
        settle_limb(draft, limb)
    found = tuple(at_rest(numbers, draft.layout))
    return KeyPose(found, draft.layout, solve(found, draft.layout), supports)


def _method(draft: Draft, limb: int) -> LimbLayout:
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
    draft.put(limb, TURN, 0.0, or_usual(given.bend, 0.0))
    return LimbLayout(Way.SWING, of)


def _prop(draft: Draft, limb: int, given: ArmPart, at: tuple[float, ...]) -> None:
    """Note where an elbow stands and the way its forearm lies."""
    height = at[2] if len(at) > 2 else top_below(draft, LIMBS[limb]) + body.ELBOW_RADIUS
    fore = Towards.AHEAD if isinstance(given.fore, UnsetType) else given.fore
    draft.put(limb, 0, at[0], at[1], height, *direction(fore))


def _point(given: ArmPart | LegPart, ends: Ends) -> Joint | None:
    """Return the joint whose place is given, where it is not the end of the limb."""
    if isinstance(given, ArmPart) or isinstance(given.by, UnsetType):
        return None
    return ends.tip if given.by is FootPoint.TOES else ends.heel


def _height(draft: Draft) -> float:
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
