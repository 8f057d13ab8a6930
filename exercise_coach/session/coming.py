"""The tones to come, if nothing happens."""

from collections.abc import Iterator

from exercise_coach.session.coach import Coach
from exercise_coach.session.effects import Cue
from exercise_coach.session.state import State
from exercise_coach.session.timeline import Kind


def coming_cues(coach: Coach, now: float, within: float, *, past_questions: bool) -> Iterator[Cue]:
    """Yield the cues that fall due after `now` and within so many seconds, in order.

    A question may hold the session: what lies behind it comes at its planned moment or later, and
    is left out unless asked for with `past_questions`.
    """
    if coach.state is not State.RUNNING:
        return
    anchor = now - coach.elapsed(now)
    for interval in (coach.interval, *coach.upcoming):
        if anchor + interval.start > now + within:
            return
        for cue in interval.cues:
            moment = anchor + interval.start + cue.offset
            # An interval's first tone has sounded, though more rest may have put off its beginning.
            is_over = interval is coach.interval and cue.offset == 0
            if now < moment <= now + within and not is_over:
                yield Cue(cue.tone, moment)
        if interval.kind is Kind.PAIN_CHECK and not past_questions:
            return
