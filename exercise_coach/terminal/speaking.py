"""The voice of the terminal: what it needs of one, and how a session is heard to its end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from exercise_coach import speech
from exercise_coach.choices import VoiceLevel
from exercise_coach.guide import Guide
from exercise_coach.session import Coach
from exercise_coach.terminal.asking import SLICE, Asker

HEARD_OUT = 8.0
"""How long the reason of a stop takes to be said at most, in seconds."""


class Voice(speech.Voice, Protocol):
    """What `play` needs of a voice."""

    @property
    def notice(self) -> str | None:
        """What the user should know of it; it may change."""

    def wake(self) -> None:
        """Look for an engine; returns at once."""

    def set_muted(self, muted: bool, /) -> None:
        """Say nothing, or speak again."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice, how much it says, and how fast: -100 to 100, 0 being its own rate."""

    voice: Voice
    level: VoiceLevel
    rate: int = 0

    def speaker(self, coach: Coach, lateness: Callable[[], float]) -> speech.Speaker:
        """Return what speaks in a session; `lateness` tells how late tones are heard."""
        narrator = speech.Narrator(coach, self.level, speech.Pace(self.rate), lateness=lateness)
        return speech.Speaker(narrator, self.voice)

    def hear_out(self, guide: Guide, asker: Asker, monotonic: Callable[[], float]) -> None:
        """Let the last words be heard, unless the user wants to leave."""
        until = monotonic() + HEARD_OUT
        while self.voice.ready and monotonic() < until and not asker.wants_to_leave():
            wait = guide.wait_to_speak()
            if wait is None:
                break
            asker.idle(max(0.01, min(wait, SLICE)))
            guide.speak()
        self.voice.hush()
