"""The last back end: no sound, and a notice that says so."""

import time
from collections.abc import Sequence


class SilentSound:
    """Plays nothing. `notice` says why."""

    name = "silent"
    lateness = 0.0
    ready = True

    def __init__(self, notice: str) -> None:
        self.notice: str | None = notice

    def wake(self) -> None:
        """Nothing sleeps here."""

    def play(self, tone: str, at: float | None = None, /) -> None:
        """Drop the tone."""

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        """Plan nothing."""

    def sounded(self) -> Sequence[tuple[str, float]]:
        """Nothing sounds by itself."""
        return ()

    def hush(self) -> None:
        """Nothing sounds."""

    def set_volume(self, volume: float) -> None:
        """Nothing has a volume."""

    def set_muted(self, muted: bool) -> None:
        """Nothing could be quieter."""

    def idle(self, seconds: float) -> None:
        """Wait for so many seconds."""
        time.sleep(max(0.0, seconds))

    def sleep(self) -> None:
        """Nothing was awake."""

    def close(self) -> None:
        """Nothing was open."""
