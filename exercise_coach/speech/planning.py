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
SPARE = 0.02
"""Speech is planned to be over so long before it would be silenced."""
AFTER = 0.2
"""Speech begins so long after a tone: tones are heard a little after their moment."""
HORIZON = 120.0
"""So far ahead tones are looked for."""


class Span(NamedTuple):
    """A stretch of time in which a tone sounds."""

    start: float
    end: float


class Variant(NamedTuple):
    """A text, and the moment from which on it is too late to begin it."""

    text: str
    by: float = math.inf


class Place(NamedTuple):
    """What is to be said, when it begins, and when it is likely to be over.

    Whatever becomes of it, the voice is told to be silent at `silent`; it is not begun after `by`.
    """

    text: str
    start: float
    end: float
    silent: float
    by: float


def span_of(tone: Tone, moment: float) -> Span:
    """Return when a tone sounds that is due at `moment`."""
    return Span(moment, moment + TONE_SECONDS[tone])


def coming(coach: Coach, now: float) -> Iterator[Span]:
    """Yield the tones that are due after `now` if nothing happens, as far as it is of interest."""
    for cue in coming_cues(coach, now, HORIZON, past_questions=True):
        yield span_of(cue.tone, cue.at)
    if coach.state is State.ASKING and coach.deadline is not None:
        yield span_of(Tone.ASK, max(coach.deadline, now))  # asked again


def end_of(interval: Interval, coach: Coach, now: float) -> float:
    """Return when an interval ends, if nothing happens; never while time is held."""
    if coach.state is not State.RUNNING:
        return math.inf
    return now - coach.elapsed(now) + interval.end


def place(
    variants: Sequence[Variant], tones: Sequence[Span], earliest: float,
    pace: "Pace", *, until: float = math.inf,
) -> Place | None:  # fmt: skip
    """Return the longest variant that fits into the first gap into which one of them fits.

    `variants` come with the longest first, `tones` in order. It begins at `earliest` at the
    earliest, and is over at `until`. None where nothing fits.
    """
    start = earliest
    for tone in (*tones, Span(math.inf, math.inf)):
        fresh = [each for each in variants if start <= each.by]
        if not fresh or start >= until:
            return None
        silent = min(tone.start, until) - pace.stopping
        for text, by in fresh:
            if pace.seconds(text) <= silent - SPARE - start:
                return Place(text, start, start + pace.seconds(text), silent, by)
        start = max(start, tone.end + AFTER)
    return None
