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

    def say(self, text: str, by: float, until: float, /) -> None:
        """Begin to say a text; it takes the place of what is being said.

        Moments are in seconds of the clock of sessions: a text that has not begun by `by` is not
        said at all, and at `until` it is told to be silent, whether anybody looks or not.
        """

    def hush(self) -> None:
        """Be silent at once."""

    def reports(self) -> Sequence[tuple[str, str, float]]:
        """Return what became of the texts since this was last asked: what, the text, and seconds.

        ``began`` so long after the wish, ``said`` in so long to its end, ``missed`` after waiting
        so long for its beginning; ``silent`` (without a text) so long after silence was wanted.
        ``lost`` is what was being said, or was to be, when the engine was lost.
        """


class Speaker:
    """Carries out what the narrator orders."""

    def __init__(self, narrator: Narrator, voice: Voice) -> None:
        self._narrator, self._voice = narrator, voice

    @property
    def deadline(self) -> float | None:
        """When to look next, in monotonic seconds; none while there is nothing to be said."""
        return self._narrator.deadline

    def follow(self, effects: Sequence[Effect], now: float, /) -> float:
        """Take in what followed from an event, and be silent where a tone is due.

        Returns for how long the voice may still be heard, in seconds.
        """
        self._listen()
        self._obey(self._narrator.follow(effects, now))
        return self._narrator.fading(now)

    def look(self, now: float, /) -> None:
        """Say what may be said now."""
        self._listen()
        self._obey(self._narrator.look(now, is_ready=self._voice.ready))

    def _listen(self) -> None:
        for what, text, seconds in self._voice.reports():
            self._narrator.hear(what, text, seconds)

    def _obey(self, order: Order) -> None:
        if order.hush:
            self._voice.hush()
        if order.text:
            self._voice.say(order.text, order.by, order.until)
