"""How a limb comes to rest: where hinge and hand or foot point, and how high they stand."""

from typing import Final

from msgspec import UnsetType

from exercise_coach.figure import body
from exercise_coach.figure.attitudes import DOWN, direction
from exercise_coach.figure.draft import Draft
from exercise_coach.figure.layout import LIMBS, SIZE_OF_FOOT, TURN, Ends
from exercise_coach.figure.limbs import foot_lowest, turn_of
from exercise_coach.figure.model import ArmPart, Flat, LegPart, Support
from exercise_coach.figure.resting import FLOOR
from exercise_coach.figure.solved import Solved
from exercise_coach.figure.vectors import Vector, across, out_of_room, sub, unit

_LOOSE_FOOT: Final = 15.0
"""How far a foot that bears nothing is pointed where a file does not say, in degrees."""


def settle_limb(draft: Draft, limb: int) -> None:
    """Fill in where hinge and hand or foot of a limb point, and how high it comes to rest."""
    given, ends = draft.part_of(limb), LIMBS[limb]
    rests = not isinstance(given.at, UnsetType) and len(given.at) == 2
    if isinstance(given, ArmPart):
        if rests:
            draft.put_height(limb, top_below(draft, ends) + body.WRIST_RADIUS)
        _settle_hinge(draft, limb, given)
        _settle_hand(draft, limb, given, rests=rests)
        return
    if rests:
        draft.put_height(limb, top_below(draft, ends) + body.ANKLE_HEIGHT)
    is_flat = isinstance(_foot(draft, given, ends), Flat)
    # But for a flat foot, where it stands and where the knee is follow from each other.
    for _ in range(1 if is_flat else 3 if rests or draft.limbs[limb].by else 1):
        _settle_hinge(draft, limb, given)
        _settle_foot(draft, limb, given, ends, draft.solved())
        if rests and not is_flat:
            draft.put_height(limb, _rest_height(draft, ends))


def _settle_hinge(draft: Draft, limb: int, given: ArmPart | LegPart) -> None:
    wanted = given.elbow if isinstance(given, ArmPart) else given.knee
    if isinstance(wanted, UnsetType):
        return
    if isinstance(wanted, int | float):
        draft.put(limb, TURN, float(wanted))
        return
    ends, solved = LIMBS[limb], draft.solved()
    aim = solved.into_room(draft.limbs[limb].of, direction(wanted))
    draft.put(limb, TURN, turn_of(ends, solved, aim))


def _settle_hand(draft: Draft, limb: int, given: ArmPart, *, rests: bool) -> None:
    if isinstance(given.fingers, UnsetType):
        return
    fingers = direction(given.fingers)
    if rests and abs(fingers[2]) < 0.2:
        # The hand is thinner at the fingers than at the wrist, and lies flat.
        drop = (body.WRIST_RADIUS - body.FINGERS_RADIUS) / body.HAND
        fingers = unit((fingers[0], fingers[1], -drop))
    draft.put(limb, SIZE_OF_FOOT, *fingers)
    draft.limbs[limb] = draft.limbs[limb]._replace(held=True)


def _settle_foot(draft: Draft, limb: int, given: LegPart, ends: Ends, solved: Solved) -> None:
    foot = _foot(draft, given, ends)
    of = draft.limbs[limb].of
    if isinstance(foot, Flat):
        toes, sole = _flat(given, ends, solved), DOWN
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


def _foot(draft: Draft, given: LegPart, ends: Ends) -> Flat | float:
    """Return how a foot stands, as a file says or as it does by itself."""
    if not isinstance(given.foot, UnsetType):
        return given.foot
    stands = Support(f"{ends.side}-foot") in draft.supports
    return Flat.FLAT if stands and isinstance(given.toes, UnsetType) else _LOOSE_FOOT


def _flat(given: LegPart, ends: Ends, solved: Solved) -> Vector:
    """Return where the toes of a foot point that stands flat: where the knee does."""
    if not isinstance(given.toes, UnsetType):
        return across(direction(given.toes), DOWN)
    assert ends.lower_part is not None  # noqa: S101 (only an arm has none)
    return across(solved.axes[ends.lower_part][0], DOWN)


def _rest_height(draft: Draft, ends: Ends) -> float:
    """Return how high the end of a leg is that rests on something by a foot that is not flat."""
    top = top_below(draft, ends)
    by = draft.limbs[LIMBS.index(ends)].by
    if by is not None:
        return top + (body.HEEL_RADIUS if by is ends.heel else body.TOE_RADIUS)
    if Support(f"{ends.side}-shin") in draft.supports:
        return top + body.ANKLE_RADIUS
    return top + foot_lowest(*draft.solved().feet[ends.end])


def top_below(draft: Draft, ends: Ends) -> float:
    """Return the height of what a limb is a support on."""
    parts = ("hand", "forearm", "elbow") if ends.heel is None else ("foot", "heel", "toes", "shin")
    supports = [Support(f"{ends.side}-{part}") for part in parts]
    things = [draft.supports[each] for each in supports if each in draft.supports]
    return draft.surfaces.top(things[0] if things else FLOOR)
