"""A session that is led and spoken to: time, tones and a voice that all stand in a list."""

import itertools
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
    """What was heard of a text, from when to when, and whether it came to its end.

    `hushed` is when somebody silenced it, before the moment that was set for it.
    """

    text: str
    start: float
    end: float = math.inf
    is_whole: bool = False
    hushed: float = math.inf


@dataclass
class Sounded:
    """A tone that was heard, and whether it waited for a voice to fade."""

    at: float
    tone: str
    has_waited: bool = False


@dataclass
class Scene:
    """Everything that is heard, with its moments."""

    now: float = START
    tones: list[Sounded] = field(default_factory=list)
    speech: list[Speech] = field(default_factory=list)


@dataclass(frozen=True)
class Engine:
    """How an engine speaks: so many times as slow as is guessed, and how late, in seconds.

    `lags` are those from the wish to the first sound, one after the other; `stopping` is that from
    the wish for silence to silence, and `tail` how late the end is reported.
    """

    slowness: float = 1.0
    lags: Sequence[float] = (0.0,)
    stopping: float = 0.0
    tail: float = 0.0


PROMPT = Engine()


@dataclass
class _Saying:
    """What an engine was given, and when it will be over if nobody silences it."""

    text: str
    wished: float
    begins: float
    ends: float
    until: float
    heard: Speech | None = None


class Mouth:
    """A voice without a sound, on an engine with its ways."""

    def __init__(self, scene: Scene, engine: Engine = PROMPT) -> None:
        self._scene, self._engine = scene, engine
        self._pace = Pace()
        self._lags = itertools.cycle(engine.lags)
        self._reports: list[tuple[float, str, str, float]] = []
        self._saying: _Saying | None = None
        self._silent = -math.inf
        self.missed: list[str] = []
        self.ready = True

    def say(self, text: str, by: float, until: float, /) -> None:
        self.hush()
        now = self._scene.now
        begins = max(now + next(self._lags), self._silent)
        if begins > min(by, until):
            self._report(max(now, min(by, until)), "missed", text, min(by, until) - now)
            self.missed.append(text)
            return
        ends = begins + self._engine.slowness * self._pace.sounding(text)
        self._saying = _Saying(text, now, begins, ends, until)
        self._report(begins, "began", text, begins - now)
        self.pass_time()

    @property
    def over(self) -> float:
        """When it is silent, whatever is done about it."""
        saying = self._saying
        return (
            math.inf if saying is None else min(saying.ends, saying.until + self._engine.stopping)
        )

    def hush(self) -> None:
        self.pass_time()
        now, saying = self._scene.now, self._saying
        if saying is None:
            return
        if saying.heard is None:
            self._reports = [each for each in self._reports if each[0] <= now]
            self._saying = None
        else:
            saying.heard.hushed = now
            self._end(saying, now)

    def _end(self, saying: _Saying, told: float) -> None:
        """Fall silent some time after it was told so."""
        assert saying.heard is not None
        self._silent = saying.heard.end = min(saying.ends, told + self._engine.stopping)
        self._saying = None
        if saying.ends > told:
            self._report(self._silent, "silent", "", self._silent - told)

    def pass_time(self) -> None:
        """Begin and end what has begun or ended by now."""
        now, saying = self._scene.now, self._saying
        if saying is None:
            return
        if saying.heard is None and saying.begins <= now:
            saying.heard = Speech(saying.text, saying.begins)
            self._scene.speech.append(saying.heard)
        if saying.heard is not None and min(saying.ends, saying.until) <= now:
            if saying.ends <= saying.until:
                saying.heard.end, saying.heard.is_whole = saying.ends, True
                self._report(
                    saying.ends + self._engine.tail, "said", saying.text,
                    saying.ends - saying.begins,
                )  # fmt: skip
                self._saying = None
            else:
                self._end(saying, saying.until)

    def dies(self) -> None:
        """Lose the engine in the midst of what it says; it is `ready` again when somebody says."""
        self.ready = False
        saying, now = self._saying, self._scene.now
        if saying is not None and saying.heard is not None:
            saying.heard.end, self._saying = now, None
            self._report(now, "lost", saying.text, 0.0)

    def _report(self, moment: float, what: str, text: str, seconds: float) -> None:
        self._reports.append((moment, what, text, seconds))

    def reports(self) -> Sequence[tuple[str, str, float]]:
        self.pass_time()
        due = [each[1:] for each in self._reports if each[0] <= self._scene.now]
        self._reports = [each for each in self._reports if each[0] > self._scene.now]
        return due


class Tones:
    """A sound that keeps a list; what was planned sounds at its moment though nobody looks.

    One that is `late` cannot plan.
    """

    def __init__(self, scene: Scene, late: float = 0.0) -> None:
        self._scene, self._late = scene, late
        self._planned: Sequence[tuple[str, float]] = ()

    def play(self, tone: str, at: float, /) -> None:
        now = self._scene.now
        is_planned = any(each == tone and abs(at - x) < 0.001 for each, x in self._planned)
        moment = now + self._late if self._late else at if is_planned else max(at, now)
        self._scene.tones.append(Sounded(moment, tone, has_waited=at > now))

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        self._planned = tones

    def sounded(self) -> Sequence[tuple[str, float]]:
        return ()

    def hush(self) -> None:
        self._planned = ()


class NoJournal:
    def record(self, effects: Sequence[Effect], /) -> None: ...


class Heard:
    """A session with a voice, led as its face leads it: woken for the coach and for the voice."""

    def __init__(
        self, routine: Routine, level: VoiceLevel = VoiceLevel.KEY, *,
        engine: Engine = PROMPT, score: int | None = 0, late: float = 0.0,
    ) -> None:  # fmt: skip
        self.scene = Scene()
        self.mouth = Mouth(self.scene, engine)
        self.coach = Coach(routine)
        self.narrator = Narrator(self.coach, level, Pace(), lateness=lambda: late)
        self.guide = Guide(
            self.coach,
            Tones(self.scene, late),
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
        """What was heard so far."""
        return [speech.text for speech in self.scene.speech]


def overlaps(scene: Scene, before: float = 0.0, after: float = 0.0) -> list[tuple[Speech, Sounded]]:
    """Return what was heard while a tone sounded, or within so many seconds of it.

    What fades because somebody did something just before a tone that was planned is let pass: that
    tone keeps its moment.
    """
    spans = [
        (each, each.at - before, each.at + TONE_SECONDS[Tone(each.tone)] + after)
        for each in scene.tones
    ]
    return [
        (speech, tone)
        for speech in scene.speech
        for tone, start, end in spans
        if speech.start < end and start < _heard_until(speech, tone, scene.now) - 1e-9
    ]


def _heard_until(speech: Speech, tone: Sounded, now: float) -> float:
    is_excused = speech.hushed < tone.at and not tone.has_waited
    return min(speech.end, now, speech.hushed if is_excused else math.inf)
