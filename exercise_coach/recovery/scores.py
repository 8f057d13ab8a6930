"""What the rules find in pain scores: what may start, and what holds back."""

from collections.abc import Iterator

from exercise_coach.prescription import Load, Routine
from exercise_coach.recovery import phases, suggesting
from exercise_coach.recovery.resting import is_resting
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.safety import is_only_a_call
from exercise_coach.recovery.situation import ENOUGH_DAYS, Situation
from exercise_coach.session.pain import is_offered, start_limit

LOADS = tuple(Load)


def above_limit(situation: Situation) -> Iterator[Found]:
    """Find the routines that would not start at the last score."""
    latest = situation.latest
    if latest is None:
        return
    for routine in situation.routines.values():
        if not is_offered(routine, latest.score):
            limit = start_limit(routine.load, routine.pain_limit)
            yield Found(Act.UNSUITED, {"score": latest.score, "limit": limit}, routine.id)


def worse_morning(situation: Situation) -> Iterator[Found]:
    """Find a morning higher than yesterday's start; nothing heavier than yesterday's then."""
    if not situation.is_worse:
        return
    values = {"morning": situation.morning, "start": situation.yesterday.start}
    yield Found(Act.SAY, values)
    yield Found(Act.HOLD, values)
    most = max(LOADS.index(session.load) for session in situation.yesterday.sessions)
    for routine in situation.routines.values():
        if LOADS.index(routine.load) > most:
            yield Found(Act.FORBID, values, routine.id)


def strength_morning(situation: Situation) -> Iterator[Found]:
    """Find the strength routines whose limit this morning's score is above."""
    morning = situation.morning
    if morning is None:
        return
    for routine in situation.routines.values():
        if routine.load is Load.STRENGTH and morning > routine.pain_limit:
            values = {"morning": morning, "limit": routine.pain_limit}
            yield Found(Act.FORBID, values, routine.id)


def step_up(situation: Situation) -> Iterator[Found]:
    """Find that a phase above the one in force may be offered."""
    suggested = suggesting.suggest(situation).phase
    if not phases.is_later(suggested, situation.phase):
        return
    if situation.calm_days >= ENOUGH_DAYS and not situation.is_worse_since:
        yield Found(Act.STEP_UP)


def relative_rest(situation: Situation) -> Iterator[Found]:
    """Find what does not belong into the first 48 hours, or those after a flare."""
    if not situation.rests:
        return
    # “Walk a little” beside “no exercise”, or “rest for an hour”, would be taken for leave.
    if not (is_only_a_call(situation) or is_resting(situation)):
        yield Found(Act.SAY)
    for routine in situation.routines.values():
        if not _is_restful(routine):
            yield Found(Act.FORBID, of=routine.id)


def _is_restful(routine: Routine) -> bool:
    gentle = routine.load is Load.GENTLE and routine.phase is phases.ORDER[0]
    return routine.load is Load.RELIEF or gentle


def later_phase(situation: Situation) -> Iterator[Found]:
    """Find strength routines of a phase later than the one in force, once a phase is known."""
    if not situation.is_told:
        return
    for routine in situation.routines.values():
        if routine.load is Load.STRENGTH and phases.is_later(routine.phase, situation.phase):
            yield Found(Act.FORBID, of=routine.id)


def too_early(situation: Situation) -> Iterator[Found]:
    """Find routines with an exercise whose first day of an episode has not come."""
    if situation.day is None:
        return
    for routine in situation.routines.values():
        first = max((each.exercise.from_day for each in routine.prescriptions), default=1)
        if situation.day < first:
            values = {"first": first, "day": situation.day}
            yield Found(Act.FORBID, values, routine.id)
