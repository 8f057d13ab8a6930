"""Moving about on the timeline at the user's wish: skipping, and going back."""

from collections.abc import Iterable

from exercise_coach.session import effects, events
from exercise_coach.session.effects import When
from exercise_coach.session.standing import Standing
from exercise_coach.session.state import State
from exercise_coach.session.timeline import WORK, Kind, SetKey
from exercise_coach.session.walking import jump

BACK_TO_PREVIOUS = 3.0
"""Within this many seconds of a set's beginning, going back means the set before."""


def skip(session: Standing, _event: events.Skip, now: float) -> None:
    """Pass over the rest of a wait, or of a set; never a question."""
    if session.state is State.ASKING:
        return
    if session.interval.kind in WORK:
        block = session.interval.block
        pass_over(session, session.timeline.blocks[block], now)
        jump(session, session.timeline.after(block), now)
    elif not session.head.is_at_end:
        jump(session, session.head.next_index, now)


def pass_over(session: Standing, keys: Iterable[SetKey], now: float) -> None:
    """Note as skipped those of these sets that were not done."""
    for key in keys:
        if key not in session.done and key not in session.skipped:
            session.skipped.add(key)
            session.emit(effects.SetSkipped(key, session.exercise, now))


def go_back(session: Standing, _event: events.Back, now: float) -> None:
    """Begin this set again, or the one before; what was asked after it will be asked again."""
    if session.question is When.DURING:
        return
    index = session.timeline.work_of(_block_to_go_back_to(session, now))
    if session.is_waiting_for_answer:
        session.release(now)
    elif session.state is State.ASKING:
        session.state = session.after_answer
    session.question = None
    session.answered = None
    session.emit(effects.WentBack(session.timeline.intervals[index].key, now))
    jump(session, index, now, session.routine.prepare)


def _block_to_go_back_to(session: Standing, now: float) -> int:
    interval = session.interval
    if interval.kind in {Kind.REST, Kind.PAIN_CHECK}:
        return interval.block
    begun = session.timeline.intervals[session.timeline.work_of(interval.block)].start
    if interval.kind in WORK and session.head.elapsed(now) - begun > BACK_TO_PREVIOUS:
        return interval.block
    return max(0, interval.block - 1)
