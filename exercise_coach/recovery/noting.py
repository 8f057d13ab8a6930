"""When a note helps: what the rules find that is only to be said."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from exercise_coach.prescription import Phase, SpineMove
from exercise_coach.recovery.cramps import A_WEEK, cramps
from exercise_coach.recovery.escalation import SEE_DAY
from exercise_coach.recovery.moments import elapsed, utc
from exercise_coach.recovery.resting import is_resting
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.safety import is_only_a_call
from exercise_coach.recovery.situation import Situation

LATELY = timedelta(days=3)
MOSTLY = range(60, 100)
"""Percent better at which a relapse was told of (S3-3), and short of all."""
LONG_ENOUGH = timedelta(days=14)
BENDING_DAY = 5
MANY = 4
"""More than that are done less often."""


def in_phases(*phases: Phase) -> Callable[[Situation], Iterator[Found]]:
    """Return what says something in these phases."""

    def find(situation: Situation) -> Iterator[Found]:
        if situation.phase in phases:
            yield Found(Act.SAY)

    return find


def rest_and_walks(situation: Situation) -> Iterator[Found]:
    """Find the acute phase, but neither in an hour of rest nor beside a call: no walk is then."""
    if is_resting(situation) or is_only_a_call(situation):
        return
    yield from in_phases(Phase.ACUTE)(situation)


def spasms_not_settled(situation: Situation) -> Iterator[Found]:
    """Find the first week of an episode, or a cramp in the last three days."""
    found = cramps(situation)
    lately = bool(found) and elapsed(found[-1], situation.now) < LATELY
    if lately or situation.phase in (Phase.ACUTE, Phase.RECOVERY):
        yield Found(Act.SAY)


def in_episode(situation: Situation) -> Iterator[Found]:
    """Find an open episode."""
    if situation.episode is not None:
        yield Found(Act.SAY)


def before_two_weeks(situation: Situation) -> Iterator[Found]:
    """Find an episode in which no visit is due yet by the day alone."""
    if situation.day is not None and situation.day < SEE_DAY:
        yield Found(Act.SAY)


def mostly_better(situation: Situation) -> Iterator[Found]:
    """Find that the user rated the open episode, this week, as mostly but not all better.

    And had no flare since.
    """
    episode, weeks = situation.episode, situation.history.weeks
    if episode is None or not weeks:
        return
    last = weeks[-1]
    is_current = all(utc(last.at) >= utc(each.at) for each in episode.flares)
    is_recent = utc(last.at) >= utc(episode.began) and elapsed(last.at, situation.now) < A_WEEK
    if last.better is not None and last.better in MOSTLY and is_recent and is_current:
        yield Found(Act.SAY, {"better": last.better})


def free_of_pain(situation: Situation) -> Iterator[Found]:
    """Find an episode of two weeks or more, with two weeks of scores, none above 0, no attack."""
    began, scores = situation.since_began, situation.of_episode
    if began is None or began < LONG_ENOUGH:
        return
    recent = [each.score for each in scores if elapsed(each.at, situation.now) <= LONG_ENOUGH]
    attacks = [each for each in cramps(situation) if elapsed(each, situation.now) <= LONG_ENOUGH]
    if recent and not any(recent) and not attacks:
        yield Found(Act.SAY)


def bending_ahead(situation: Situation) -> Iterator[Found]:
    """Find a phase in which some routine bends the back forward, from the fifth day on."""
    if situation.day is None or situation.day < BENDING_DAY or situation.phase is Phase.ACUTE:
        return
    exercises = (
        each.exercise for routine in situation.routines.values() for each in routine.prescriptions
    )
    if any(SpineMove.BENDS in exercise.spine for exercise in exercises):
        yield Found(Act.SAY)


def too_many(situation: Situation) -> Iterator[Found]:
    """Find more than four routines put on the page of today, or one with more than four parts."""
    routines, plan = situation.routines, situation.history.plan
    added = [routines[id_] for id_, included in plan if included and id_ in routines]
    if len(added) > MANY or any(len(routine.prescriptions) > MANY for routine in added):
        yield Found(Act.SAY)
