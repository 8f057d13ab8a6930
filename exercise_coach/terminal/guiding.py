"""What guidance says around a session: the questions first, what may start, and what comes next."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from exercise_coach import recovery
from exercise_coach.logbook import Logbook
from exercise_coach.prescription import Exercise, Routine
from exercise_coach.recovery import Concern, Guidance, Question, Said, Weight

AT_MOST = 2
"""So many things are said about what comes next, the gravest first."""

_IN_THE_WINDOW = (
    "Until you have answered them in the window (exercise-coach opens it), they are shown here."
)
_WHEN_CLEARED = (
    "When a clinician has looked at it and says that you may exercise, record that in the window: "
    "exercise-coach opens it."
)

_RESTS = frozenset({"cramp", "rest-after-stop"})
"""The rules that ask for an hour of rest: it is told before anybody starts again."""


def look(
    logbook: Logbook, routines: Iterable[Routine], exercises: Mapping[str, Exercise], now: datetime
) -> Guidance:
    """Return what today looks like. Raises `LogbookProblem`."""
    by_id = {routine.id: routine for routine in routines}
    return recovery.guidance(logbook.history(now), by_id, exercises, now)


def questions(due: Said) -> Iterator[str]:
    """Return the questions that come before any exercise, by what a yes to them means."""
    yield ""
    yield due.text
    for _, group in itertools.groupby(recovery.QUESTIONS, _meaning):
        asked = list(group)
        outcome = recovery.screening_outcome([question.id for question in asked])
        yield f"A yes to {'any of these' if asked[1:] else 'this'}: {outcome.heading}"
        yield f"  {outcome.call}"
        yield from (f"  - {question.text}" for question in asked)
    yield f"{recovery.NOT_RULED_OUT} {_IN_THE_WINDOW}"


def _meaning(question: Question) -> tuple[Concern, bool]:
    return question.kind, question.only_spine


def blocked(reason: Said) -> tuple[str, ...]:
    """Return why no session may start, and who to call or how a clinician's word is recorded."""
    return ("", *_block(reason))


def _block(reason: Said) -> tuple[str, ...]:
    """Return why, and how it ends; in an emergency nothing stands beside the call for help."""
    if reason.weight is Weight.EMERGENCY:
        return (reason.text,)
    return (reason.text, _WHEN_CLEARED)


def allowed(routines: Sequence[Routine], today: Guidance) -> list[Routine]:
    """Return the routines that may be started today, those that suit today best first."""
    suited = [each.routine for each in today.suggestions]
    may = [each for each in routines if today.verdicts[each.id].allowed]
    return sorted(may, key=lambda each: suited.index(each.id) if each.id in suited else len(suited))


def instead(routines: Sequence[Routine], today: Guidance) -> list[Routine]:
    """Return what suits today; where nothing does, all that may be started."""
    suited = {each.routine for each in today.suggestions}
    may = allowed(routines, today)
    return [each for each in may if each.id in suited] or may


def refusal(routine: Routine, reason: Said) -> tuple[str, ...]:
    """Return why a routine may not be started today."""
    return ("", f"{routine.title}: not today.", f"  {reason.text}")


def eased(routine: Routine, today: Guidance) -> tuple[Routine, list[str]]:
    """Return a routine as it is done today, and what is different about it."""
    of_today = recovery.ease(routine, today.easings)
    if of_today is None or of_today is routine:
        return routine, []
    ids = dict.fromkeys(each.exercise.id for each in routine.prescriptions)
    return of_today, [today.easings[each].reason.text for each in ids if each in today.easings]


def what_next(before: Guidance, after: Guidance, routine: Routine) -> list[str]:
    """Return what a session of a routine has changed, and what should be seen to next."""
    if after.blocked is not None:
        return list(_block(after.blocked))
    told = [
        each for each in after.warnings if each.weight >= Weight.SEE_SOMEONE or each.rule in _RESTS
    ]
    ids = dict.fromkeys(each.exercise.id for each in routine.prescriptions)
    told += [
        after.easings[each].reason
        for each in ids
        if each in after.easings and each not in before.easings
    ]
    if after.step_up is not None:
        told.append(after.step_up)
    return [each.text for each in told[:AT_MOST]]
