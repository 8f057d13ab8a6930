"""What the rules find about red flags, symptoms and strong pain."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from exercise_coach.prescription import Routine
from exercise_coach.recovery import phases
from exercise_coach.recovery.history import Session
from exercise_coach.recovery.moments import day_of, utc
from exercise_coach.recovery.questions import BY_ID, Concern
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.screening import blocks, gravest, standing
from exercise_coach.recovery.situation import Situation
from exercise_coach.session import Symptom
from exercise_coach.session.pain import CALL_FIRST_SCORE

_TO_BE_SEEN = {Symptom.LEG, Symptom.NUMBNESS}
_KNOWN = {symptom.value for symptom in Symptom}
_DIZZY_TWICE = 2
FRESH = timedelta(minutes=10)
"""So long answers hold for what is told right after them: the bout, or the choice of a phase."""


def answered(kind: Concern) -> Callable[[Situation], Iterator[Found]]:
    """Return what finds that the gravest answer of the screenings is of a kind, and blocks."""

    def find(situation: Situation) -> Iterator[Found]:
        yes = [each for each in standing(situation.history) if blocks([each])]
        if yes and gravest(yes) is kind:
            yield Found(Act.BLOCK)

    return find


def symptom_emergency(situation: Situation) -> Iterator[Found]:
    """Find a session that ended with a symptom of an emergency, not cleared since."""
    if any(Symptom(each).is_emergency for each in _symptoms(situation) if each in _KNOWN):
        yield Found(Act.BLOCK)


def symptom_to_be_seen(situation: Situation) -> Iterator[Found]:
    """Find a symptom to be looked at before the next session, not cleared since."""
    symptoms = _symptoms(situation)
    known = [Symptom(each) for each in symptoms if each in _KNOWN]
    twice_dizzy = known.count(Symptom.DIZZINESS) >= _DIZZY_TWICE
    if twice_dizzy or len(known) < len(symptoms) or _TO_BE_SEEN & set(known):
        yield Found(Act.BLOCK)


def _symptoms(situation: Situation) -> list[str]:
    return [
        session.stop_symptom or ""
        for session in situation.history.sessions
        if session.outcome == "stopped_symptom" and _counts(session, situation)
    ]


def _counts(session: Session, situation: Situation) -> bool:
    cleared = situation.history.cleared
    return cleared is None or utc(session.ended) >= utc(cleared)


def dizzy_once(situation: Situation) -> Iterator[Found]:
    """Find a session that ended with dizziness, the first one."""
    if _symptoms(situation).count(Symptom.DIZZINESS) == 1:
        yield Found(Act.SAY)


def weak_bones(situation: Situation) -> Iterator[Found]:
    """Find the routines that bend or twist the back, where weak bones are known."""
    yes = standing(situation.history)
    if not any(each in BY_ID and BY_ID[each].only_spine for each in yes):
        return
    yield Found(Act.SAY)
    for routine in situation.routines.values():
        if moves_spine(routine):
            yield Found(Act.FORBID, of=routine.id)


def moves_spine(routine: Routine) -> bool:
    """Tell whether anything in a routine bends or twists the back, easier variants included."""
    pairs = ((each, each.easier) for each in routine.prescriptions)
    return any(one is not None and one.exercise.spine for pair in pairs for one in pair)


def screening_due(situation: Situation) -> Iterable[Found]:
    """Find that the questions were never asked, or not since the episode or the phase changed."""
    history = situation.history
    if not history.screenings:
        return [Found(Act.SCREEN, {"why": "they have not been asked yet"})]
    last = history.screenings[-1].at
    fresh_until = utc(last) + FRESH
    episode = situation.episode
    if episode is not None and (
        utc(episode.told or episode.began) > fresh_until or utc(episode.began) > utc(last)
    ):
        return [Found(Act.SCREEN, {"why": "this is a new bout"})]
    if phases.was_in_force(history, fresh_until) is not situation.phase:
        return [Found(Act.SCREEN, {"why": "you have come to another phase"})]
    return []


def strong_pain(situation: Situation) -> Iterator[Found]:
    """Find a last score today at which somebody is to be called first."""
    latest = situation.latest
    if latest is None or latest.score < CALL_FIRST_SCORE:
        return
    if day_of(latest.at, situation.now) == situation.today:
        yield Found(Act.SAY, {"score": latest.score})
