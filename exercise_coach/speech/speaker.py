"""Joins the narrator, who decides what is said, with a voice that says it."""

from collections.abc import Sequence
from typing import Protocol

from exercise_coach.session import Effect
from exercise_coach.speech.narrator import Narrator, Order


class Voice(Protocol):
    """Says texts, one at a time. Nothing here raises or takes time."""

    @property
    def ready(self) -> bool:
        """Whether a text would be heard now."""

    def say(self, text: str, until: float, /) -> None:
        """Begin to say a text; it takes the place of what is being said.

        By the moment `until`, in seconds of the clock of sessions, it is silent.
        """

    def hush(self) -> None:
        """Be silent at once."""

    def spoken(self) -> Sequence[tuple[str, float]]:
        """Return what was said to its end since this was last asked, with the seconds it took."""


class Speaker:
    """Carries out what the narrator orders."""

    def __init__(self, narrator: Narrator, voice: Voice) -> None:
        self._narrator, self._voice = narrator, voice

    @property
    def deadline(self) -> float | None:
        """When to look next, in monotonic seconds; none while there is nothing to be said."""
        return self._narrator.deadline

    def follow(self, effects: Sequence[Effect], now: float, /) -> None:
        """Take in what followed from an event, and be silent where a tone is due."""
        self._obey(self._narrator.follow(effects, now))

    def look(self, now: float, /) -> None:
        """Say what may be said now."""
        for text, seconds in self._voice.spoken():
            self._narrator.heard(text, seconds)
        self._obey(self._narrator.look(now, is_ready=self._voice.ready))

    def _obey(self, order: Order) -> None:
        if order.hush:
            self._voice.hush()
        if order.text:
            self._voice.say(order.text, order.until)
