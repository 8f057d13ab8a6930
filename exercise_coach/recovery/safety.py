"""What the rules find about red flags, symptoms and strong pain."""

from collections.abc import Callable, Iterable, Iterator

from exercise_coach.prescription import Routine
from exercise_coach.recovery import phases
from exercise_coach.recovery.clearing import FRESH
from exercise_coach.recovery.history import History
from exercise_coach.recovery.moments import day_of, utc
from exercise_coach.recovery.questions import BY_ID, Concern
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.screening import answered, blocks, felt, gravest, standing, symptoms
from exercise_coach.recovery.situation import Situation
from exercise_coach.session import Symptom
from exercise_coach.session.pain import CALL_FIRST_SCORE


def answered_yes(kind: Concern) -> Callable[[Situation], Iterator[Found]]:
    """Return what finds that the gravest answer of the screenings is of a kind, and blocks."""
    return _of_kind(kind, answered)


def felt_in_session(kind: Concern) -> Callable[[Situation], Iterator[Found]]:
    """Return what finds that the gravest symptom of the sessions is of a kind, and blocks."""
    return _of_kind(kind, felt)


def _of_kind(
    kind: Concern, told: Callable[[History], Iterable[str]]
) -> Callable[[Situation], Iterator[Found]]:
    def find(situation: Situation) -> Iterator[Found]:
        yes = [each for each in told(situation.history) if blocks([each])]
        if gravest(yes) is kind:
            yield Found(Act.BLOCK)

    return find


def dizzy_once(situation: Situation) -> Iterator[Found]:
    """Find a session that ended with dizziness, the only one; two would block."""
    if symptoms(situation.history).count(Symptom.DIZZINESS) == 1:
        yield Found(Act.SAY)


def weak_bones(situation: Situation) -> Iterator[Found]:
    """Find the routines that bend or twist the back, where weak bones are known."""
    yes = answered(situation.history)
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
        return [Found(Act.SCREEN, {"why": "this is a new episode"})]
    if phases.was_in_force(history, fresh_until) is not situation.phase:
        return [Found(Act.SCREEN, {"why": "you have come to another phase"})]
    return []


def strong_pain(situation: Situation) -> Iterator[Found]:
    """Find a last score today at which somebody is to be called first."""
    latest = situation.latest
    if latest is not None and hurts_strongly(situation):
        yield Found(Act.SAY, {"score": latest.score})


def hurts_strongly(situation: Situation) -> bool:
    """Tell whether the last score of today is one at which somebody is to be called first."""
    latest = situation.latest
    if latest is None or latest.score < CALL_FIRST_SCORE:
        return False
    return day_of(latest.at, situation.now) == situation.today


def is_only_a_call(situation: Situation) -> bool:
    """Tell whether whom to call is all there is to say: exercise has ended, or pain is strong.

    “Rest for an hour” or “walk a little” beside it would be taken for the answer.
    """
    return blocks(standing(situation.history)) or hurts_strongly(situation)
