"""The start, and the scores: a score above the stop line stops the session in every live state."""

from exercise_coach.session import effects, events, pain
from exercise_coach.session.effects import When
from exercise_coach.session.ending import finish, stop_for_pain
from exercise_coach.session.standing import Standing
from exercise_coach.session.state import State
from exercise_coach.session.timeline import WORK
from exercise_coach.session.walking import jump, pass_answered_check, run


def may_start(session: Standing) -> bool:
    """Tell whether the score given allows to start.

    A session that was broken off may always go on: there the stop line decides.
    """
    if session.last_score is None:
        return False
    routine = session.routine
    return session.progress is not None or pain.may_start(
        routine.load, routine.pain_limit, session.last_score
    )


def line_for(session: Standing, start_score: int | None) -> int:
    """Return the stop line of a session that starts at this score; it never rises again."""
    line = pain.stop_line(session.routine.pain_limit, start_score or 0)
    return min(line, session.progress.stop_line) if session.progress else line


def start(session: Standing, _event: events.Start, now: float) -> None:
    """Begin, or go on with what was broken off."""
    score = session.last_score or 0
    session.start_score = score
    session.stop_line = line_for(session, score)
    session.release(now)
    resumed = session.progress is not None
    session.emit(effects.Started(score, session.stop_line, now, resumed))
    session.emit(effects.Scored(score, When.BEFORE, session.interval.position, now))
    if score > session.stop_line:
        stop_for_pain(session, score, now)
    else:
        prepare = session.routine.prepare if session.interval.kind in WORK else 0.0
        jump(session, session.head.index, now, prepare)


def take_score(session: Standing, event: events.Score, now: float) -> None:
    """Stop above the stop line; else take the score as the answer to what was asked."""
    session.last_score = event.value
    if session.state is State.READY:
        return
    when = session.question or When.DURING
    session.emit(effects.Scored(event.value, when, session.interval.position, now))
    if event.value > session.stop_line:
        stop_for_pain(session, event.value, now)
    else:
        _answer(session, now)


def keep_score(session: Standing, _event: events.KeepScore, now: float) -> None:
    """Answer what was asked with the last score again."""
    if session.question is not None and session.last_score is not None:
        take_score(session, events.Score(session.last_score), now)


def _answer(session: Standing, now: float) -> None:
    if session.question in {When.BETWEEN, When.AFTER}:
        session.answered = session.interval.position
    session.question = None
    if session.state is not State.ASKING:
        return
    if session.head.is_at_end:
        finish(session, now)
    elif session.after_answer is State.PAUSED:
        session.state = State.PAUSED
        pass_answered_check(session, now)
    else:
        run(session, now)
