"""A session that is led and spoken to: time, tones and a voice that all stand in a list."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from exercise_coach.choices import VoiceLevel
from exercise_coach.guide import Guide
from exercise_coach.prescription import Routine
from exercise_coach.session import Coach, Effect, Event, State, Tone
from exercise_coach.session.events import Score, Start, Woke
from exercise_coach.speech import Narrator, Pace, Speaker
from exercise_coach.speech.planning import TONE_SECONDS

START = 1000.0


@dataclass
class Speech:
    """What was said, from when to when, and whether it came to its end."""

    text: str
    start: float
    end: float = math.inf
    is_whole: bool = False


@dataclass
class Scene:
    """Everything that is heard, with its moments."""

    now: float = START
    tones: list[tuple[float, str]] = field(default_factory=list)
    speech: list[Speech] = field(default_factory=list)


class Mouth:
    """A voice without a sound: it takes `slowness` times as long as is guessed at first."""

    ready = True

    def __init__(self, scene: Scene, slowness: float = 1.0) -> None:
        self._scene, self._slowness = scene, slowness
        self._pace = Pace()
        self._told: list[tuple[str, float]] = []
        self._ends = self._until = math.inf

    def say(self, text: str, until: float, /) -> None:
        self.hush()
        now = self._scene.now
        self._scene.speech.append(Speech(text, now))
        self._ends = now + self._slowness * self._pace.seconds(text)
        self._until = until

    @property
    def over(self) -> float:
        """When it is silent, whatever is done about it."""
        return min(self._ends, self._until)

    def hush(self) -> None:
        self.pass_time()
        if self._ends < math.inf:
            self._scene.speech[-1].end = self._scene.now
            self._ends = math.inf

    def pass_time(self) -> None:
        """End what has been said to its end by now, or had to."""
        if self._until < self._ends < math.inf and self._until <= self._scene.now:
            self._scene.speech[-1].end = self._until
            self._ends = math.inf
        elif self._ends <= self._scene.now:
            last = self._scene.speech[-1]
            last.end, last.is_whole = self._ends, True
            self._told.append((last.text, last.end - last.start))
            self._ends = math.inf

    def spoken(self) -> Sequence[tuple[str, float]]:
        self.pass_time()
        told, self._told = self._told, []
        return told


class Tones:
    """A sound that keeps a list."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def play(self, tone: str, at: float, /) -> None:
        self._scene.tones.append((self._scene.now, tone))

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None: ...

    def hush(self) -> None: ...


class NoJournal:
    def record(self, effects: Sequence[Effect], /) -> None: ...


class Heard:
    """A session with a voice, led as its face leads it: woken for the coach and for the voice."""

    def __init__(
        self, routine: Routine, level: VoiceLevel = VoiceLevel.KEY, *,
        slowness: float = 1.0, score: int | None = 0,
    ) -> None:  # fmt: skip
        self.scene = Scene()
        self.mouth = Mouth(self.scene, slowness)
        self.coach = Coach(routine)
        self.narrator = Narrator(self.coach, level, Pace())
        self.guide = Guide(
            self.coach,
            Tones(self.scene),
            NoJournal(),
            lambda: self.scene.now,
            Speaker(self.narrator, self.mouth),
        )
        if score is not None:
            self.does(Score(score), Start())

    def does(self, *events: Event) -> list[Effect]:
        """Give events at this moment."""
        self.mouth.pass_time()
        return [effect for event in events for effect in self.guide.send(event)]

    def wait(self, seconds: float) -> None:
        """Let time pass; the coach and the voice are woken when they want to be."""
        end = self.scene.now + seconds
        while True:
            cue, voice = self.coach.deadline, self.narrator.deadline
            moment = min(x for x in (cue, voice, end) if x is not None)
            if moment >= end:
                break
            self.scene.now = max(moment, self.scene.now)
            self.mouth.pass_time()
            if cue is not None and cue <= self.scene.now:
                self.guide.send(Woke())
            else:
                before = (self.narrator.deadline, len(self.scene.speech))
                self.guide.speak()
                assert (self.narrator.deadline, len(self.scene.speech)) != before
        self.scene.now = end
        self.mouth.pass_time()

    def wait_for(self, state: State) -> None:
        """Let time pass until the session is in this state."""
        for _ in range(10_000):
            if self.coach.state is state:
                return
            self.wait(0.25)
        raise AssertionError(f"still {self.coach.state}")

    def stall(self, seconds: float) -> None:
        """Let time pass while nobody looks."""
        self.scene.now += seconds
        self.mouth.pass_time()

    @property
    def texts(self) -> list[str]:
        """What was said so far."""
        return [speech.text for speech in self.scene.speech]


def overlaps(scene: Scene, before: float = 0.0, after: float = 0.0) -> list[tuple[Speech, str]]:
    """Return what was said while a tone sounded, or within so many seconds of it."""
    spans = [(at - before, at + TONE_SECONDS[Tone(tone)] + after, tone) for at, tone in scene.tones]
    return [
        (speech, tone)
        for speech in scene.speech
        for start, end, tone in spans
        if speech.start < end and start < min(speech.end, scene.now) - 1e-9
    ]
