"""The question how much it hurts: when it is put, how it holds the session, and when it returns."""

from exercise_coach.session import effects, events
from exercise_coach.session.effects import When
from exercise_coach.session.patience import next_asking
from exercise_coach.session.standing import Standing
from exercise_coach.session.state import State
from exercise_coach.session.timeline import Kind, Tone


def ask_when_due(session: Standing, moment: float) -> None:
    """Ask as the interval that begins at `moment` wants it: in the rest after an exercise.

    A pain check holds the session until the question is answered.
    """
    interval = session.interval
    if not interval.last or session.answered == interval.position:
        return
    if session.question is None:
        _ask(session, When.AFTER if session.head.is_at_end else When.BETWEEN, moment)
    if interval.kind is Kind.PAIN_CHECK:
        _begin_pain_check(session, moment)


def ask_pain(session: Standing, _event: events.AskPain, now: float) -> None:
    """Put the question at the user's wish."""
    if session.state is State.ASKING:
        return
    session.after_answer = session.state
    if session.question is None:
        _ask(session, When.DURING, now)
    wait_for_answer(session, now)


def wait_for_answer(session: Standing, moment: float) -> None:
    """Hold the session until somebody answers."""
    session.hold(State.ASKING, moment)
    be_patient(session, moment)


def be_patient(session: Standing, moment: float) -> None:
    """Count from `moment` when to ask again."""
    session.asking_since = moment
    session.next_asking = next_asking(moment, moment)


def ask_again_when_due(session: Standing, now: float) -> None:
    """Ask once more where nobody has answered for long enough."""
    if session.is_waiting_for_answer and session.next_asking <= now:
        session.next_asking = next_asking(session.asking_since, now)
        session.emit(effects.AskedAgain(now), effects.Cue(Tone.ASK, now))


def _begin_pain_check(session: Standing, moment: float) -> None:
    tone = session.head.take_cue()
    if tone is not None and session.state is State.RUNNING:
        session.emit(effects.Cue(tone, moment))
    session.after_answer = session.state
    wait_for_answer(session, moment)


def _ask(session: Standing, when: When, moment: float) -> None:
    session.question = when
    session.emit(effects.Asked(when, moment))
