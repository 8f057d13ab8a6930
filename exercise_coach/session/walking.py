"""Walking the timeline: what falls due as time passes, and going to another place on it."""

from exercise_coach.session import effects
from exercise_coach.session.asking import ask_again_when_due, ask_when_due
from exercise_coach.session.effects import Pausing
from exercise_coach.session.ending import finish
from exercise_coach.session.standing import Standing
from exercise_coach.session.state import State
from exercise_coach.session.timeline import Interval, Kind

GAP = 2.0
"""A longer time than this between two looks pauses the session at the earlier one, in seconds."""


def look(session: Standing, now: float, told: float) -> None:
    """Look at the clock: pause after a gap, or make good in order what fell due meanwhile.

    What is known to have been heard in a gap, until the moment `told`, counts.
    """
    if session.state is State.RUNNING and now - session.seen > GAP:
        _pause_after_gap(session, max(session.seen, min(told, now)))
    _walk(session, now)
    ask_again_when_due(session, now)
    session.seen = now


def _pause_after_gap(session: Standing, moment: float) -> None:
    _walk(session, moment)
    if session.state is State.RUNNING:
        session.hold(State.PAUSED, moment)
        session.emit(effects.Paused(Pausing.GAP, moment))


def run(session: Standing, now: float) -> None:
    """Go on from where time was held."""
    session.release(now)
    _walk(session, now)


def jump(session: Standing, index: int, now: float, prepare: float = 0.0) -> None:
    """Go to an interval, which begins now, or after so many seconds to prepare."""
    session.head.jump(index, now, prepare)
    _begin_interval(session, now)
    pass_answered_check(session, now)
    _walk(session, now)


def pass_answered_check(session: Standing, now: float) -> None:
    """While paused, show what comes next and not a question that was answered."""
    if session.state is State.PAUSED and session.interval.kind is Kind.PAIN_CHECK:
        jump(session, session.head.next_index, now)


def _walk(session: Standing, now: float) -> None:
    while session.state is State.RUNNING and (moment := session.head.next_moment()) <= now:
        tone = session.head.take_cue()
        if tone is None:
            _end_interval(session, moment)
        else:
            session.emit(effects.Cue(tone, moment))


def _begin_interval(session: Standing, moment: float) -> None:
    session.emit(effects.IntervalBegan(session.interval, moment))
    ask_when_due(session, moment)


def _end_interval(session: Standing, moment: float) -> None:
    interval = session.interval
    if interval.ends_rep:
        session.emit(effects.RepDone(interval.key, session.exercise, interval.rep, moment))
    if interval.ends_set:
        _count(session, interval, moment)
    if session.head.is_at_end:
        finish(session, moment)
    else:
        session.head.enter(session.head.next_index)
        _begin_interval(session, moment)


def _count(session: Standing, interval: Interval, moment: float) -> None:
    dose = interval.prescription
    session.done.add(interval.key)
    session.skipped.discard(interval.key)
    reps = dose.reps[interval.set - 1] if dose.time is None else None
    hold = dose.hold if dose.time is None else dose.time
    session.emit(effects.SetDone(interval.key, dose.exercise.id, reps, hold, moment))
