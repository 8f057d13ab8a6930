"""A session led aloud: real tones into one null sink, real speech into another, both recorded."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from exercise_coach import clock
from exercise_coach.choices import VoiceLevel
from exercise_coach.folders import shipped
from exercise_coach.guide import Guide
from exercise_coach.prescription import Routine
from exercise_coach.session import Coach, Effect, Event
from exercise_coach.session.events import Score, Start, Woke
from exercise_coach.sound.qt import QtSound
from exercise_coach.sound.voice import QtVoice, VoiceWish
from exercise_coach.speech import Narrator, Pace, Speaker
from exercise_coach.speech.planning import TONE_SECONDS
from tests.end_to_end.waiting import until
from tests.recording import RATE, NullSink, Recorder, identify, tone_files
from tests.speech_server import SpeechServer

FOLDER = shipped("assets") / "tones"
SPEECH_SINK = "speech"
PAUSE = 0.3
"""Silence that lasts so long, in seconds, ends what was said."""
AUDIBLE = 0.004
"""From this loudness on it is speech, of full scale."""


_AHEAD = clock.monotonic() - time.monotonic()
"""The clock of sessions counts time asleep; recordings do not."""


class Ordered(NamedTuple):
    """A text, when it was ordered, until when it may begin, and when it is silenced."""

    text: str
    at: float
    by: float
    until: float


class Stretch(NamedTuple):
    """From when to when something was heard, in seconds of the monotonic clock."""

    start: float
    end: float


def speech_in(recorder: Recorder) -> list[Stretch]:
    """Return when something was heard in a recording."""
    loud = np.flatnonzero(np.abs(recorder.samples()) > AUDIBLE)
    if loud.size == 0:
        return []
    gaps = np.flatnonzero(np.diff(loud) > PAUSE * RATE)
    firsts, lasts = loud[np.r_[0, gaps + 1]], loud[np.r_[gaps, -1]]
    return [
        Stretch(recorder.began + float(first) / RATE, recorder.began + float(last) / RATE)
        for first, last in zip(firsts, lasts, strict=True)
    ]


@dataclass
class Aloud:
    """A session that is heard: what was ordered to be said and when, and what was recorded."""

    guide: Guide
    voice: "_Noted"
    recorders: tuple[Recorder, ...] = ()

    @property
    def texts(self) -> list[str]:
        """What was ordered to be said."""
        return [each.text for each in self.voice.ordered]

    def lead(self, seconds: float) -> None:
        """Let time pass, awake for the coach and for the voice."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            waits = (self.guide.wait(), self.guide.wait_to_speak(), end - now)
            time.sleep(min(wait for wait in waits if wait is not None))
            if self.guide.wait() == 0:
                self.guide.send(Woke())
            self.guide.speak()

    def does(self, *events: Event) -> None:
        """Give events now."""
        for event in events:
            self.guide.send(event)

    def tones(self) -> list[Stretch]:
        """Return when tones were heard."""
        recorder = self.recorders[0]
        heard = identify(recorder.samples(), tone_files(FOLDER))
        starts = [(recorder.began + tone.at, tone.name) for tone in heard]
        lengths: dict[str, float] = {str(tone): seconds for tone, seconds in TONE_SECONDS.items()}
        return [Stretch(at, at + lengths[name]) for at, name in starts]

    def speech(self) -> list[Stretch]:
        """Return when speech was heard."""
        return speech_in(self.recorders[1])

    def overlaps(self) -> list[tuple[Stretch, Stretch]]:
        """Return the tones that were heard while something was said."""
        return [
            (tone, speech)
            for tone in self.tones()
            for speech in self.speech()
            if speech.start < tone.end and tone.start < speech.end
        ]


class _Noted:
    """A voice that notes what it was ordered to say, and what it missed."""

    def __init__(self, voice: QtVoice) -> None:
        self._voice = voice
        self.ordered: list[Ordered] = []
        self.missed: list[str] = []
        self.silences: list[float] = []
        self.before: Callable[[], None] = lambda: None

    @property
    def ready(self) -> bool:
        return self._voice.ready

    def say(self, text: str, by: float, until: float, /) -> None:
        self.ordered.append(Ordered(text, time.monotonic(), by - _AHEAD, until - _AHEAD))
        self.before()
        self._voice.say(text, by, until)

    def hush(self) -> None:
        self._voice.hush()

    def reports(self) -> Sequence[tuple[str, str, float]]:
        reports = self._voice.reports()
        self.missed += [text for what, text, _ in reports if what == "missed"]
        self.silences += [seconds for what, _, seconds in reports if what == "silent"]
        return reports


class _NoJournal:
    def record(self, effects: Sequence[Effect], /) -> None: ...


@contextmanager
def lead_aloud(
    routine: Routine, level: VoiceLevel, sink: NullSink, server: SpeechServer, rate: int = 0
) -> Iterator[Aloud]:
    """Start a session of a routine. The environment must lead to the sink and the server."""
    coach = Coach(routine)
    sound, voice = QtSound(FOLDER), QtVoice()
    voice.use(VoiceWish(rate=rate))
    noted = _Noted(voice)
    speaker = Speaker(Narrator(coach, level, Pace(rate)), noted)
    aloud = Aloud(Guide(coach, sound, _NoJournal(), clock.monotonic, speaker), noted)
    with ExitStack() as stack:
        stack.callback(voice.close)
        stack.callback(sound.close)
        voice.wake()
        sound.wake()
        until(lambda: sound.ready and voice.ready, "sound and voice to be ready")
        devices = ("test.monitor", f"{SPEECH_SINK}.monitor")
        aloud.recorders = tuple(stack.enter_context(Recorder(sink, at)) for at in devices)
        aloud.does(Score(0), Start())
        yield aloud
