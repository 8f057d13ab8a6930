"""What the rules find about beginning with strength: for the first time, and once cleared again."""

from collections.abc import Iterator

from exercise_coach.prescription import Load, Phase
from exercise_coach.recovery.cramps import no_strength
from exercise_coach.recovery.phases import is_later
from exercise_coach.recovery.planning import GENTLEST_STRENGTH
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.screening import blocks, standing
from exercise_coach.recovery.situation import ENOUGH_DAYS, Situation


def once_cleared(situation: Situation) -> Iterator[Found]:
    """Find that calm days are missing since a clinician cleared what had ended all exercise."""
    if not situation.begins_again or blocks(standing(situation.history)):
        return
    yield Found(Act.SAY)
    yield from no_strength(situation)


def first_strength(situation: Situation) -> Iterator[Found]:
    """Find the strength routines that ask more than the gentlest, where strength is still new."""
    if situation.strong_days >= ENOUGH_DAYS:
        return
    for routine in situation.routines.values():
        is_gentlest = routine.id == GENTLEST_STRENGTH or not is_later(routine.phase, Phase.RECOVERY)
        if routine.load is Load.STRENGTH and not is_gentlest:
            yield Found(Act.NOT_FIRST, of=routine.id)
