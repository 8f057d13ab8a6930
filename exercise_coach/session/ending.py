"""The end of a session, and every stop before it. Nothing sounds after either but its own tone."""

from exercise_coach.session import effects, events
from exercise_coach.session.effects import Stopping
from exercise_coach.session.events import Symptom
from exercise_coach.session.standing import Standing
from exercise_coach.session.state import State
from exercise_coach.session.timeline import Tone


def stop(session: Standing, _event: events.Stop, now: float) -> None:
    """End the session at the user's wish."""
    _stop(session, effects.Stopped(Stopping.USER, session.interval.position, now))


def stop_for_pain(session: Standing, score: int, now: float) -> None:
    """End the session for a score above its stop line."""
    _stop(session, effects.Stopped(Stopping.PAIN, session.interval.position, now, score))


def stop_for_symptom(session: Standing, symptom: Symptom, now: float) -> None:
    """End the session for something felt besides pain in the back."""
    position = session.interval.position
    _stop(session, effects.Stopped(Stopping.SYMPTOM, position, now, symptom=symptom))


def finish(session: Standing, now: float) -> None:
    """End the session as planned."""
    session.hold(State.FINISHED, now)
    session.emit(effects.Finished(now), effects.Cue(Tone.FINISH, now))


def _stop(session: Standing, stopped: effects.Stopped) -> None:
    session.hold(State.STOPPED, stopped.at)
    session.question = None
    session.offers = ()
    session.emit(stopped, effects.Cue(Tone.STOP, stopped.at))
