"""The second back end: playsound3, which hands each tone to whatever player the system has."""

import contextlib
import logging
import queue
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from exercise_coach.sound.outputs import may_sound
from exercise_coach.sound.tones import tone_files, write_quieter, write_silence

if TYPE_CHECKING:
    import playsound3.playsound3 as player

STALE = 0.15
"""A tone asked for longer ago than this, in seconds, is not played any more."""
SILENCE = 60.0
"""Seconds of silence that one player gets to keep the device open."""
PLAYER = 0.15
"""Seconds from a player's start to its sound (measured: 0.08, and 0.13 more at the worst)."""
LASTS = 1.5
"""Seconds that the file of a tone lasts, most of it silence."""
SEEN = 0.2
"""Seconds within which it is seen that a player is done."""
EASING = 0.2
AWAKE = 0.7
"""Seconds of silence after which a device that slept is sure to be awake."""
FAILED = "The sound player fails. The session goes on without sound; watch the screen."
_log = logging.getLogger(__name__)


class PlaysoundSound:
    """Tones through a player started for each of them, so each comes as late as it starts.

    A thread starts the players, because that may take longer than a frame of a window.
    `because` is a lasting notice.
    """

    name = "playsound"

    def __init__(self, folder: Path, because: str | None = None) -> None:
        self._tones = tone_files(folder)
        self._because = because
        self._gain = 1.0
        self._muted = False
        self._run: _Run | None = None

    @property
    def ready(self) -> bool:
        """Whether a tone asked for now would be heard in time."""
        return self._run is not None and self._run.ready

    @property
    def notice(self) -> str | None:
        """What the user should know of the sound, in a sentence or two."""
        failing = self._run is not None and self._run.failing
        return FAILED if failing else self._because

    @property
    def lateness(self) -> float:
        """How much later than asked for tones are heard at present, in seconds."""
        return 0.0 if self._run is None else self._run.lateness

    def wake(self) -> None:
        """Wake the device and keep it open, with silence, until `sleep`."""
        if self._run is None:
            self._run = _Run(self._tones, self._gain)

    def play(self, tone: str, _at: float | None = None, /) -> None:
        """Sound a tone as soon as a player is up; dropped where it cannot be heard now."""
        if self._run is not None and self._run.ready and not self._muted:
            self._run.play(tone)

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        """Plan nothing: a player is started when its tone is due."""

    def sounded(self) -> Sequence[tuple[str, float]]:
        """Nothing sounds by itself."""
        return ()

    def hush(self) -> None:
        """Silence whatever sounds."""
        if self._run is not None:
            self._run.hush()

    def set_volume(self, volume: float) -> None:
        """Set the loudness of tones from now on, 0 to 1."""
        self._gain = min(max(volume, 0.0), 1.0)
        if self._run is not None:
            self._run.gain = self._gain

    def set_muted(self, muted: bool) -> None:
        """Drop tones, or sound them again; what sounds is silenced."""
        self._muted = muted
        if muted:
            self.hush()

    def idle(self, seconds: float) -> None:
        """Wait for so many seconds."""
        time.sleep(max(0.0, seconds))

    def sleep(self) -> None:
        """Let the device go once the last tone is over. Returns at once."""
        if self._run is not None:
            self._run.end()
            self._run = None

    def close(self) -> None:
        """Let everything go, now."""
        if self._run is not None:
            self._run.hush()
            self._run.end()
            self._run.join()
            self._run = None


class _Sounding(NamedTuple):
    """A player at work, and when it will be done if it sounds at the moment it was asked for."""

    player: "player.Sound"
    done: float


class _Job(NamedTuple):
    """A tone to play; `hushes` is how often there had been a hush when it was asked for."""

    tone: str
    moment: float
    hushes: int


class _Run:
    """From one `wake` to its `sleep`: a thread that starts players."""

    def __init__(self, tones: Mapping[str, Path], gain: float) -> None:
        self.ready = False
        self.failing = False
        self.gain = gain
        self._tones = tones
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._hushes = 0
        self._late = PLAYER
        self._waiting_since: float | None = None
        self._sounding: list[_Sounding] = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._keep, name="sound", daemon=True)
        self._thread.start()

    @property
    def lateness(self) -> float:
        """How late tones are heard, in seconds; as late as one is that waits for its player."""
        since = self._waiting_since
        return self._late if since is None else max(self._late, time.monotonic() - since)

    def play(self, tone: str) -> None:
        """Let the thread start a player for this tone."""
        if self._waiting_since is None:
            self._waiting_since = time.monotonic()
        self._jobs.put(_Job(tone, time.monotonic(), self._hushes))

    def hush(self) -> None:
        """Stop the players that run, and start none for what was asked before."""
        self._hushes += 1  # a clock may stand still between a hush and the stop's tone
        with self._lock:
            sounding, self._sounding = self._sounding, []
        for each in sounding:
            _stop(each.player)

    def end(self) -> None:
        """Let the thread end; what sounds may sound out."""
        self._jobs.put(None)

    def join(self) -> None:
        """Wait until the thread has ended."""
        self._thread.join()

    def _keep(self) -> None:
        try:
            with tempfile.TemporaryDirectory(prefix="exercise-coach-") as folder:
                self._work(Path(folder))
        except Exception:  # noqa: BLE001 (each player fails in its own way)
            _log.info("playsound3 fails", exc_info=True)
            self.failing = True

    def _work(self, folder: Path) -> None:
        silence = folder / "silence.wav"
        write_silence(silence, SILENCE)
        until = 0.0
        kept: player.Sound | None = None
        job: _Job | None = _Job("", 0.0, 0)
        awake = time.monotonic() + AWAKE
        while job is not None:
            if time.monotonic() > until:
                kept, until = _start(silence), time.monotonic() + SILENCE - 1
            self._prepare(folder)
            self.ready = time.monotonic() >= awake
            with contextlib.suppress(queue.Empty):
                job = self._jobs.get(timeout=0.2)
                if job is not None:
                    self._play(job, folder)
                    self._learn(job)
        self.ready = False
        self._sound_out()
        if kept is not None:
            _stop(kept)

    def _learn(self, job: _Job) -> None:
        self._learn_late(time.monotonic() - job.moment + PLAYER)
        if self._jobs.empty():
            self._waiting_since = None

    def _learn_late(self, late: float) -> None:
        """Learn how late one was: later than before at once, sooner by and by."""
        self._late = max(PLAYER, late, self._late + EASING * (late - self._late))

    def _sound_out(self) -> None:
        """Wait for the last tones: where the thread that started a player ends, so does that."""
        with self._lock:
            sounding = list(self._sounding)
        for each in sounding:
            each.player.wait()

    def _prepare(self, folder: Path) -> None:
        """Make the copies that this loudness needs, once; forget players that are done."""
        for tone in self._tones:
            self._file(tone, folder)
        with self._lock:
            done = [each for each in self._sounding if not each.player.is_alive()]
            self._sounding = [each for each in self._sounding if each not in done]
        if done:
            self.failing = not all(_went_well(each.player) for each in done)
            now = time.monotonic()
            self._learn_late(max(now - each.done - SEEN for each in done))

    def _file(self, tone: str, folder: Path) -> Path:
        source = self._tones[tone]
        if self.gain > 0.995:
            return source
        copy = folder / f"{tone}-{self.gain:.2f}.wav"
        if not copy.exists():
            write_quieter(copy, source, self.gain)
        return copy

    def _play(self, job: _Job, folder: Path) -> None:
        if job.tone not in self._tones or job.hushes != self._hushes:
            return
        if time.monotonic() - job.moment > STALE:
            return
        sound = _start(self._file(job.tone, folder))
        if sound is None:
            self.failing = True
            return
        with self._lock:
            self._sounding.append(_Sounding(sound, job.moment + LASTS))
        if job.hushes != self._hushes:
            _stop(sound)


def check() -> tuple[bool, str]:
    """Return whether this back end works here, and what was found, in a few words."""
    try:
        from playsound3 import playsound3 as player  # noqa: PLC0415 (tries several players)

        if player.DEFAULT_BACKEND is None:
            return False, "no player that it could use is installed"
        if not may_sound():  # GStreamer's player then plays to nobody, and reports success
            return False, "no sound device was found"
        with tempfile.TemporaryDirectory(prefix="exercise-coach-") as folder:
            write_silence(Path(folder) / "silence.wav", 0.1)
            works = _plays(Path(folder) / "silence.wav")
        return works, player.DEFAULT_BACKEND if works else "no sound device was found"
    except Exception as error:  # noqa: BLE001 (each player fails in its own way)
        _log.info("playsound3 fails", exc_info=True)
        return False, str(error) or type(error).__name__


def _plays(path: Path) -> bool:
    sound = _start(path)
    give_up = time.monotonic() + 5
    while sound is not None and sound.is_alive():
        if time.monotonic() > give_up:
            _stop(sound)
            return False
        time.sleep(0.01)
    return sound is not None and _went_well(sound)


def _start(path: Path) -> "player.Sound | None":
    from playsound3 import playsound  # noqa: PLC0415 (costs time, and only this back end needs it)

    try:
        return playsound(path, block=False)
    except Exception:  # noqa: BLE001 (each player fails in its own way)
        _log.info("playsound3 fails", exc_info=True)
        return None


def _stop(sound: "player.Sound") -> None:
    with contextlib.suppress(OSError):
        sound.stop()
        sound.wait()


def _went_well(sound: "player.Sound") -> bool:
    return sound.subprocess.poll() == 0
