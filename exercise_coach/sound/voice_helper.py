"""Speaks with QTextToSpeech, in a process of its own.

    python voice_helper.py [ENGINE]

Its own process, because a speech server that hangs would freeze the one that talks to it, and
because fetching the list of voices takes seconds. Without ENGINE it takes the best one there is.

Commands come line by line: `use JSON` (an object with `name`, `rate` -100 to 100, `volume` 0 to
100), `say NUMBER UNTIL TEXT` (silent again by the moment UNTIL, in seconds of the clock of
sessions, or `inf`) and `hush`. Answers are `ready` (once, and every second as a heartbeat),
`voices JSON` (pairs of name and language), `said NUMBER SECONDS` and `lacks WHY`. It ends with its
input, or with its parent, though an engine may hang.
"""

import contextlib
import ctypes
import json
import math
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

BEAT_MS = 1000
TAIL: Mapping[str, float] = {"speechd": 0.3}
"""How much later than the last word an engine reports the end, in seconds, at its own rate."""
LATE_WORD = 0.2
"""An end reported so soon after a text began belongs to the one that was silenced before it."""
GRACE = 5.0
"""So long after the end of the input, in seconds, an engine that hangs keeps nothing alive."""
_SET_DEATH_SIGNAL = 1
_COUNTS_SLEEP = getattr(time, "CLOCK_BOOTTIME", None)
_Language = QLocale.Language
_Territory = QLocale.Country


class Speaker(QObject):
    """Says one text at a time."""

    told = Signal(str)
    ended = Signal()

    def __init__(self, engine: str) -> None:
        super().__init__()
        self._number = ""
        self._began = 0.0
        self._tail = TAIL.get(engine, 0.0)
        self._speech = QTextToSpeech(engine, self)
        self._voices = english_voices(self._speech)
        self._speech.stateChanged.connect(self._look)
        self._speech.errorOccurred.connect(lambda _reason, _text: QCoreApplication.exit(1))
        self._end = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._end.timeout.connect(self._hush)
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(lambda: say("ready"))
        queued = Qt.ConnectionType.QueuedConnection
        self.told.connect(self._obey, queued)
        self.ended.connect(self._finish, queued)

    def begin(self) -> bool:
        """Say what there is to choose from; tell whether there is anything."""
        if self._speech.state() is QTextToSpeech.State.Error:
            say(f"lacks {self._speech.errorString()}")
            return False
        if not self._voices:
            say("lacks no English voice is installed")
            return False
        self._choose("")
        say(f"voices {json.dumps([(name, lang_of(v)) for name, v in self._voices.items()])}")
        say("ready")
        self._beat.start()
        return True

    def _choose(self, name: str) -> None:
        voice = self._voices.get(name) or best_of(list(self._voices.values()))
        self._speech.setLocale(voice.locale())
        self._speech.setVoice(voice)

    @Slot(str)
    def _obey(self, line: str) -> None:
        word, _, rest = line.rstrip("\n").partition(" ")
        match word, rest.split(" ", 2):
            case "say", [number, until, text]:
                self._say(number, float(until), text)
            case "hush", _:
                self._hush()
            case "use", _:
                self._use(json.loads(rest))

    def _use(self, wish: Mapping[str, object]) -> None:
        self._choose(str(wish.get("name", "")))
        rate = _number(wish, "rate", 0) / 100
        self._tail = TAIL.get(self._speech.engine(), 0.0) * 4.0**-rate
        self._speech.setRate(rate)
        self._speech.setVolume(_number(wish, "volume", 100) / 100)

    def _say(self, number: str, until: float, text: str) -> None:
        self._hush()
        left = until - clock()
        if left <= 0:
            return
        if math.isfinite(left):
            self._end.start(round(1000 * left))
        self._number, self._began = number, time.monotonic()
        self._speech.say(text)

    def _hush(self) -> None:
        self._end.stop()
        self._number = ""
        if self._speech.state() is not QTextToSpeech.State.Ready:
            self._speech.stop()

    @Slot(QTextToSpeech.State)
    def _look(self, state: QTextToSpeech.State) -> None:
        took = time.monotonic() - self._began
        if state is QTextToSpeech.State.Ready and self._number and took > LATE_WORD:
            say(f"said {self._number} {max(0.1, took - self._tail):.3f}")
            self._end.stop()
            self._number = ""

    @Slot()
    def _finish(self) -> None:
        self._hush()
        QCoreApplication.quit()


def _number(wish: Mapping[str, object], name: str, otherwise: float) -> float:
    value = wish.get(name, otherwise)
    return float(value) if isinstance(value, int | float) else otherwise


def lang_of(voice: QVoice) -> str:
    """Return the language of a voice, such as ``en_GB``."""
    return str(voice.locale().name())


def english_voices(speech: QTextToSpeech) -> dict[str, QVoice]:
    """Return the voices that can read the phrases, by name, without an engine's disguises."""
    found: dict[str, QVoice] = {}
    for locale in speech.availableLocales():
        if locale.language() is not _Language.English:
            continue
        speech.setLocale(locale)
        for voice in speech.availableVoices():
            if "+" not in voice.name():  # eSpeak's, each of them a hundred times
                found.setdefault(voice.name(), voice)
    return found


def best_of(voices: list[QVoice]) -> QVoice:
    """Return the voice from where the user is, or else from Britain or the United States."""
    here = QLocale.system()
    wanted = [
        here.territory() if here.language() is _Language.English else _Territory.UnitedKingdom,
        _Territory.UnitedKingdom,
        _Territory.UnitedStates,
    ]
    ranked = sorted(voices, key=lambda voice: _rank(voice, wanted))
    return ranked[0]


def _rank(voice: QVoice, wanted: list[QLocale.Country]) -> int:
    territory = voice.locale().territory()
    return wanted.index(territory) if territory in wanted else len(wanted)


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


def listen(speaker: Speaker) -> None:
    """Hand the parent's commands to the speaker, until there are no more; then end, soon."""
    for line in sys.stdin:
        speaker.told.emit(line)
    speaker.ended.emit()
    time.sleep(GRACE)
    os._exit(1)


@contextlib.contextmanager
def ended_with_parent() -> Iterator[None]:
    """Let the system end this process with its parent; where it cannot, nothing is done.

    Nobody reads the input while an engine is loaded, which may hang, and whoever asks only what
    there is ends the input at once.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    libc = ctypes.CDLL(None)
    libc.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
    if _nobody_listens():
        sys.exit(1)
    yield
    libc.prctl(_SET_DEATH_SIGNAL, 0)


def _nobody_listens() -> bool:
    """Tell whether the parent is gone already: then no signal comes."""
    answers = select.poll()
    answers.register(sys.stdout.fileno(), 0)
    return any(event & select.POLLERR for _, event in answers.poll(0))


def main(wanted: str) -> int:
    """Speak until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent
    app = QCoreApplication([])
    with ended_with_parent():
        speaker = find_speaker(wanted)
    if speaker is None:
        return 1
    threading.Thread(target=listen, args=(speaker,), daemon=True).start()
    return app.exec()


def find_speaker(wanted: str) -> Speaker | None:
    """Load an engine, and say what there is to choose from; none where it cannot speak."""
    there = QTextToSpeech.availableEngines()
    # Qt's mock says nothing, and is for tests.
    engines = [name for name in there if name == wanted or (not wanted and name != "mock")]
    if not engines:
        say("lacks no speech engine is installed")
        return None
    speaker = Speaker(engines[0])
    return speaker if speaker.begin() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
