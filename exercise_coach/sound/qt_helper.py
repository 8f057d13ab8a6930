"""Plays tones with QSoundEffect, in a process of its own: the one place of the sound with Qt.

    python qt_helper.py FOLDER [--probe]

Its own process, because QtMultimedia can harm the one it lives in: where a sound ends by itself,
Qt 6.12 lets go of it in the audio thread, and when that happens last, the main loop spins for
ever (seen within seconds); when the sound server dies, Qt does not tell, and connects anew at
most once. So no sound ends by itself here: each file ends in silence, in which it is stopped. A
sound of silence, played over and over, keeps the device open and is the heartbeat: when it
ceases, this process ends, and its parent starts another.

Commands come line by line, with moments in seconds of the clock of sessions:
`play TONE DUE NOW` (at DUE or at once, but never again what has sounded as planned), `plan NOW
[TONE DUE]…` (each at its moment, in place of all that was planned for later than NOW), `begun`
(answered by `begun [TONE DUE]…`), `hush` (plans nothing, too) and `volume GAIN`. Answers are
`ready`, `beat` and `lacks WHY`. It ends with its input.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

STALE = 0.15
"""A tone that was asked for longer ago than this, in seconds, is not played."""
TOO_LATE = 0.5
"""Nor is one that was planned for longer ago; of those in between only the last, never a burst."""
SAME = 0.001
"""Moments of the same tone that differ by less, in seconds, are one: they are sums of floats."""
MEMORY = 10.0
"""What began longer ago than this, in seconds, nobody asks for any more."""
SOUNDING = 1.1
"""All tones are over after so many seconds; their files last 1.5."""
SILENT_TICKS = 4
"""Half seconds without a heartbeat after which the device counts as gone."""
AWAKE = 3
"""Heartbeats after which a device that slept is sure to be awake."""


_COUNTS_SLEEP = getattr(time, "CLOCK_BOOTTIME", None)


class Due(NamedTuple):
    """A tone and its moment."""

    tone: str
    at: float

    def is_in(self, others: Iterable["Due"]) -> bool:
        """Tell whether it is one of these."""
        return any(self.tone == each.tone and abs(self.at - each.at) < SAME for each in others)


class Agenda:
    """What is to sound by itself, and what has begun: so that no tone sounds twice, or in vain."""

    def __init__(self) -> None:
        self._planned: list[Due] = []
        self._asked: list[Due] = []
        self._begun: list[Due] = []

    @property
    def next(self) -> float | None:
        """The first moment that is planned for; none where nothing is."""
        return min((each.at for each in (*self._planned, *self._asked)), default=None)

    @property
    def begun(self) -> Sequence[Due]:
        """What has begun lately."""
        return self._begun

    def plan(self, new: list[Due], now: float) -> list[Due]:
        """Plan these from `now` on, and nothing else; return what has begun against this plan."""
        until = now + SAME
        kept = [each for each in self._planned if each.at <= until]
        self._planned = kept + [each for each in new if not each.is_in((*self._begun, *kept))]
        wrong = [each for each in self._begun if each.at > until and not each.is_in(new)]
        self._begun = [each for each in self._begun if each.at > now - MEMORY and each not in wrong]
        return wrong

    def take_due(self, now: float) -> list[Due]:
        """Return what is to begin now; what should have begun before is dropped."""
        asked = [each for each in self._asked if each.at < now + SAME]
        planned = [each for each in self._planned if each.at < now + SAME]
        due = sorted(asked + planned, key=_moment)
        self._asked = [each for each in self._asked if each not in asked]
        self._planned = [each for each in self._planned if each not in planned]
        late = [each for each in due if STALE < now - each.at <= TOO_LATE]
        fresh = [each for each in due if now - each.at <= STALE] or late[-1:]
        # No plan knows of what was asked for, so none may call it wrong.
        self._begun += [each for each in fresh if each not in asked]
        return fresh

    def take(self, asked: Due, now: float) -> bool:
        """Tell whether a tone that somebody asks for is to begin now, and not later or again."""
        if asked.is_in((*self._begun, *self._asked)):
            return False
        self._planned = [each for each in self._planned if not each.is_in([asked])]
        is_due = asked.at <= now + SAME
        (self._begun if is_due else self._asked).append(asked)
        return is_due

    def clear(self) -> None:
        """Plan nothing."""
        self._planned.clear()
        self._asked.clear()


def _moment(due: Due) -> float:
    return due.at


class Player(QObject):
    """Holds every tone ready, and carries out commands."""

    told = Signal(str)
    ended = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._effects = {path.stem: self._effect(path) for path in folder.glob("*.wav")}
        self._enders = {name: self._ender(effect) for name, effect in self._effects.items()}
        self._agenda = Agenda()
        self._due = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self._begin_due)
        self._beats = self._silent_ticks = 0
        self._silence = self._effects["silence"]
        self._silence.setLoopCount(2**30)
        self._silence.loopsRemainingChanged.connect(self._beat)
        self._silence.play()
        self._devices = QMediaDevices()
        self._device = QMediaDevices.defaultAudioOutput().id()
        self._devices.audioOutputsChanged.connect(self._look_at_devices)
        self._watch = QTimer(self, interval=500)
        self._watch.timeout.connect(self._tick)
        self._watch.start()
        queued = Qt.ConnectionType.QueuedConnection
        self.told.connect(self._obey, queued)
        self.ended.connect(self._finish, queued)

    def _effect(self, path: Path) -> QSoundEffect:
        effect = QSoundEffect(self)
        effect.setSource(QUrl.fromLocalFile(str(path)))
        return effect

    def _ender(self, effect: QSoundEffect) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=round(SOUNDING * 1000))
        timer.timeout.connect(effect.stop)
        return timer

    @Slot(str)
    def _obey(self, line: str) -> None:
        match line.split():
            case ["play", tone, due, now]:
                self._play(Due(tone, float(due)), float(now))
            case ["plan", now, *tones]:
                self._plan(tones, float(now))
            case ["begun"]:
                say(" ".join(["begun", *(f"{x.tone} {x.at:.4f}" for x in self._agenda.begun)]))
            case ["hush"]:
                self._agenda.clear()
                self._hush(self._enders)
            case ["volume", gain]:
                for name, effect in self._effects.items():
                    # A sound without volume would wipe out the others: Qt mixes it as zeros.
                    effect.setVolume(1.0 if name == "silence" else float(gain))

    def _play(self, asked: Due, wished: float) -> None:
        now = clock()
        if now - wished <= STALE and self._agenda.take(asked, now):
            self._begin(asked.tone)
        self._arm()

    def _plan(self, words: list[str], now: float) -> None:
        pairs = zip(words[::2], words[1::2], strict=True)
        wrong = self._agenda.plan([Due(tone, float(at)) for tone, at in pairs], now)
        self._hush(each.tone for each in wrong)
        self._arm()

    def _arm(self) -> None:
        moment = self._agenda.next
        if moment is None:
            self._due.stop()
        else:
            self._due.start(max(0, round((moment - clock()) * 1000)))

    @Slot()
    def _begin_due(self) -> None:
        for each in self._agenda.take_due(clock()):
            self._begin(each.tone)
        self._arm()

    def _begin(self, tone: str) -> None:
        if tone in self._effects:
            self._effects[tone].stop()
            self._effects[tone].play()
            self._enders[tone].start()

    def _hush(self, tones: Iterable[str]) -> None:
        for tone in tones:
            if tone in self._enders and self._enders[tone].isActive():
                self._enders[tone].stop()
                self._effects[tone].stop()

    @Slot()
    def _beat(self) -> None:
        self._silent_ticks = 0
        self._beats += 1
        loaded = all(e.status() is QSoundEffect.Status.Ready for e in self._effects.values())
        say("ready" if loaded and self._beats >= AWAKE else "beat")

    @Slot()
    def _tick(self) -> None:
        self._silent_ticks += 1
        if self._silent_ticks > SILENT_TICKS:
            QCoreApplication.exit(1)

    @Slot()
    def _look_at_devices(self) -> None:
        # A new process opens the new device; Qt would start what plays there twice.
        if QMediaDevices.defaultAudioOutput().id() != self._device:
            QCoreApplication.exit(1)

    @Slot()
    def _finish(self) -> None:
        """Let what sounds sound out, then end."""
        left = max((t.remainingTime() for t in self._enders.values()), default=0)
        QTimer.singleShot(max(0, left), QCoreApplication.quit)


def hurry() -> None:
    """Come before what is not sound, as sound servers do; few users may, and it is not needed."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(-11)
    with contextlib.suppress(OSError, AttributeError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))


def clock() -> float:
    """Return the seconds of `exercise_coach.clock.monotonic`; this file is run by itself."""
    return time.monotonic() if _COUNTS_SLEEP is None else time.clock_gettime(_COUNTS_SLEEP)


def say(line: str) -> None:
    """Answer the parent; where it is gone, end."""
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except OSError:
        QCoreApplication.exit(1)


def listen(player: Player) -> None:
    """Hand the parent's commands to the player, until there are no more."""
    for line in sys.stdin:
        player.told.emit(line)
    player.ended.emit()


def main(folder: Path, *, probe: bool) -> int:
    """Play until the input ends, or with `probe` only say whether this could be done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent
    hurry()
    app = QCoreApplication([])
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        say("lacks no sound device was found")
        return 1
    if probe:
        say(f"works {device.description()}")
        return 0
    player = Player(folder)
    threading.Thread(target=listen, args=(player,), daemon=True).start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), probe="--probe" in sys.argv))
