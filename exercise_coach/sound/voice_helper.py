"""Speaks with QTextToSpeech, in a process of its own.

    python voice_helper.py [ENGINE]

Its own process, because a speech server that hangs would freeze the one that talks to it, and
because fetching the list of voices takes seconds. Without ENGINE it takes the best one there is.

Commands come line by line: `use JSON` (an object with `name`, `rate` -100 to 100, `volume` 0 to
100), `say NUMBER BY UNTIL TEXT` (not at all unless it has begun by the moment BY, and silenced at
UNTIL, in seconds of the clock of sessions, or `inf`) and `hush`. Answers are `ready` (once, and
every second as a heartbeat), `voices JSON` (pairs of name and language), `began`, `said` and
`missed`, each with `NUMBER SECONDS`, `silent SECONDS` and `lacks WHY`. It ends with its input, or
with its parent, though an engine may hang.
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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

BEAT_MS = 1000
TAIL: Mapping[str, float] = {"speechd": 0.3}
"""How much later than the last word an engine reports the end, in seconds, at its own rate."""
LATE_WORD = 0.1
"""An end reported so soon after a text began belongs to the one that was silenced before it."""
SETTLING = 0.3
"""Seconds after which a text that was silenced before it began will surely not begin any more."""
GRACE = 5.0
"""So long after the end of the input, in seconds, an engine that hangs keeps nothing alive."""
_SET_DEATH_SIGNAL = 1
_COUNTS_SLEEP = getattr(time, "CLOCK_BOOTTIME", None)
_Language = QLocale.Language
_Territory = QLocale.Country


class Engine(Protocol):
    """What a tongue needs of QTextToSpeech."""

    def say(self, text: str, /) -> object:
        """Begin to say a text, some time from now."""

    def stop(self) -> object:
        """Fall silent, some time from now."""


@dataclass
class Text:
    """A text, when it was wished for, and until when it may begin and be heard."""

    number: str
    by: float
    until: float
    text: str
    wished: float
    began: float | None = None


class Tongue:
    """Says one text at a time through an engine that may be slow to begin and to fall silent.

    An engine tells that it speaks or is ready, but not of which text. So the next one waits until
    the one before is silent, and whatever begins to sound unwanted is silenced at once. All moments
    are passed in, in seconds; `look` is to be called when `deadline` has come.
    """

    def __init__(self, engine: Engine, tell: Callable[[str], None]) -> None:
        self.tail = 0.0
        self._engine, self._tell = engine, tell
        self._now: Text | None = None
        self._next: Text | None = None
        self._is_speaking = self._was_heard = False
        self._stopped: float | None = None

    @property
    def deadline(self) -> float:
        """When to look again; infinite where there is nothing to look for."""
        moments = [math.inf]
        if self._now is not None:
            moments.append(self._end_of(self._now))
        if self._next is not None:
            moments.append(self._next.by)
            if self._stopped is not None:
                moments.append(self._stopped + SETTLING)
        return min(moments)

    def say(self, text: Text, now: float) -> None:
        """Say a text as soon as the engine is silent; what is being said is over."""
        self.hush(now)
        self._next = text
        self.look(now)

    def hush(self, now: float) -> None:
        """Be silent, and forget what was to be said."""
        self._next = None
        if self._now is not None:
            self._was_heard = self._now.began is not None
            self._now = None
            self._stop(now)

    def look(self, now: float) -> None:
        """Silence what must not be heard any more, and begin what may be."""
        if self._now is not None and now >= self._end_of(self._now):
            self._miss_or_end(self._now, now)
        if self._next is not None and now >= min(self._next.by, self._next.until):
            self._tell(f"missed {self._next.number} {now - self._next.wished:.3f}")
            self._next = None
        if self._next is not None and self._is_silent(now):
            self._now, self._next, self._stopped = self._next, None, None
            self._engine.say(self._now.text)

    def _miss_or_end(self, text: Text, now: float) -> None:
        following = self._next
        if text.began is None:
            self._tell(f"missed {text.number} {now - text.wished:.3f}")
        self.hush(now)
        self._next = following

    def is_speaking(self, now: float) -> None:
        """Take in that the engine says something."""
        self._is_speaking = True
        if self._now is None:
            self._stop(now)
        else:
            self._now.began = now
            self._tell(f"began {self._now.number} {now - self._now.wished:.3f}")

    def is_ready(self, now: float) -> None:
        """Take in that the engine is silent."""
        self._is_speaking = False
        text = self._now
        if self._stopped is not None:
            if self._was_heard:
                self._tell(f"silent {now - self._stopped:.3f}")
            self._stopped = None
        elif text is not None and text.began is not None and now - text.began > LATE_WORD:
            took = now - text.began - self.tail
            self._tell(f"said {text.number} {max(LATE_WORD / 2, took):.3f}")
            self._now = None
        self.look(now)

    def _stop(self, now: float) -> None:
        # Told in any case: an engine that has not begun yet would begin later.
        self._stopped = now
        self._engine.stop()

    def _is_silent(self, now: float) -> bool:
        if self._stopped is None:
            return not self._is_speaking
        return now >= self._stopped + SETTLING

    @staticmethod
    def _end_of(text: Text) -> float:
        return text.until if text.began is not None else min(text.by, text.until)


class Speaker(QObject):
    """Carries out commands, with an engine of Qt's."""

    told = Signal(str)
    ended = Signal()

    def __init__(self, engine: str) -> None:
        super().__init__()
        self._speech = QTextToSpeech(engine, self)
        self._voices = english_voices(self._speech)
        self._tongue = Tongue(self._speech, say)
        self._tongue.tail = tail_of(engine, 0.0)
        self._speech.stateChanged.connect(self._take_state)
        self._speech.errorOccurred.connect(lambda _reason, _text: QCoreApplication.exit(1))
        self._due = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self._look)
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
        now = clock()
        match word, rest.split(" ", 3):
            case "say", [number, by, until, text]:
                self._tongue.say(Text(number, float(by), float(until), text, now), now)
            case "hush", _:
                self._tongue.hush(now)
            case "use", _:
                self._use(json.loads(rest))
        self._arm()

    def _use(self, wish: Mapping[str, object]) -> None:
        self._choose(str(wish.get("name", "")))
        rate = _number(wish, "rate", 0) / 100
        self._tongue.tail = tail_of(self._speech.engine(), rate)
        self._speech.setRate(rate)
        self._speech.setVolume(_number(wish, "volume", 100) / 100)

    @Slot(QTextToSpeech.State)
    def _take_state(self, state: QTextToSpeech.State) -> None:
        if state is QTextToSpeech.State.Speaking:
            self._tongue.is_speaking(clock())
        elif state is QTextToSpeech.State.Ready:
            self._tongue.is_ready(clock())
        self._arm()

    @Slot()
    def _look(self) -> None:
        self._tongue.look(clock())
        self._arm()

    def _arm(self) -> None:
        deadline = self._tongue.deadline
        if math.isfinite(deadline):
            self._due.start(max(0, math.ceil((deadline - clock()) * 1000)))
        else:
            self._due.stop()

    @Slot()
    def _finish(self) -> None:
        self._tongue.hush(clock())
        QCoreApplication.quit()


def tail_of(engine: str, rate: float) -> float:
    """Return how much later than the last word an engine reports the end, at least, in seconds.

    `rate` is -1 to 1. Measured with eSpeak NG: 0.9 at the slowest, 0.03 at the fastest.
    """
    slower = 2.5**-rate if rate < 0 else 1 - rate
    return TAIL.get(engine, 0.0) * slower


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
    before = _links()
    speaker = Speaker(engines[0])
    if engines[0] == "speechd" and (links := _links() - before):
        threading.Thread(target=_end_with, args=(links,), daemon=True).start()
    return speaker if speaker.begin() else None


def _links() -> set[int]:
    """Return the sockets that are open, where the system tells."""
    return {int(each.name) for each in Path("/proc/self/fd").glob("*") if each.is_socket()}


def _end_with(links: set[int]) -> None:
    """End when a speech server ends: its client would only tell at the next text."""
    ends = select.poll()
    for link in links:
        ends.register(os.dup(link), select.POLLRDHUP)
    ends.poll()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
