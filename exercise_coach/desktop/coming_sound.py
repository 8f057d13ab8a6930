"""The sound of the window: it may be asked for tones while the back end is still being chosen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from exercise_coach.choices import SoundChoice
from exercise_coach.sound import Sound, choose
from exercise_coach.sound.playsound import FAILED
from exercise_coach.sound.qt import LOST


class _Answer(QObject):
    """Carries the back end to the GUI thread."""

    chosen = Signal(object)


class _Choosing(QRunnable):
    """Tries the back ends beside the GUI thread: it takes about half a second."""

    def __init__(self, preference: SoundChoice, tones: Path, answer: _Answer) -> None:
        super().__init__()
        self._preference, self._tones, self._answer = preference, tones, answer

    def run(self) -> None:
        """Choose, and hand over."""
        self._answer.chosen.emit(choose(self._preference, self._tones))


class ComingSound(QObject):
    """Stands for the back end from the start; tones asked for before it is there are dropped.

    `arrived` comes when a back end was chosen.
    """

    arrived = Signal()

    def __init__(self, tones: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tones = tones
        self._sound: Sound | None = None
        self._volume = 1.0
        self._muted = False
        self._is_awake = False
        self._preference = SoundChoice.AUTO
        self._answer = _Answer(self)
        self._answer.chosen.connect(self._take)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def choose(self, preference: SoundChoice) -> None:
        """Choose a back end anew; the one in use goes on until then."""
        self._preference = preference
        self._pool.start(_Choosing(preference, self._tones, self._answer))

    def _take(self, sound: Sound) -> None:
        if self._sound is not None:
            self._sound.close()
        self._sound = sound
        sound.set_volume(self._volume)
        sound.set_muted(self._muted)
        if self._is_awake:
            sound.wake()
        self.arrived.emit()

    @property
    def name(self) -> str:
        """What the settings call the back end in use; nothing while none is chosen."""
        return self._sound.name if self._sound else ""

    @property
    def notice(self) -> str | None:
        """What the user should know of the sound; nothing where silence was chosen."""
        if self._sound is None or self._preference is SoundChoice.SILENT:
            return None
        return self._sound.notice

    @property
    def is_unheard(self) -> bool:
        """Whether no tone can be heard, chosen or not."""
        sound = self._sound
        return sound is not None and (sound.name == "silent" or sound.notice in {LOST, FAILED})

    @property
    def ready(self) -> bool:
        """Whether a tone asked for now would be heard in time."""
        return self._sound is not None and self._sound.ready

    @property
    def lateness(self) -> float:
        """How much later than asked for tones are heard at present, in seconds."""
        return 0.0 if self._sound is None else self._sound.lateness

    def wake(self) -> None:
        """Wake the device, and keep it awake."""
        self._is_awake = True
        if self._sound is not None:
            self._sound.wake()

    def sleep(self) -> None:
        """Let the device go."""
        self._is_awake = False
        if self._sound is not None:
            self._sound.sleep()

    def play(self, tone: str, at: float | None = None, /) -> None:
        """Sound a tone, unless the one due at `at` has sounded."""
        if self._sound is not None:
            self._sound.play(tone, at)

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        """Sound each tone at its moment, in place of what was planned for later than `now`."""
        if self._sound is not None:
            self._sound.plan(tones, now)

    def sounded(self) -> Sequence[tuple[str, float]]:
        """Return what has sounded as planned, and its moments."""
        return () if self._sound is None else self._sound.sounded()

    def hush(self) -> None:
        """Silence whatever sounds, and forget what is planned."""
        if self._sound is not None:
            self._sound.hush()

    def set_loudness(self, percent: int, *, muted: bool) -> None:
        """Set the loudness of tones, 0–100."""
        self._volume, self._muted = percent / 100, muted
        if self._sound is not None:
            self._sound.set_volume(self._volume)
            self._sound.set_muted(muted)

    def close(self) -> None:
        """Let everything go."""
        self._pool.waitForDone()
        # A back end that has just been chosen is on its way here, and must be closed, too.
        QCoreApplication.sendPostedEvents(self)
        self._answer.chosen.disconnect(self._take)
        if self._sound is not None:
            self._sound.close()
            self._sound = None
