"""A voice that speaks into a list."""

import math
from collections.abc import Callable, Sequence

from exercise_coach.sound.voice import NONE, VoiceName, VoiceWish


class RecordingVoice:
    """Says everything in no time, and remembers how it was wanted."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.wish = VoiceWish()
        self.voices: Sequence[VoiceName] = (VoiceName("Ann", "en_GB"), VoiceName("Bob", "en_US"))
        self.notice: str | None = None
        self.is_awake = self.is_closed = self.muted = False
        self.is_there = self.has_answered = True
        self.hushes = 0
        self._told: list[tuple[str, str, float]] = []

    def listen(self, changed: Callable[[], None]) -> "RecordingVoice":
        """Stand for a new voice that tells of its changes so."""
        self.changed = changed
        return self

    def is_gone(self, notice: str) -> None:
        """Lack an engine, or lose it."""
        self.is_there, self.notice = False, notice
        self.changed()

    @property
    def ready(self) -> bool:
        return self.is_awake and self.is_there and not self.muted

    @property
    def lacks(self) -> bool:
        return self.notice == NONE

    @property
    def is_known(self) -> bool:
        return self.is_awake and self.has_answered

    def wake(self) -> None:
        self.is_awake = True

    def say(self, text: str, by: float = math.inf, until: float = math.inf, /) -> None:
        self.said.append(text)
        self._told += [("began", text, 0.0), ("said", text, 0.5)]

    def hush(self) -> None:
        self.hushes += 1

    def reports(self) -> Sequence[tuple[str, str, float]]:
        told, self._told = self._told, []
        return told

    def use(self, wish: VoiceWish) -> None:
        self.wish = wish

    def set_muted(self, muted: bool) -> None:
        self.muted = muted

    def sleep(self) -> None:
        self.is_awake = False

    def close(self) -> None:
        self.is_closed = True
        self.is_awake = False
