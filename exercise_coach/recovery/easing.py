"""Easing: what stopped a session comes back as its easier variant, or is left out for now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from exercise_coach.prescription import Exercise, Prescription, Relief, Routine
from exercise_coach.recovery.guidance import Easing
from exercise_coach.recovery.history import Session
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.situation import ENOUGH_DAYS, STOPS, Situation
from exercise_coach.session import Symptom

_ONE_SESSION = "one session that stays within the stop line"
_CALM_DAYS = "two days on which sessions stay at 2 or below"


def ease(routine: Routine, easings: Mapping[str, Easing]) -> Routine | None:
    """Return a routine with its eased exercises replaced by easier ones or left out.

    The same routine where nothing in it is eased; none where nothing is left of it.
    """
    if not any(each.exercise.id in easings for each in routine.prescriptions):
        return routine
    kept = tuple(
        eased
        for each in routine.prescriptions
        if (eased := _eased(each, easings.get(each.exercise.id))) is not None
    )
    return msgspec.structs.replace(routine, prescriptions=kept) if kept else None


def _eased(prescription: Prescription, easing: Easing | None) -> Prescription | None:
    if easing is None:
        return prescription
    easier = prescription.easier
    while easier is not None and easier.exercise.id != easing.easier:
        easier = easier.easier
    return easier


@dataclass(frozen=True, slots=True)
class _Stop:
    """An exercise that pain or a symptom ended, and that was not done within the line since."""

    exercise: str
    session: Session
    is_cramp: bool

    @property
    def by_pain(self) -> bool:
        return not self.is_cramp and self.session.outcome == "stopped_pain"


def after_pain(situation: Situation) -> Iterator[Found]:
    """Find the exercises to be eased because pain stopped a session in them."""
    yield from _eased_by(situation, pain=True)


def after_symptom(situation: Situation) -> Iterator[Found]:
    """Find those to be eased because a cramp ended them, or another symptom stopped a session."""
    yield from _eased_by(situation, pain=False)


def _eased_by(situation: Situation, *, pain: bool) -> Iterator[Found]:
    """Yield what is eased: first what pain or a symptom ended, then what is harder than that."""
    stops = standing_stops(situation)
    others = (each for each in situation.exercises if each not in stops)
    for id_ in (*stops, *others) if stops else ():
        chain = list(_chain(id_, situation.exercises))
        stopped = [place for place, each in enumerate(chain) if each in stops]
        if not stopped or stops[chain[stopped[0]]].by_pain is not pain:
            continue
        stop, following = stops[chain[stopped[0]]], chain[stopped[-1] + 1 :]
        easier = following[0] if following else None
        yield Found(Act.EASE, _values(situation, id_, stop, easier), id_, easier)


def _chain(exercise: str, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Yield the id of an exercise and of its easier variants, each easier than the one before."""
    seen: set[str] = set()
    while exercise in exercises and exercise not in seen:
        seen.add(exercise)
        yield exercise
        exercise = exercises[exercise].easier or ""


def _values(
    situation: Situation, exercise: str, stop: _Stop, easier: str | None
) -> dict[str, object]:
    exercises = situation.exercises
    stopped = "it" if stop.exercise == exercise else f"“{exercises[stop.exercise].name}”"
    return {
        "exercise": f"“{exercises[exercise].name}”",
        "instead": f"is done as “{exercises[easier].name}”" if easier else "is left out",
        "stopped": stopped,
        "where": "there" if stop.exercise == exercise else f"in {stopped}",
        "score": stop.session.stop_score,
        "what": "a cramp came" if stop.is_cramp else "what you felt ended a session",
        "until": _ONE_SESSION if easier else _CALM_DAYS,
    }


def standing_stops(situation: Situation) -> Mapping[str, _Stop]:
    """Return the exercises that pain or a symptom ended, and not done within the line since.

    A cramp ends its exercise, be it the first, after which the session may go on, or the second,
    which stops it: both are eased, since both said the same of the back. One later session with
    the exercise, or with its easier variant, that was completed takes it off. What has no easier
    variant could never be done again; it is tried again after as many calm days as a step up takes.
    A cramp takes no relief at rest away: that is where one waits until it lets go (S0-2).
    """
    stops: dict[str, _Stop] = {}
    harder: dict[str, list[str]] = {}
    for exercise in situation.exercises.values():
        harder.setdefault(exercise.easier or "", []).append(exercise.id)
    for session in situation.history.sessions:
        if session.outcome == "completed" and stops:
            for done in session.exercises:
                for each in (done, *harder.get(done, ())):
                    stops.pop(each, None)
        stops |= _stops_of(session, situation.exercises)
    return {each: stop for each, stop in stops.items() if not _is_over(stop, situation)}


def _stops_of(session: Session, exercises: Mapping[str, Exercise]) -> dict[str, _Stop]:
    stops = {each: _Stop(each, session, is_cramp=True) for each in session.cramps}
    last = session.stop_exercise
    if last and session.outcome in STOPS:
        is_cramp = session.outcome == "stopped_symptom" and session.stop_symptom == Symptom.CRAMP
        stops[last] = _Stop(last, session, is_cramp=is_cramp)
    return {
        id_: stop
        for id_, stop in stops.items()
        if not (stop.is_cramp and _is_relief_at_rest(exercises.get(id_)))
    }


def _is_relief_at_rest(exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.relief not in (None, Relief.WALK)


def _is_over(stop: _Stop, situation: Situation) -> bool:
    exercise = situation.exercises.get(stop.exercise)
    has_easier = exercise is not None and exercise.easier in situation.exercises
    return not has_easier and situation.calm_days_since(stop.session.ended) >= ENOUGH_DAYS
