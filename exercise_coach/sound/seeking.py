"""Silence that lasts until there is a device: then whatever works plays."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercise_coach.sound.backends import Sound

LOOK = 1.0
"""How often it is looked whether there could be a device, in seconds; that costs nothing."""
SELDOM = 15.0
"""How long it is waited at most before another trying, which costs half a second of computing."""


class SeekingSound:
    """Plays nothing, and says so, until a back end is found that works; then it is that one.

    It is sought in a thread while awake. `hope` tells whether seeking is worth while, at once;
    `find` may take seconds.
    """

    def __init__(
        self, notice: str, hope: Callable[[], bool], find: "Callable[[], Sound | None]"
    ) -> None:
        self._notice, self._hope, self._find = notice, hope, find
        self._gain = 1.0
        self._muted = False
        self._sound: Sound | None = None
        self._over: threading.Event | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """What the settings call the back end in use."""
        return "silent" if self._sound is None else self._sound.name

    @property
    def ready(self) -> bool:
        """Whether a tone asked for now would be heard in time; silence is not waited for."""
        return self._sound is None or self._sound.ready

    @property
    def notice(self) -> str | None:
        """What the user should know of the sound."""
        return self._notice if self._sound is None else self._sound.notice

    @property
    def lateness(self) -> float:
        """How much later than asked for tones are heard at present, in seconds."""
        return 0.0 if self._sound is None else self._sound.lateness

    def wake(self) -> None:
        """Look for a device until `sleep`, or wake the one that was found."""
        with self._lock:
            if self._sound is not None:
                self._sound.wake()
            elif self._over is None:
                self._over = over = threading.Event()
                threading.Thread(
                    target=self._seek, args=(over,), name="sound-seeking", daemon=True
                ).start()

    def _seek(self, over: threading.Event) -> None:
        pause = next_trying = 0.0
        while not over.is_set():
            if not self._hope():
                pause = next_trying = 0.0
            elif time.monotonic() >= next_trying:
                found = self._find()
                if found is not None:
                    self._take(found, over)
                    return
                pause = min(2 * pause + LOOK, SELDOM)
                next_trying = time.monotonic() + pause
            over.wait(LOOK)

    def _take(self, found: "Sound", over: threading.Event) -> None:
        with self._lock:
            if not over.is_set():
                found.set_volume(self._gain)
                found.set_muted(self._muted)
                found.wake()
                self._sound = found

    def play(self, tone: str, at: float | None = None, /) -> None:
        """Sound a tone, where something can; else it is dropped."""
        if self._sound is not None:
            self._sound.play(tone, at)

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        """Sound each tone at its moment, where something can."""
        if self._sound is not None:
            self._sound.plan(tones, now)

    def sounded(self) -> Sequence[tuple[str, float]]:
        """Return what has sounded as planned, and its moments."""
        return () if self._sound is None else self._sound.sounded()

    def hush(self) -> None:
        """Silence whatever sounds, and forget what is planned."""
        if self._sound is not None:
            self._sound.hush()

    def set_volume(self, volume: float) -> None:
        """Set the loudness of tones from now on, 0 to 1."""
        with self._lock:
            self._gain = volume
            if self._sound is not None:
                self._sound.set_volume(volume)

    def set_muted(self, muted: bool) -> None:
        """Drop tones, or sound them again."""
        with self._lock:
            self._muted = muted
            if self._sound is not None:
                self._sound.set_muted(muted)

    def idle(self, seconds: float) -> None:
        """Wait for so many seconds."""
        time.sleep(max(0.0, seconds))

    def sleep(self) -> None:
        """Look for nothing any more; let the device go once the last tone is over."""
        with self._lock:
            self._stop_seeking()
            if self._sound is not None:
                self._sound.sleep()

    def close(self) -> None:
        """Let everything go, now."""
        with self._lock:
            self._stop_seeking()
            if self._sound is not None:
                self._sound.close()

    def _stop_seeking(self) -> None:
        if self._over is not None:
            self._over.set()
            self._over = None
