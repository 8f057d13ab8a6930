"""Which routines may ease it now, sorted by what they are."""

import enum
from collections.abc import Mapping, Sequence

from exercise_coach.prescription import Library, Load, Relief, Routine
from exercise_coach.recovery import Guidance
from exercise_coach.session import pain


class Group(enum.StrEnum):
    """What belongs together on the page, in the order in which it stands there."""

    POSITIONS = "positions"
    BREATHING = "breathing"
    HEAT_OR_COLD = "heat-or-cold"
    WALKS = "walks"


_GROUPS: Mapping[Relief, Group] = {
    Relief.POSITION: Group.POSITIONS,
    Relief.BREATHING: Group.BREATHING,
    Relief.HEAT: Group.HEAT_OR_COLD,
    Relief.COLD: Group.HEAT_OR_COLD,
    Relief.WALK: Group.WALKS,
}
LINES: Mapping[Group, str] = {
    Group.POSITIONS: "lying-flat",
    Group.HEAT_OR_COLD: "heat-or-cold",
    Group.WALKS: "rest",
}
"""The disagreement between sources that is told with each group, by its id."""


def group_of(routine: Routine) -> Group:
    """Return where a routine stands: with the first of its exercises that says what it eases by."""
    kinds = (prescription.exercise.relief for prescription in routine.prescriptions)
    return next((_GROUPS[kind] for kind in kinds if kind is not None), Group.POSITIONS)


def may_ease(
    library: Library, guidance: Guidance, score: int | None
) -> Mapping[Group, Sequence[Routine]]:
    """Return the relief routines that may be started now, those of the present phase first.

    `score` is the pain now, 0–10, where it is known: in strong pain only what is done at rest is
    offered. Groups without a routine are left out.
    """
    fitting = [
        each.routine
        for each in library.routines
        if each.routine.load is Load.RELIEF and _is_open(each.routine, guidance, score)
    ]
    fitting.sort(key=lambda routine: routine.phase is not guidance.phase)
    groups = {group: [each for each in fitting if group_of(each) is group] for group in Group}
    return {group: routines for group, routines in groups.items() if routines}


def _is_open(routine: Routine, guidance: Guidance, score: int | None) -> bool:
    verdict = guidance.verdicts.get(routine.id)
    is_allowed = guidance.blocked is None and verdict is not None and verdict.allowed
    return is_allowed and (score is None or pain.is_offered(routine, score))
