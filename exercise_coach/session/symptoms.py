"""What is felt besides pain: it stops the session, but for a first cramp, after which is chosen."""

from exercise_coach.session import effects, events
from exercise_coach.session.asking import wait_for_answer
from exercise_coach.session.compiling import compile_timeline
from exercise_coach.session.effects import When
from exercise_coach.session.ending import finish, stop_for_symptom
from exercise_coach.session.events import Choice, Symptom
from exercise_coach.session.moving import pass_over
from exercise_coach.session.standing import Standing
from exercise_coach.session.state import State
from exercise_coach.session.timeline import Kind
from exercise_coach.session.walking import jump, pass_answered_check, run


def feel(session: Standing, event: events.Feel, now: float) -> None:
    """Stop for any symptom but a cramp."""
    if event.symptom is Symptom.CRAMP:
        _take_cramp(session, now)
    else:
        stop_for_symptom(session, event.symptom, now)


def cramp(session: Standing, _event: events.Cramp, now: float) -> None:
    """End the exercise and offer what to do instead; stop at the second."""
    _take_cramp(session, now)


def choose(session: Standing, event: events.Choose, now: float) -> None:
    """Do what the user chose after a first cramp."""
    session.offers = ()
    if event.choice is Choice.REST:
        stop_for_symptom(session, Symptom.CRAMP, now)
    elif event.choice is Choice.EASIER:
        _ease(session, now)
    elif event.choice is Choice.UNDO and not session.has_taken_back:
        _take_back(session, now)
    elif event.choice is Choice.UNDO:
        # Twice is no slip of the hand: a twitch counts, too (S0-7).
        stop_for_symptom(session, Symptom.CRAMP, now)
    else:
        _leave_exercise(session, now)


def _take_cramp(session: Standing, now: float) -> None:
    session.cramps += 1
    session.offers = _offers(session) if session.cramps == 1 else ()
    session.emit(effects.Cramped(session.exercise, session.offers, now))
    if not session.offers:
        stop_for_symptom(session, Symptom.CRAMP, now)
        return
    if session.question is When.DURING:
        session.question = None
    session.hold(State.CRAMPED, now)


def _offers(session: Standing) -> tuple[Choice, ...]:
    if session.interval.last or session.interval.prescription.easier is None:
        return (Choice.REST, Choice.NEXT, Choice.UNDO)
    return tuple(Choice)


def _take_back(session: Standing, now: float) -> None:
    """Wait where the session stood: whoever slipped on a key is not hurried on."""
    session.cramps -= 1
    session.has_taken_back = True
    session.emit(effects.CrampTakenBack(session.exercise, now))
    at_check = session.interval.kind is Kind.PAIN_CHECK
    if at_check and session.question is not None:
        session.after_answer = State.RUNNING
        wait_for_answer(session, now)
    elif at_check and session.head.is_at_end:
        finish(session, now)
    else:
        session.state = State.PAUSED
        pass_answered_check(session, now)


def _ease(session: Standing, now: float) -> None:
    position = session.interval.position
    from_set = session.interval.set + (session.interval.kind is Kind.REST)
    session.eased[position] = from_set
    session.head.timeline = compile_timeline(session.routine, session.eased)
    index = session.timeline.work_of(_block_left(session, position, from_set))
    easier = session.timeline.intervals[index].prescription.exercise.id
    session.emit(effects.Eased(position, from_set, easier, now))
    session.release(now)
    jump(session, index, now, session.routine.prepare)


def _block_left(session: Standing, position: int, from_set: int) -> int:
    """Return the first block not yet done from a set on; when all are, that set's first."""
    left = [
        (number, keys)
        for number, keys in enumerate(session.timeline.blocks)
        if keys[0].position == position and keys[0].set >= from_set
    ]
    return next((number for number, keys in left if not session.all_done(keys)), left[0][0])


def _leave_exercise(session: Standing, now: float) -> None:
    interval = session.interval
    if not interval.last:
        sets = (key for keys in session.timeline.blocks for key in keys)
        pass_over(session, (key for key in sets if key.position == interval.position), now)
        session.release(now)
        jump(session, session.timeline.rest_after(interval.position), now)
    elif interval.kind is Kind.PAIN_CHECK and session.question is not None:
        session.after_answer = State.RUNNING
        wait_for_answer(session, now)
    else:
        run(session, now)
