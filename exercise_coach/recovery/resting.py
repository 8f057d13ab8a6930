"""The hour of rest after a cramp, or after pain or dizziness stopped a session (S0-2, S0-3).

Nothing but relief at rest is for that hour: a position, breathing, warmth or cold. A walk is for
later, whatever phase it is.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from exercise_coach.recovery.cramps import cramps
from exercise_coach.recovery.guidance import Guidance
from exercise_coach.recovery.history import Session
from exercise_coach.recovery.moments import elapsed, utc
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.safety import is_only_a_call
from exercise_coach.recovery.situation import Situation
from exercise_coach.session import Symptom
from exercise_coach.session.pain import is_at_rest

HOUR_OF_REST = frozenset({"cramp", "rest-after-stop"})
"""The ids of the rules that ask for it."""
CALL_FIRST = "strong-pain"
"""The id of the rule that asks for a call first."""
AN_HOUR = timedelta(hours=1)
"""Of doing nothing after a cramp (S0-3); after a stop as long."""


def after_cramp(situation: Situation) -> Iterator[Found]:
    """Find a cramp less than an hour ago; it is said where nothing else asked for rest since.

    Nor is it said beside a call.
    """
    cramp, stop = _last_cramp(situation), _last_stop(situation)
    if cramp is None:
        return
    is_last = stop is None or utc(stop.ended) <= utc(cramp)
    if is_last and not is_only_a_call(situation):
        yield Found(Act.SAY)
    yield from _only_rest(situation, {})


def after_stop(situation: Situation) -> Iterator[Found]:
    """Find that pain or dizziness stopped a session less than an hour ago.

    A cramp has a rule of its own, and all else that is felt blocks. Sessions at rest since then
    do not end the hour.
    """
    cramp, stop = _last_cramp(situation), _last_stop(situation)
    if stop is None:
        return
    values = _values(situation, stop)
    is_last = cramp is None or utc(cramp) < utc(stop.ended)
    if is_last and not is_only_a_call(situation):
        yield Found(Act.SAY, values)
    yield from _only_rest(situation, values)


def is_hour_of_rest(guidance: Guidance) -> bool:
    """Tell whether such an hour holds routines back, be it said or not beside a heavier word."""
    reasons = (verdict.reason for verdict in guidance.verdicts.values())
    held = any(reason is not None and reason.rule in HOUR_OF_REST for reason in reasons)
    return held or any(said.rule in HOUR_OF_REST for said in guidance.warnings)


def is_call_first(guidance: Guidance) -> bool:
    """Tell whether pain is so strong that somebody is to be called before anything else."""
    return any(said.rule == CALL_FIRST for said in guidance.warnings)


def is_resting(situation: Situation) -> bool:
    """Tell whether such an hour is not over yet."""
    return _last_cramp(situation) is not None or _last_stop(situation) is not None


def _last_cramp(situation: Situation) -> datetime | None:
    found = cramps(situation)
    return found[-1] if found and _is_lately(found[-1], situation) else None


def _last_stop(situation: Situation) -> Session | None:
    # They are in the order in which they began, and one that was gone on with ends later.
    stops = [each for each in situation.history.sessions if _is_such_a_stop(each, situation)]
    return max(stops, key=lambda each: utc(each.ended), default=None)


def _is_such_a_stop(session: Session, situation: Situation) -> bool:
    is_meant = session.outcome == "stopped_pain" or session.stop_symptom == Symptom.DIZZINESS
    return is_meant and _is_lately(session.ended, situation)


def _is_lately(moment: datetime, situation: Situation) -> bool:
    # Nor further ahead: a clock set back by days is not to hold anybody for days.
    return abs(elapsed(moment, situation.now)) < AN_HOUR


def _values(situation: Situation, stop: Session) -> dict[str, object]:
    if stop.stop_symptom == Symptom.DIZZINESS:
        what = "for dizziness"
    else:
        what = f"at a pain of {stop.stop_score}" if stop.stop_score is not None else "for pain"
    ended = stop.ended.astimezone(situation.now.tzinfo)
    return {"what": what, "clock": f"{ended:%H:%M}"}


def _only_rest(situation: Situation, values: dict[str, object]) -> Iterator[Found]:
    for routine in situation.routines.values():
        if not is_at_rest(routine):
            yield Found(Act.FORBID, values, routine.id)
