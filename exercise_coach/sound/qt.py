"""The first back end: QSoundEffect, in a helper process that can be lost and started again."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from exercise_coach import clock
from exercise_coach.sound.helper import Helper, Patience

HELPER = Path(__file__).with_name("qt_helper.py")
HUNG = 3.0
"""Seconds without a word from the helper after which it is given up."""
RETRY = (0.2, 3.0)
"""Seconds between a helper's end and the next one's start: at first, and after many in vain."""
PATIENCE = 10.0
"""Seconds that trying whether Qt works may take."""
ANSWER = 0.3
"""Seconds that a helper has to answer; it does so within some milliseconds."""
_HEARING = {
    # The buffer of PulseAudio (and of PipeWire in its place). With Qt's own choice of about 10 ms
    # sounds break up where every core is busy; 40 ms hold, and cost 6 ms of punctuality.
    "PULSE_LATENCY_MSEC": "40",
    # What mixers call this stream. Qt marks it as an event, which would give it the loudness of the
    # system's own sounds, and their silence where they are muted: it has a loudness of its own.
    # Where other sound is ducked for events (module-role-ducking), it is ducked for this one, too.
    "PULSE_PROP_OVERRIDE": (
        "application.name='Exercise Coach' module-stream-restore.id='exercise-coach'"
    ),
}
LOST = "The sound device went away. The session goes on without it; watch the screen."


class QtSound:
    """Tones through QSoundEffect, each of them in time to a few milliseconds.

    `wake` returns at once; about a second later `ready` is true. `because` is a lasting notice.
    """

    name = "qt"
    lateness = 0.0

    def __init__(self, folder: Path, because: str | None = None) -> None:
        self._folder = folder
        self._because = because
        self._gain = 1.0
        self._muted = False
        self._begun: Sequence[tuple[str, float]] = ()
        self._answered = threading.Event()
        self._run: Helper | None = None

    @property
    def ready(self) -> bool:
        """Whether a tone asked for now would be heard in time."""
        return self._run is not None and self._run.ready

    @property
    def notice(self) -> str | None:
        """What the user should know of the sound, in a sentence or two."""
        lost = self._run is not None and self._run.lost
        return LOST if lost else self._because

    def wake(self) -> None:
        """Wake the device and keep it open, with silence, until `sleep`."""
        if self._run is None:
            self._run = Helper(
                lambda: start(self._folder),
                Patience(HUNG, *RETRY),
                {"volume": f"volume {self._gain:.4f}"},
                self._hear,
            )

    def play(self, tone: str, at: float | None = None, /) -> None:
        """Sound a tone now, or at `at` where that is yet to come; dropped where it is not heard.

        One that was due at `at` does not sound again.
        """
        if not self._muted and self.ready:
            now = clock.monotonic()
            self._tell(f"play {tone} {now if at is None else at:.4f} {now:.4f}")

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        """Sound each tone at its moment, in place of what was planned for later than `now`."""
        if self.ready:
            kept = [] if self._muted else tones
            self._tell(" ".join([f"plan {now:.4f}", *(f"{tone} {at:.4f}" for tone, at in kept)]))

    def sounded(self) -> Sequence[tuple[str, float]]:
        """Return what has sounded as planned in the last seconds, and its moments."""
        self._begun = ()
        self._answered.clear()
        if self.ready:
            self._tell("begun")
            self._answered.wait(ANSWER)
        return self._begun

    def _hear(self, line: str) -> None:
        match line.split():
            case ["begun", *pairs]:
                tones = zip(pairs[::2], pairs[1::2], strict=True)
                self._begun = [(tone, float(at)) for tone, at in tones]
                self._answered.set()

    def hush(self) -> None:
        """Silence whatever sounds, and forget what is planned."""
        self._tell("hush")

    def set_volume(self, volume: float) -> None:
        """Set the loudness of tones from now on, 0 to 1."""
        self._gain = min(max(volume, 0.0), 1.0)
        if self._run is not None:
            self._run.keep("volume", f"volume {self._gain:.4f}")

    def set_muted(self, muted: bool) -> None:
        """Drop tones, or sound them again; what sounds is silenced."""
        self._muted = muted
        if muted:
            self.hush()

    def idle(self, seconds: float) -> None:
        """Wait for so many seconds; the helper works meanwhile."""
        time.sleep(max(0.0, seconds))

    def sleep(self) -> None:
        """Let the device go once the last tone is over. Returns at once."""
        if self._run is not None:
            self._run.end()
            self._run = None

    def close(self) -> None:
        """Let everything go, now."""
        if self._run is not None:
            self._run.end(now=True)
            self._run = None

    def _tell(self, line: str) -> None:
        if self._run is not None:
            self._run.tell(line)


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start a helper for the tones in this folder."""
    return subprocess.Popen(  # noqa: S603 (this very program's own file)
        [sys.executable, "-P", str(HELPER), str(folder), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env=_HEARING | os.environ,
    )


def check() -> tuple[bool, str]:
    """Return whether this back end works here, and what was found, in a few words."""
    try:
        with start(Path(), "--probe") as helper:
            answer = _answer(helper)
    except OSError as error:
        return False, str(error)
    word, _, rest = answer.strip().partition(" ")
    return word == "works", rest or "QtMultimedia cannot be loaded"


def _answer(helper: subprocess.Popen[str]) -> str:
    try:
        return helper.communicate(timeout=PATIENCE)[0]
    except subprocess.TimeoutExpired:
        helper.kill()
        return "lacks QtMultimedia does not answer"
