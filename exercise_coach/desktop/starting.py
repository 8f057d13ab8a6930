"""Whether and how a session may start: by what today says of its routine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exercise_coach import recovery
from exercise_coach.prescription import Routine
from exercise_coach.recovery import QUESTIONS, Guidance, Question, Said
from exercise_coach.session import pain

MOST_INSTEAD = 3


@dataclass(frozen=True, slots=True)
class Ready:
    """It may: with this routine, as it is to be done today.

    `questions` are to be seen before the start, and `why` says what for; `remarks` are to be read.
    """

    routine: Routine
    questions: Sequence[Question] = ()
    why: str = ""
    remarks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Blocked:
    """No session at all, and who to call."""

    said: Said


@dataclass(frozen=True, slots=True)
class Refused:
    """Not this routine today; `instead` are ids of those that may be done."""

    routine: Routine
    said: Said
    instead: tuple[str, ...]


def way_in(
    routine: Routine, guidance: Guidance, *, resumed: bool = False
) -> Ready | Blocked | Refused:
    """Return how a session with this routine begins, by guidance that knows the routine.

    One that is `resumed` keeps its exercises as they were eased when it began: its progress counts
    them by their place.
    """
    if guidance.blocked is not None:
        return Blocked(guidance.blocked)
    verdict = guidance.verdicts[routine.id]
    if not verdict.allowed and verdict.reason is not None:
        return Refused(routine, verdict.reason, _instead(routine, guidance))
    needed = guidance.needs_screening
    questions, why = (QUESTIONS, needed.text) if needed else ((), "")
    if resumed:
        return Ready(routine, questions, why)
    eased = recovery.ease(routine, guidance.easings) or routine
    return Ready(eased, questions, why, _remarks(routine, guidance))


def _instead(routine: Routine, guidance: Guidance) -> tuple[str, ...]:
    suggested = [each.routine for each in guidance.suggestions if each.routine != routine.id]
    return tuple(suggested[:MOST_INSTEAD])


def _remarks(routine: Routine, guidance: Guidance) -> tuple[str, ...]:
    used = dict.fromkeys(each.exercise.id for each in routine.prescriptions)
    return tuple(guidance.easings[id_].reason.text for id_ in used if id_ in guidance.easings)


def offered_at(score: int, routines: Iterable[Routine], guidance: Guidance) -> tuple[Routine, ...]:
    """Return a few routines that may start at a score today; those of the phase come first."""
    fitting = [
        routine
        for routine in routines
        if pain.is_offered(routine, score) and recovery.may_start(routine, guidance, score)
    ]
    suggested = {each.routine for each in guidance.suggestions}
    fitting.sort(key=lambda each: (each.id not in suggested, each.phase is not guidance.phase))
    return tuple(fitting[:MOST_INSTEAD])
