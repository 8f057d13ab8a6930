"""What stays cleared: facts about the user that a clinician has looked at in the same episode."""

from datetime import datetime, timedelta

from exercise_coach.recovery.facts import Screened
from exercise_coach.recovery.history import History
from exercise_coach.recovery.moments import utc
from exercise_coach.recovery.questions import BY_ID

FRESH = timedelta(minutes=10)
"""So long answers hold for what is told right after them: the episode, or the choice of a phase."""


def settled(history: History, moment: datetime) -> frozenset[str]:
    """Return the ids of the lasting facts that stay cleared in answers of a moment.

    A fact that `lasts` (cancer in the past, long steroids, osteoporosis, an age) is answered yes
    at every change of phase, though nothing is new. The clinician who cleared it in this episode
    knew of it; to ask for their word again each time would teach to answer no. So it stays cleared
    until the episode ends, or, outside of one, until the next begins: then its back pain is new,
    and needs a look of its own. What may have changed since is not among them: every symptom, a
    pregnancy, a heart, a weak immune system, another fall, another broken bone.
    """
    since, until = _stretch_began(history, moment), utc(moment)
    clearances = [utc(each) for each in history.clearances]
    facts: set[str] = set()
    for screened in history.screenings:
        cleared = next((each for each in clearances if each > utc(screened.at)), None)
        if cleared is not None and cleared <= until and (since is None or cleared >= since):
            facts.update(filter(_lasts, screened.yes))
    return frozenset(facts)


def _stretch_began(history: History, moment: datetime) -> datetime | None:
    """Return when the episode of this moment was told of, or the last one ended; none before any.

    Answers told right before an episode belong to it.
    """
    turns = [utc(episode.told or episode.began) for episode in history.episodes]
    turns += [utc(each.recovered) for each in history.episodes if each.recovered is not None]
    return max((turn for turn in turns if turn <= utc(moment) + FRESH), default=None)


def asks_for_word(screened: Screened, history: History) -> tuple[str, ...]:
    """Return the ids answered yes that ask for a clinician's word: none, or all of a screening.

    Beside anything else answered yes, a fact counts anew: pain all night weighs more after cancer.
    """
    if not all(map(_lasts, screened.yes)):
        return screened.yes
    is_settled = screened.yes and settled(history, screened.at).issuperset(screened.yes)
    return () if is_settled else screened.yes


def _lasts(id_: str) -> bool:
    return id_ in BY_ID and BY_ID[id_].lasts
