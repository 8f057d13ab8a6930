"""Tones are handed over before their moment: each is heard once, and none that is not due.

The ear is the real helper's agenda with a clock of its own; what somebody does comes between.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_coach.guide import AHEAD, Guide
from exercise_coach.prescription import Routine
from exercise_coach.session import Choice, Coach, Effect, Event, Kind, State, Symptom, Tone
from exercise_coach.session.effects import Cue, Stopped
from exercise_coach.session.events import (
    AddRest,
    AskPain,
    Back,
    Choose,
    Cramp,
    Feel,
    KeepScore,
    Pause,
    Resume,
    Score,
    Skip,
    Start,
    Stop,
    Woke,
)
from exercise_coach.sound.qt_helper import Agenda, Due
from tests.session.routines import reps, routine, routines, timed

pytestmark = pytest.mark.qt
START = 1000.0
EVENTS = st.sampled_from(
    [
        Woke(), Pause(), Resume(), Resume(), Skip(), Skip(), Back(), AddRest(), AskPain(),
        KeepScore(), KeepScore(), Score(0), Cramp(), *map(Choose, Choice),
    ]
)  # fmt: skip
LONG = st.integers(0, 640).map(lambda count: count / 64)
"""Times that somebody waits before doing something, in seconds."""
SHORT = st.sampled_from([0.0, 0.0, 1 / 64, 5 / 64, 0.25, 0.5])
"""Times by which whoever should look is late, in seconds: no cue is stale yet."""
STEPS = st.lists(st.tuples(LONG, SHORT, EVENTS), max_size=20)
HOLD = routine(reps(1, 1, tempo=(1, 5, 1), rest=10), prepare=3)


@dataclass
class Heard:
    """A tone that sounded: when, and when it was due."""

    tone: str
    began: float
    due: float
    is_cut: bool = False


@dataclass
class Ear:
    """Plays as the helper does, and keeps what was heard. Deaf, it is a helper that has died."""

    now: float = START
    heard: list[Heard] = field(default_factory=list)
    agenda: Agenda = field(default_factory=Agenda)
    is_deaf: bool = False

    def play(self, tone: str, at: float, /) -> None:
        if not self.is_deaf and self.agenda.take(Due(tone, at), self.now):
            self.heard.append(Heard(tone, self.now, at))

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        if not self.is_deaf:
            for wrong in self.agenda.plan([Due(*each) for each in tones], now):
                next(each for each in self.heard if each.due == wrong.at).is_cut = True

    def sounded(self) -> Sequence[tuple[str, float]]:
        return [] if self.is_deaf else self.agenda.begun

    def hush(self) -> None:
        self.agenda.clear()

    def listen(self, until: float) -> None:
        """Let time pass; what is planned sounds meanwhile."""
        while (moment := self.agenda.next) is not None and moment <= until:
            self.now = max(self.now, moment)
            due = self.agenda.take_due(self.now)
            self.heard += [Heard(each.tone, self.now, each.at) for each in due]
        self.now = until


class NoJournal:
    def record(self, effects: Sequence[Effect], /) -> None: ...


class Led:
    """A session that is led, as a face leads it, by somebody who may be `late` with every look."""

    def __init__(self, prescribed: Routine) -> None:
        self.ear = Ear()
        self.coach = Coach(prescribed)
        self.guide = Guide(self.coach, self.ear, NoJournal(), lambda: self.ear.now)
        self.cues: list[Cue] = []
        self.does(Score(0), Start())

    def does(self, *given: Event) -> None:
        for event in given:
            effects = self.guide.send(event)
            cues = [effect for effect in effects if isinstance(effect, Cue)]
            is_end = any(isinstance(effect, Stopped) for effect in effects)
            self.cues += cues[-1:] if is_end else cues

    def wait(self, seconds: float, late: float = 0.0) -> None:
        """Let time pass; each look comes so much later than it should."""
        end = self.ear.now + seconds
        while (due := self.coach.deadline) is not None and due + late < end:
            self.ear.listen(max(self.ear.now, due) + late)
            self.does(Woke())
        self.ear.listen(end)

    def stall(self, seconds: float, *, helper_too: bool = False) -> None:
        """Let time pass while nobody looks, and nobody plays where the helper stands still, too."""
        if helper_too:
            self.ear.now += seconds
        else:
            self.ear.listen(self.ear.now + seconds)

    @property
    def heard(self) -> list[tuple[str, float]]:
        return [(each.tone, round(each.due, 6)) for each in self.ear.heard if not each.is_cut]

    @property
    def wanted(self) -> list[tuple[str, float]]:
        return [(str(cue.tone), round(cue.at, 6)) for cue in self.cues]


@given(prescribed=routines(), steps=STEPS)
@settings(max_examples=60)
def test_the_cues_are_heard_each_once_and_nothing_else(
    prescribed: Routine, steps: list[tuple[float, float, Event]]
) -> None:
    led = Led(prescribed)
    for seconds, late, event in steps:
        led.wait(seconds, late)
        led.does(Woke(), event)
    # A skip at the very moment of a tone may want the same one again: that is one tone.
    assert sorted(led.heard) == sorted(set(led.wanted))
    assert all(each.began - each.due <= 0.5 for each in led.ear.heard)


@given(prescribed=routines(), steps=STEPS, gap=st.integers(1, 640).map(lambda count: count / 64))
@settings(max_examples=60)
def test_while_nobody_looks_tones_go_on_for_a_moment_and_no_longer(
    prescribed: Routine, steps: list[tuple[float, float, Event]], gap: float
) -> None:
    led = Led(prescribed)
    for seconds, late, event in steps:
        led.wait(seconds, late)
        led.does(Woke(), event)
    looked = led.ear.now
    led.stall(gap)
    assert all(each.began <= looked + AHEAD for each in led.ear.heard)
    led.does(Woke())
    led.wait(30)
    assert len(set(led.heard)) == len(led.heard)


@given(prescribed=routines(), steps=STEPS, end=st.sampled_from([Stop(), *map(Feel, Symptom)]))
@settings(max_examples=60)
def test_after_a_stop_nothing_sounds_but_its_own_tone(
    prescribed: Routine, steps: list[tuple[float, float, Event]], end: Event
) -> None:
    led = Led(prescribed)
    for seconds, late, event in steps:
        led.wait(seconds, late)
        led.does(event)
    if not led.coach.accepts(end):
        return
    before = len(led.ear.heard)
    led.does(end)
    led.stall(5)
    if led.coach.state is State.STOPPED:
        assert [each.tone for each in led.ear.heard[before:]] == [Tone.STOP]


# Nobody looks for long


def stalled_before_the_end_of_a_hold(seconds: float = 5, **how: bool) -> Led:
    """Lead into a hold that ends at 9 s; from 8.2 s on nobody looks, but the helper plays."""
    led = Led(HOLD)
    led.wait(8.2)
    led.stall(seconds, **how)
    return led


def test_what_was_heard_while_nobody_looked_counts_and_is_not_asked_for_again() -> None:
    led = stalled_before_the_end_of_a_hold()
    led.does(Woke())
    assert led.heard[-1] == (Tone.HOLD_END, START + 9)
    assert led.coach.state is State.PAUSED
    assert (led.coach.interval.kind, led.guide.remaining()) == (Kind.BACK, 1)
    led.does(Resume())
    led.wait(5)
    assert [tone for tone, _ in led.heard].count(Tone.HOLD_END) == 1


def test_what_nobody_heard_does_not_count() -> None:
    led = stalled_before_the_end_of_a_hold(helper_too=True)
    led.does(Woke())
    assert led.coach.interval.kind is Kind.HOLD
    assert led.ear.agenda.next is None, "nothing of it sounds in the pause"
    led.does(Resume())
    led.wait(5)
    assert [tone for tone, _ in led.heard].count(Tone.HOLD_END) == 1


def test_counts_that_were_heard_are_not_counted_again() -> None:
    led = Led(HOLD)
    led.wait(10 + 6.9)
    led.stall(5)
    led.does(Woke(), Resume())
    led.wait(4)
    tones = [tone for tone, _ in led.heard]
    assert tones[tones.index(Tone.REST) + 1 :][:4] == [*3 * [Tone.COUNT], Tone.BEGIN]


def test_a_question_that_was_heard_while_nobody_looked_is_open() -> None:
    led = Led(routine(timed(5, rest=0), timed(5, rest=0), prepare=0))
    led.wait(4.5)
    led.stall(5)
    led.does(Woke())
    assert led.coach.state is State.ASKING


@pytest.mark.parametrize("event", [Woke(), Pause(), AskPain(), Cramp(), Score(0)])
@pytest.mark.parametrize("seconds", [0.7, 2.05, 2.3, 5])
def test_after_whatever_ends_a_stall_nothing_sounds_that_was_planned(
    seconds: float, event: Event
) -> None:
    led = stalled_before_the_end_of_a_hold(seconds, helper_too=True)
    led.does(event)
    if led.coach.state is not State.RUNNING:
        before = len(led.heard)
        led.stall(10)
        assert len(led.heard) == before


def test_a_score_that_stops_silences_all_but_its_own_tone_after_a_stall() -> None:
    led = stalled_before_the_end_of_a_hold()
    led.does(Score(10))
    led.stall(5)
    assert [tone for tone, _ in led.heard[-2:]] == [Tone.HOLD_END, Tone.STOP]


@pytest.mark.parametrize("event", [Pause(), AskPain(), Cramp(), Skip(), Back()])
def test_a_tone_that_is_not_due_any_more_is_taken_back(event: Event) -> None:
    led = Led(HOLD)
    led.wait(3 + 1 + 4.5)
    assert led.ear.agenda.next == START + 9
    led.does(event)
    assert led.ear.agenda.next != START + 9


def test_more_rest_takes_back_the_count_and_never_repeats_the_tone_of_the_rest() -> None:
    led = Led(HOLD)
    led.wait(10 + 6.5)
    led.does(AddRest())
    led.wait(10.4)
    assert led.heard[-1][0] == Tone.REST
    led.wait(0.2)
    assert led.heard[-1][0] == Tone.COUNT
    assert [tone for tone, _ in led.heard].count(Tone.REST) == 1


def test_nothing_is_planned_behind_a_question() -> None:
    led = Led(routine(timed(5, rest=0), timed(5, rest=0), prepare=0))
    led.wait(4.5)
    led.stall(1)
    assert led.heard[-1] == (Tone.REST, START + 5)
    assert led.ear.agenda.next is None


def test_a_tone_planned_by_a_helper_that_died_is_played_at_its_moment() -> None:
    led = Led(HOLD)
    led.wait(3.5)
    assert led.ear.agenda.next == START + 4
    led.ear.agenda = Agenda()  # of the next helper, which knows of nothing
    led.wait(0.6)
    assert led.heard[-1] == (Tone.HOLD_BEGIN, START + 4)


def test_it_goes_on_when_the_helper_is_away() -> None:
    led = Led(HOLD)
    led.ear.is_deaf = True
    led.ear.agenda.clear()
    led.wait(3.5)
    led.ear.is_deaf = False
    led.wait(1)
    assert led.heard[-1] == (Tone.HOLD_BEGIN, START + 4)


# Tones that wait for a voice to fade


class Fading:
    """A voice that is heard a little longer after whatever happens."""

    deadline = None

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def follow(self, effects: Sequence[Effect], now: float, /) -> float:
        return self.seconds

    def look(self, now: float, /) -> None: ...


def spoken_to(*events: Event) -> Led:
    """Lead to the rest after the first set, three counts before its end; then this is done."""
    led = Led(HOLD)
    led.wait(10 + 6.9)
    led.guide.speaker = Fading(0.15)
    led.does(*events)
    return led


def test_what_nobody_could_foresee_waits_for_the_voice_and_what_was_planned_does_not() -> None:
    led = spoken_to(Skip())
    now = led.ear.now
    led.wait(3)
    begin, *later = [each for each in led.ear.heard if each.began > now]
    assert (begin.tone, begin.began) == (Tone.BEGIN, now + 0.15)
    assert [(each.tone, each.began - now) for each in later] == [(Tone.HOLD_BEGIN, 1)]
    led = spoken_to()
    led.wait(4)
    assert [each.began for each in led.ear.heard[-4:]] == [START + n for n in (17, 18, 19, 20)]


def test_a_tone_that_waits_is_heard_though_another_plan_follows() -> None:
    led = spoken_to(Skip())
    led.wait(0.1)
    led.does(KeepScore())
    led.wait(0.2)
    assert [each.tone for each in led.ear.heard[-1:]] == [Tone.BEGIN]


def test_a_stop_takes_the_place_of_a_tone_that_waits() -> None:
    led = spoken_to(Skip())
    led.wait(0.1)
    heard = len(led.ear.heard)
    led.does(Stop())
    led.wait(3)
    assert [each.tone for each in led.ear.heard[heard:]] == [Tone.STOP]


# The agenda by itself


def test_a_tone_that_began_too_late_to_be_taken_back_is_cut_off() -> None:
    agenda = Agenda()
    agenda.plan([Due("count", 10.0)], 9.0)
    assert agenda.take_due(10.0) == [Due("count", 10.0)]
    assert agenda.plan([], 9.99) == [Due("count", 10.0)]
    assert agenda.take(Due("count", 10.0), 10.01), "what was cut off may be asked for again"


def test_a_tone_that_has_begun_in_time_is_left_alone() -> None:
    agenda = Agenda()
    agenda.plan([Due("count", 10.0)], 9.0)
    assert agenda.take_due(10.0) == [Due("count", 10.0)]
    assert agenda.plan([Due("rep", 11.0)], 10.0) == []
    assert not agenda.take(Due("count", 10.0 + 1e-9), 10.01)


def test_a_late_timer_and_a_new_plan_lose_no_tone() -> None:
    agenda = Agenda()
    agenda.plan([Due("count", 10.0)], 9.0)
    agenda.plan([Due("rep", 11.0)], 10.001)
    assert agenda.take_due(10.005) == [Due("count", 10.0)]


def test_the_same_tone_several_times_in_a_moment_sounds_as_often() -> None:
    agenda = Agenda()
    both = [Due("begin", 10.0), Due("begin", 10.25)]
    agenda.plan(both, 9.0)
    assert [*agenda.take_due(10.0), *agenda.take_due(10.25)] == both
    assert not any(agenda.take(each, 10.5) for each in both)


def test_after_a_sleep_what_was_planned_is_dropped() -> None:
    agenda = Agenda()
    agenda.plan([Due("count", 10.0), Due("rep", 11.0), Due("rest", 20.0)], 9.0)
    assert agenda.take_due(20.0) == [Due("rest", 20.0)]
    assert agenda.next is None


def test_of_several_late_tones_the_last_sounds() -> None:
    agenda = Agenda()
    agenda.plan([Due("rep", 10.0), Due("count", 10.2), Due("rest", 11.0)], 9.0)
    assert agenda.take_due(10.4) == [Due("count", 10.2)]


def test_a_plan_that_is_repeated_changes_nothing() -> None:
    agenda = Agenda()
    for now in (9.0, 9.2, 9.7):
        agenda.plan([Due("count", 10.0 + now * 1e-9)], now)
    assert len(agenda.take_due(10.0)) == 1
    assert agenda.next is None
