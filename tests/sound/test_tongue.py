"""The voice's helper and an engine that is slow to begin and to fall silent, in virtual time."""

import math
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.sound.voice_helper import SETTLING, Text, Tongue

pytestmark = pytest.mark.qt


@dataclass
class Engine:
    """Begins so many seconds after the wish; tells of its states, but not of which text."""

    lag: float = 0.05
    stopping: float = 0.05
    length: float = 1.0
    begins_though_stopped: bool = False
    events: list[tuple[float, str]] = field(default_factory=list)
    sounding: list[tuple[str, float, float]] = field(default_factory=list)
    now: float = 0.0

    def say(self, text: str) -> None:
        begins = self.now + self.lag
        self.events += [(begins, "speaking"), (begins + self.length, "ready")]
        self.sounding.append((text, begins, begins + self.length))

    def stop(self) -> None:
        if not self.sounding:
            return
        text, begins, ends = self.sounding[-1]
        silent = self.now + self.stopping
        self.events = [each for each in self.events if each[0] <= self.now]
        if begins <= self.now:
            self.sounding[-1] = (text, begins, min(ends, silent))
            self.events.append((min(ends, silent), "ready"))
        elif self.begins_though_stopped and begins < self.now + SETTLING:
            self.events.append((begins, "speaking"))
        else:
            self.sounding.pop()


class Talk:
    """A tongue that is led by its deadlines and by what the engine tells."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.told = engine, list[str]()
        self.tongue = Tongue(engine, self.told.append)

    def say(self, text: str, by: float = math.inf, until: float = math.inf) -> None:
        now = self.engine.now
        self.tongue.say(Text(str(len(text)), by, until, text, now), now)

    def hush(self) -> None:
        self.tongue.hush(self.engine.now)

    def wait(self, until: float) -> None:
        while True:
            events = sorted(self.engine.events)
            first = events[0][0] if events else math.inf
            moment = max(min(first, self.tongue.deadline), self.engine.now)
            if moment > until:
                break
            self.engine.now = moment
            if first <= moment:
                self.engine.events.remove(events[0])
                speaks = events[0][1] == "speaking"
                (self.tongue.is_speaking if speaks else self.tongue.is_ready)(moment)
            else:
                self.tongue.look(moment)
        self.engine.now = until

    @property
    def words(self) -> list[str]:
        return [line.split()[0] for line in self.told]


def test_a_text_is_begun_and_said() -> None:
    talk = Talk(Engine())
    talk.say("Hold.")
    talk.wait(2)
    assert talk.told == ["began 5 0.050", "said 5 1.000"]


def test_what_had_not_begun_when_it_was_silenced_never_sounds() -> None:
    talk = Talk(Engine(lag=0.5))
    talk.say("Hold.")
    talk.wait(0.1)
    talk.hush()
    talk.wait(5)
    assert talk.engine.sounding == []
    assert talk.told == []


def test_what_begins_though_it_was_silenced_is_silenced_again() -> None:
    talk = Talk(Engine(lag=0.5, begins_though_stopped=True))
    talk.say("Hold.")
    talk.wait(0.4)
    talk.hush()
    talk.wait(5)
    ((_, start, end),) = talk.engine.sounding
    assert end - start == pytest.approx(talk.engine.stopping)
    assert "said" not in talk.words


def test_an_engine_that_begins_too_late_is_called_off() -> None:
    talk = Talk(Engine(lag=1.0))
    talk.say("Hold.", by=0.4, until=2)
    talk.wait(5)
    assert talk.told == ["missed 5 0.400"]
    assert talk.engine.sounding == []
    talk.say("Hold.", by=1.0)  # it comes when its time is over, from a helper that stood still
    assert talk.told[-1] == "missed 5 0.000"


def test_the_next_text_waits_until_the_one_before_is_silent() -> None:
    talk = Talk(Engine(stopping=0.2))
    talk.say("Rest.")
    talk.wait(0.5)
    talk.say("Paused.")
    talk.wait(3)
    (_, _, silent), (_, begins, _) = talk.engine.sounding
    assert silent == pytest.approx(0.7)
    assert begins == pytest.approx(0.75)
    assert talk.told == ["began 5 0.050", "silent 0.200", "began 7 0.250", "said 7 1.000"]


def test_it_does_not_wait_for_ever() -> None:
    talk = Talk(Engine(stopping=60, length=90))
    talk.say("Rest.")
    talk.wait(0.5)
    talk.say("Paused.")
    talk.wait(1)
    assert talk.engine.sounding[-1][1] == pytest.approx(0.5 + SETTLING + talk.engine.lag)


@given(
    lag=st.floats(0.0, 1.2), stopping=st.floats(0.0, 0.25), length=st.floats(0.15, 4.0),
    stubborn=st.booleans(),
    wishes=st.lists(
        st.tuples(st.floats(0.0, 3.0), st.floats(0.0, 2.0), st.floats(0.0, 3.0), st.booleans()),
        max_size=8,
    ),
)  # fmt: skip
def test_nothing_sounds_past_its_moment(
    lag: float, stopping: float, length: float, stubborn: bool,
    wishes: list[tuple[float, float, float, bool]],
) -> None:  # fmt: skip
    talk = Talk(Engine(lag, stopping, length, stubborn))
    limits: dict[str, float] = {}
    for number, (wait, by, until, is_hushed) in enumerate(wishes):
        talk.wait(talk.engine.now + wait)
        now, text = talk.engine.now, "x" * (number + 1)
        limits = {each: min(limit, now) for each, limit in limits.items()}
        limits[text] = now + until
        talk.say(text, now + by, now + until)
        if is_hushed:
            talk.wait(talk.engine.now + wait / 2)
            limits[text] = min(limits[text], talk.engine.now)
            talk.hush()
    talk.wait(talk.engine.now + 10)
    for text, start, end in talk.engine.sounding:
        is_blip = start > limits[text]  # it began though it was stopped
        assert end <= (start if is_blip else limits[text]) + stopping + 1e-6
