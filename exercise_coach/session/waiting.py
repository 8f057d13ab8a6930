"""Waiting at the user's wish: pausing, going on, and more rest."""

from exercise_coach.session import effects, events
from exercise_coach.session.asking import be_patient
from exercise_coach.session.effects import Pausing
from exercise_coach.session.standing import Standing
from exercise_coach.session.state import State
from exercise_coach.session.timeline import Kind
from exercise_coach.session.walking import run

MORE_REST = 10.0
"""What one wish for more rest adds, in seconds."""


def pause(session: Standing, _event: events.Pause, now: float) -> None:
    """Wait. A question that is open is answered first, and leads into the pause."""
    if session.state is State.RUNNING:
        session.hold(State.PAUSED, now)
        session.emit(effects.Paused(Pausing.USER, now))
    elif session.is_waiting_for_answer:
        session.after_answer = State.PAUSED
        session.emit(effects.Paused(Pausing.USER, now))


def resume(session: Standing, _event: events.Resume, now: float) -> None:
    """Go on; where a question is open, once it is answered."""
    if session.state is State.PAUSED:
        session.emit(effects.Resumed(now))
        run(session, now)
    elif session.after_answer is State.PAUSED:
        session.after_answer = State.RUNNING
        be_patient(session, now)
        session.emit(effects.Resumed(now))


def add_rest(session: Standing, _event: events.AddRest, now: float) -> None:
    """Let a rest last longer; outside a rest nothing follows."""
    if session.state is not State.ASKING and session.interval.kind is Kind.REST:
        session.head.extend(MORE_REST, now)
        session.emit(effects.RestExtended(MORE_REST, now))
