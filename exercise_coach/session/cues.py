"""The tones within a wait or an effort: counting down its end, and marking its middle."""

from collections.abc import Iterator

from exercise_coach.session.timeline import PlannedCue, Tone

COUNT_FROM = 3
"""The last seconds of a wait or a long effort are counted down from here."""
CLEAR_OF_OTHER_TONES = 0.5
"""A count closer than this to the tone at the interval's start would blur with it, in seconds."""
LONG_HOLD = 10.0
"""From this many seconds the end of a hold or timed item is counted down."""
HALF_WAY_FROM = 20.0
"""From this many seconds the middle of a hold or timed item is marked."""


def countdown(seconds: float) -> tuple[PlannedCue, ...]:
    """Return the tones that count down the end of a wait or an effort of so many seconds."""
    return tuple(
        PlannedCue(seconds - left, Tone.COUNT)
        for left in range(COUNT_FROM, 0, -1)
        if seconds - left >= CLEAR_OF_OTHER_TONES
    )


def effort_cues(seconds: float) -> Iterator[PlannedCue]:
    """Yield the tones within a hold or a timed item of so many seconds."""
    if seconds >= HALF_WAY_FROM:
        yield PlannedCue(seconds / 2, Tone.HALF)
    if seconds >= LONG_HOLD:
        yield from countdown(seconds)
