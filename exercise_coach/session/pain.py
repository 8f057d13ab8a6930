"""The pain rule: who may start, and above which score a session stops.

Scores are whole numbers from 0 (no pain) to 10 (worst imaginable) on the numeric pain rating scale
(Childs 2005). That a score above 2 stops an exercise is regime S1-12.
"""

from exercise_coach.prescription import Load, Relief, Routine

MAX_SCORE = 10
GENTLE_START_LIMIT = 5
CALL_FIRST_SCORE = 8
_AT_REST = frozenset({Relief.POSITION, Relief.BREATHING, Relief.HEAT, Relief.COLD})


def stop_line(pain_limit: int, start_score: int) -> int:
    """Return the score above which a session stops that began at `start_score`."""
    return max(pain_limit, start_score)


def start_limit(load: Load, pain_limit: int) -> int:
    """Return the highest score at which a routine of this load may start."""
    limits = {Load.RELIEF: MAX_SCORE, Load.GENTLE: GENTLE_START_LIMIT, Load.STRENGTH: pain_limit}
    return limits[load]


def may_start(load: Load, pain_limit: int, score: int) -> bool:
    """Tell whether a routine of this load may start at this score."""
    return score <= start_limit(load, pain_limit)


def is_offered(routine: Routine, score: int) -> bool:
    """Tell whether a routine is offered in place of one that may not start at this score.

    Where the user is to call somebody first, only what is done at rest is: a position, breathing,
    warmth or cold.
    """
    if must_call_first(score) and not is_at_rest(routine):
        return False
    return may_start(routine.load, routine.pain_limit, score)


def is_at_rest(routine: Routine) -> bool:
    """Tell whether all of a routine is done at rest: in a position, by breathing, warm or cold."""
    return all(each.exercise.relief in _AT_REST for each in routine.prescriptions)


def must_call_first(score: int) -> bool:
    """Tell whether the user is first shown whom to call."""
    return score >= CALL_FIRST_SCORE
