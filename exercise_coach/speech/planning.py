"""Where between the tones something may be said, and how long it may be. Moments in seconds."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from exercise_coach.session import Coach, Interval, State, Tone, coming_cues

if TYPE_CHECKING:
    from exercise_coach.speech.pace import Pace

TONE_SECONDS: Mapping[Tone, float] = {
    Tone.BEGIN: 0.39,
    Tone.REP: 0.11,
    Tone.HOLD_BEGIN: 0.34,
    Tone.HOLD_END: 0.34,
    Tone.COUNT: 0.08,
    Tone.HALF: 0.38,
    Tone.CHANGE_SIDE: 0.40,
    Tone.REST: 0.40,
    Tone.ASK: 0.39,
    Tone.STOP: 0.70,
    Tone.FINISH: 0.69,
}
"""How long each tone sounds."""
BEFORE = 0.12
"""Speech is to be over so long before a tone, or before it stops being true."""
AFTER = 0.2
"""Speech begins so long after a tone: tones are heard a little after their moment."""
CUT = 0.1
"""Speech that is late is silenced so long before a tone."""
HORIZON = 120.0
"""So far ahead tones are looked for."""


class Span(NamedTuple):
    """A stretch of time in which a tone sounds."""

    start: float
    end: float


class Place(NamedTuple):
    """What is to be said, when it begins, and when it is likely to be over."""

    text: str
    start: float
    end: float


def span_of(tone: Tone, moment: float) -> Span:
    """Return when a tone sounds that is due at `moment`."""
    return Span(moment, moment + TONE_SECONDS[tone])


def coming(coach: Coach, now: float) -> Iterator[Span]:
    """Yield the tones that are due after `now` if nothing happens, as far as it is of interest."""
    for cue in coming_cues(coach, now, HORIZON, past_questions=True):
        yield span_of(cue.tone, cue.at)


def end_of(interval: Interval, coach: Coach, now: float) -> float:
    """Return when an interval ends, if nothing happens; never while time is held."""
    if coach.state is not State.RUNNING:
        return math.inf
    return now - coach.elapsed(now) + interval.end


def place(
    variants: Sequence[str], tones: Sequence[Span], earliest: float,
    pace: "Pace", *, until: float = math.inf, by: float = math.inf,
) -> Place | None:  # fmt: skip
    """Return the longest variant that fits into the first gap into which one of them fits.

    `variants` come with the longest first, `tones` in order. It begins at `earliest` at the
    earliest and at `by` at the latest, and is over at `until`. None where nothing fits.
    """
    start = earliest
    for tone in (*tones, Span(math.inf, math.inf)):
        if start > by or start >= until:
            return None
        room = min(tone.start, until) - BEFORE - start
        for text in variants:
            if pace.seconds(text) <= room:
                return Place(text, start, start + pace.seconds(text))
        start = max(start, tone.end + AFTER)
    return None
