"""What the rules find about cramps: attacks noted, and sessions that a cramp stopped."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from exercise_coach.prescription import Load, Routine
from exercise_coach.recovery.history import Session
from exercise_coach.recovery.moments import elapsed, utc
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.safety import is_only_a_call
from exercise_coach.recovery.situation import Situation
from exercise_coach.session import Symptom

DAYS_OFF = timedelta(hours=72)
"""Off training where cramps come back within as long; S0-4 says two to three days."""
STILL_THERE = timedelta(hours=48)
"""So long after the days off began, another cramp means that it is still there (S0-5)."""

SOON = timedelta(hours=6)
"""Within as long, so many cramps keep coming; an hour of rest after each would be a day in bed."""
KEEP_COMING = 3

A_WEEK = timedelta(days=7)


def cramps(situation: Situation) -> list[datetime]:
    """Return the cramps since a clinician last cleared the user, and since the last recovery.

    Those of a session count from its end: a second one in it is one that came back.
    """
    history = situation.history
    ends = [history.cleared, *(episode.recovered for episode in history.episodes)]
    since = max((utc(end) for end in ends if end is not None), default=None)
    moments = [utc(attack.at) for attack in history.attacks]
    moments += [utc(each.ended) for each in history.sessions for _ in range(_cramps_in(each))]
    return sorted(moment for moment in moments if since is None or moment > since)


def _cramps_in(session: Session) -> int:
    """Return how many cramps came in a session; at least the one that stopped it."""
    stopped = session.stop_symptom == Symptom.CRAMP and session.outcome == "stopped_symptom"
    return max(len(session.cramps), stopped)


def days_off(situation: Situation) -> Iterator[Found]:
    """Find cramps that came back within three days, the last less than three days ago."""
    found = cramps(situation)
    if len(found) < 2 or elapsed(found[-2], found[-1]) > DAYS_OFF:
        return
    if elapsed(found[-1], situation.now) < DAYS_OFF:
        yield Found(Act.SAY)
        yield from no_strength(situation)


def keep_coming(situation: Situation) -> Iterator[Found]:
    """Find cramps hour after hour: three within six hours, the last less than six hours ago."""
    last = cramps(situation)[-KEEP_COMING:]
    if len(last) < KEEP_COMING or elapsed(last[0], last[-1]) > SOON:
        return
    if abs(elapsed(last[-1], situation.now)) < SOON and not is_only_a_call(situation):
        yield Found(Act.SAY)


def still_cramping(situation: Situation) -> bool:
    """Tell whether a cramp came two days or more after days off training had begun.

    A week without any begins the count anew.
    """
    days_off_began: datetime | None = None
    last: datetime | None = None
    for cramp in cramps(situation):
        if last is not None and elapsed(last, cramp) > A_WEEK:
            days_off_began = None
        elif days_off_began is not None and elapsed(days_off_began, cramp) >= STILL_THERE:
            return True
        elif days_off_began is None and last is not None and elapsed(last, cramp) <= DAYS_OFF:
            days_off_began = cramp
        last = cramp
    return False


def no_strength(situation: Situation) -> Iterator[Found]:
    """Forbid every strength routine, and a step up."""
    yield Found(Act.HOLD)
    yield from _forbid(situation, lambda routine: routine.load is Load.STRENGTH)


def _forbid(situation: Situation, which: Callable[[Routine], bool]) -> Iterator[Found]:
    for routine in situation.routines.values():
        if which(routine):
            yield Found(Act.FORBID, of=routine.id)
