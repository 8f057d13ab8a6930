"""What the rules find about time: when it is time to talk to somebody, and to see somebody."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from exercise_coach.recovery.cramps import no_strength, still_cramping
from exercise_coach.recovery.moments import day_of, elapsed, utc
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.situation import CALM, Situation

THREE_DAYS = timedelta(hours=72)
"""Without getting better: time to talk to a clinician (S1-2)."""
CERTAIN_CHANGE = 2
"""The smallest change of a score that is surely one, in points (Childs 2005)."""
SEE_DAY = 14
"""From this day of an episode: time to see a clinician (S1-2)."""
AGAIN_DAY = 42
"""From this day, six weeks: time to see one again."""
WEEK = 7
"""A visit so many days before one falls due counts for it."""
THREE_MONTHS = timedelta(days=92)
LATELY = timedelta(days=2)
MANY_FLARES = 2
MANY_EPISODES = 3
"""More than a couple of episodes (S4-6)."""


def is_no_better(situation: Situation) -> bool | None:
    """Tell whether the last score is not surely lower than the first, 72 h after the beginning.

    Surely lower is at least 2 points, or no pain at all. None where scores do not tell: fewer than
    two, or the first one given only after those 72 hours.
    """
    scores, episode = situation.of_episode, situation.episode
    if episode is None or len(scores) < 2:
        return None
    first, last = scores[0], scores[-1]
    if elapsed(episode.began, first.at) >= THREE_DAYS:
        return None
    return last.score > 0 and last.score > first.score - CERTAIN_CHANGE


def three_days(situation: Situation) -> Iterator[Found]:
    """Find that 72 h have passed and the scores are no lower."""
    if _is_three_days_in(situation) and is_no_better(situation):
        scores = situation.of_episode
        yield Found(Act.SAY, {"first": scores[0].score, "last": scores[-1].score})


def three_days_untold(situation: Situation) -> Iterator[Found]:
    """Find that 72 h have passed, and the scores do not tell whether it is better."""
    if _is_three_days_in(situation) and is_no_better(situation) is None:
        yield Found(Act.SAY)


def until_diagnosed(situation: Situation) -> Iterator[Found]:
    """Find what is still there after days off: pain above 2 and no better, or cramps.

    Of the pain, the rules about 72 hours and 14 days say enough.
    """
    last = situation.latest
    hurts = last is not None and last.score > CALM and is_no_better(situation) is True
    waited = (situation.since_began or timedelta()) >= THREE_DAYS
    seen = situation.episode is not None and _seen_since(situation, situation.episode.began)
    cramps = still_cramping(situation)
    if cramps:
        yield Found(Act.SAY)
    if cramps or (hurts and waited and not seen):
        yield from no_strength(situation)


def _is_three_days_in(situation: Situation) -> bool:
    if situation.episode is None or situation.since_began is None or situation.day is None:
        return False
    in_time = situation.since_began >= THREE_DAYS and situation.day < SEE_DAY
    return in_time and not _seen_since(situation, situation.episode.began)


def two_weeks(situation: Situation) -> Iterator[Found]:
    """Find that it is day 14 or later, and no clinician was recorded since the second week."""
    day = situation.day
    if day is not None and SEE_DAY <= day < AGAIN_DAY and not _seen_from_day(situation, SEE_DAY):
        yield Found(Act.SAY, {"day": day})


def six_weeks(situation: Situation) -> Iterator[Found]:
    """Find that six weeks have passed, and no clinician was recorded since the week before."""
    day = situation.day
    if day is not None and day >= AGAIN_DAY and not _seen_from_day(situation, AGAIN_DAY):
        yield Found(Act.SAY, {"day": day})


def _seen_from_day(situation: Situation, due: int) -> bool:
    cleared, episode = situation.history.cleared, situation.episode
    if cleared is None or episode is None:
        return False
    began = day_of(episode.began, situation.now)
    return (day_of(cleared, situation.now) - began).days + 1 > due - WEEK


def two_flares(situation: Situation) -> Iterator[Found]:
    """Find two flares in three months, and no clinician recorded since the last."""
    flares = [
        flare.at
        for episode in situation.history.episodes
        for flare in episode.flares
        if elapsed(flare.at, situation.now) <= THREE_MONTHS
    ]
    if len(flares) >= MANY_FLARES and not _seen_since(situation, max(flares, key=utc)):
        yield Found(Act.SAY, {"flares": len(flares)})


def third_episode(situation: Situation) -> Iterator[Found]:
    """Find that the open episode is the third or a later one, and no clinician recorded since."""
    episode, number = situation.episode, len(situation.history.episodes)
    if episode is None or number < MANY_EPISODES or _seen_since(situation, episode.began):
        return
    yield Found(Act.SAY, {"number": number})


def untold_bout(situation: Situation) -> Iterator[Found]:
    """Find pain above 2 of late where no episode is open."""
    last = situation.latest
    if situation.episode is not None or last is None or last.score <= CALM:
        return
    if elapsed(last.at, situation.now) <= LATELY:
        yield Found(Act.SAY, {"score": last.score})


def untold_flare(situation: Situation) -> Iterator[Found]:
    """Find a morning surely higher than yesterday, in an open episode, no flare told for it."""
    morning, before = situation.morning, situation.yesterday.score
    if situation.course is None or situation.rests or morning is None or before is None:
        return
    flare = situation.course.flare
    told = flare is not None and elapsed(flare.at, situation.now) <= LATELY
    if morning > CALM and morning >= before + CERTAIN_CHANGE and not told:
        yield Found(Act.SAY, {"morning": morning, "before": before})


def _seen_since(situation: Situation, moment: datetime) -> bool:
    cleared = situation.history.cleared
    return cleared is not None and utc(cleared) >= utc(moment)
