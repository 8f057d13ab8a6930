"""Voice and tones never talk over each other, and nothing untrue is said, whatever happens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_coach.choices import VoiceLevel
from exercise_coach.folders import shipped
from exercise_coach.guide import AHEAD
from exercise_coach.prescription import Routine, Side, load_library
from exercise_coach.session import WORK, Choice, Event, Kind, State, Symptom
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
    Stop,
)
from exercise_coach.speech.pace import STOPPING
from exercise_coach.speech.planning import AFTER, coming
from exercise_coach.speech.sayings import clean
from tests.session.routines import reps, routine, routines, timed
from tests.speech.spoken import START, Engine, Heard, Speech, overlaps

EVENTS = st.sampled_from(
    [
        Pause(), Resume(), Resume(), Skip(), Skip(), Back(), AddRest(), AskPain(), KeepScore(),
        KeepScore(), Score(0), Cramp(), *map(Choose, Choice),
    ]
)  # fmt: skip
WAITS = st.sampled_from([0.0, 0.05, 0.3, 1.0, 2.0, 7.0, 30.0])
STEPS = st.lists(st.tuples(WAITS, EVENTS, st.booleans()), max_size=25)
LEVELS = st.sampled_from([VoiceLevel.KEY, VoiceLevel.EVERYTHING])
ENGINES = st.builds(
    Engine,
    slowness=st.floats(0.4, 3.0),
    lags=st.lists(st.floats(0.0, 1.2), min_size=1, max_size=6),
    stopping=st.floats(0.0, STOPPING),
    tail=st.floats(0.0, 1.0),
)


@pytest.mark.parametrize("late", [0.0, 0.15, 0.5])
def test_where_tones_are_late_the_voice_leaves_room_for_them(late: float) -> None:
    slow = routine(reps(2, 2, tempo=(1, 4, 1), rest=10), prepare=3)
    heard = Heard(slow, VoiceLevel.EVERYTHING, late=late)
    heard.wait(60)
    assert "Hold for 4 seconds." in heard.texts
    assert overlaps(heard.scene) == []


def lead(heard: Heard, steps: list[tuple[float, Event, bool]]) -> None:
    for wait, event, is_stall in steps:
        if is_stall:
            heard.stall(min(wait, 2.0))
        else:
            heard.wait(wait)
        check_true(heard)
        if heard.coach.accepts(event):
            heard.does(event)
        check_true(heard)


def check_true(heard: Heard) -> None:
    """Require that what is being said is so."""
    speech = heard.scene.speech[-1] if heard.scene.speech else None
    if speech is None or min(speech.end, speech.hushed) <= heard.scene.now:
        return
    coach, text = heard.coach, speech.text
    interval, kind, state = coach.interval, coach.interval.kind, coach.state
    is_ahead = kind is Kind.PREPARE or kind in WORK
    name = clean(interval.prescription.exercise.name).capitalize()
    asks = "hurt" in text or text.startswith("Pain,")
    told = {
        "Paused": state is State.PAUSED,
        "Rest": state is State.RUNNING and kind is Kind.REST,
        "Hold": state is State.RUNNING and kind is Kind.HOLD,
        "And back": state is State.RUNNING and kind is Kind.BACK,
        "Begin now": state is State.RUNNING and kind is Kind.TIMED,
        "Change side": state is State.RUNNING and kind is Kind.CHANGE_SIDE,
        "A cramp": state is State.CRAMPED,
        "Choose": state is State.CRAMPED,
        "Stopped": state is State.STOPPED,
        "All done": state is State.FINISHED,
        "Exercise": state is State.RUNNING and is_ahead,
        "Exercise-": text.startswith(name),
        "Set": state is State.RUNNING and kind in WORK and f"Set {interval.set}" in text,
        "Right": state is State.RUNNING and interval.side is Side.RIGHT,
        "Left": state is State.RUNNING and interval.side is Side.LEFT,
    }
    assert not asks or coach.question is not None
    for start, is_so in told.items():
        assert is_so or not text.startswith(start), f"{text!r} in {state}, {kind}"
    if state is State.PAUSED:
        assert text.startswith("Paused")


@given(routine=routines(), level=LEVELS, engine=ENGINES, steps=STEPS)
@settings(max_examples=150)
def test_speech_and_tones_never_overlap_and_nothing_stale_is_said(
    routine: Routine, level: VoiceLevel, engine: Engine, steps: list[tuple[float, Event, bool]]
) -> None:
    heard = Heard(routine, level, engine=engine)
    lead(heard, steps)
    heard.wait(20)
    assert overlaps(heard.scene) == []


@given(routine=routines(), level=LEVELS, slowness=st.floats(0.5, 3.0))
@settings(max_examples=100)
def test_before_and_after_each_planned_tone_there_is_silence(
    routine: Routine, level: VoiceLevel, slowness: float
) -> None:
    heard = Heard(routine, level, engine=Engine(slowness))
    answers = set()
    for _ in range(4):
        heard.wait(40)
        if heard.coach.accepts(KeepScore()):
            answers.add(heard.scene.now)
            heard.does(KeepScore())
    heard.scene.tones = [tone for tone in heard.scene.tones if tone.at not in answers]
    assert overlaps(heard.scene, before=STOPPING - 0.001, after=AFTER - 0.001) == []


@given(routine=routines(), steps=STEPS, end=st.sampled_from([Stop(), Score(10), Feel(Symptom.LEG)]))
@settings(max_examples=80)
def test_after_a_stop_only_its_reason_is_said_and_after_its_tone(
    routine: Routine, steps: list[tuple[float, Event, bool]], end: Event
) -> None:
    heard = Heard(routine, VoiceLevel.EVERYTHING)
    lead(heard, steps)
    if not heard.coach.accepts(end):
        return
    heard.does(end)
    stopped = heard.scene.now
    assert not said_after(heard, stopped)
    heard.wait(600)
    (reason,) = said_after(heard, stopped)
    assert reason.text.startswith("Stopped")
    assert reason.text.count(".") <= 2
    assert reason.start > stopped + 0.7
    assert [x.tone for x in heard.scene.tones if x.at >= stopped][-1:] == ["stop"]
    assert heard.narrator.deadline is None


def said_after(heard: Heard, moment: float) -> list[Speech]:
    return [speech for speech in heard.scene.speech if speech.end > moment]


@given(routine=routines(), steps=STEPS)
@settings(max_examples=30)
def test_with_tones_only_nothing_is_said(
    routine: Routine, steps: list[tuple[float, Event, bool]]
) -> None:
    heard = Heard(routine, VoiceLevel.TONES)
    lead(heard, steps)
    heard.wait(60)
    assert heard.texts == []
    assert heard.narrator.deadline is None


@given(routine=routines(), steps=STEPS)
@settings(max_examples=30)
def test_a_voice_moves_no_tone_but_that_of_a_key_until_it_has_faded(
    routine: Routine, steps: list[tuple[float, Event, bool]]
) -> None:
    spoken, silent = Heard(routine, VoiceLevel.EVERYTHING), Heard(routine, VoiceLevel.TONES)
    for heard in (spoken, silent):
        lead(heard, [(wait, event, False) for wait, event, _ in steps])
    for one, other in zip(spoken.scene.tones, silent.scene.tones, strict=True):
        assert one.tone == other.tone
        assert one.at - other.at == pytest.approx(STOPPING if one.has_waited else 0)


@pytest.mark.parametrize("level", [VoiceLevel.KEY, VoiceLevel.EVERYTHING])
def test_every_routine_that_comes_with_the_program_is_announced_whole(level: VoiceLevel) -> None:
    for loaded in load_library(shipped("routines"), None).routines:
        heard = Heard(loaded.routine, level)
        heard.wait(120)
        assert overlaps(heard.scene) == []
        name = clean(loaded.routine.prescriptions[0].exercise.name)
        assert name.lower() in heard.texts[0].lower()
        assert all(speech.is_whole for speech in heard.scene.speech[:-1])


@given(number=st.integers(0, 999), level=LEVELS, engine=ENGINES)
@settings(max_examples=12)
def test_whole_sessions_are_said_between_the_tones_by_whatever_engine(
    number: int, level: VoiceLevel, engine: Engine
) -> None:
    shipped_ones = load_library(shipped("routines"), None).routines
    heard = Heard(shipped_ones[number % len(shipped_ones)].routine, level, engine=engine)
    while heard.coach.state is not State.FINISHED:
        heard.wait(7.3)
        check_true(heard)
        if heard.coach.question is not None:
            heard.does(KeepScore())
    heard.wait(10)
    assert heard.texts
    assert overlaps(heard.scene) == []


def test_an_engine_that_never_begins_is_asked_twice_and_not_for_ever() -> None:
    heard = Heard(routine(timed(600)), VoiceLevel.EVERYTHING, engine=Engine(lags=(60.0,)))
    heard.wait(300)
    heard.does(Pause())
    heard.wait(300)
    assert heard.texts == []
    assert heard.mouth.missed.count("Paused.") == 2
    assert all(heard.mouth.missed.count(text) <= 2 for text in heard.mouth.missed)
    assert heard.narrator.deadline is None


def test_a_text_that_came_too_late_is_shortened_and_said() -> None:
    heard = Heard(
        routine(reps(1, 1, tempo=(1, 3, 1), rest=6)), VoiceLevel.EVERYTHING,
        engine=Engine(lags=(0.0, 0.0, 1.1)),
    )  # fmt: skip
    heard.wait(14)
    assert heard.mouth.missed == ["Rest. Next, set 2."]
    assert heard.texts[-1] == "Rest."


def test_how_long_it_lasts_is_told_at_its_beginning_or_not_at_all() -> None:
    heard = Heard(routine(timed(60), prepare=3), VoiceLevel.EVERYTHING)
    heard.mouth.ready = False
    heard.wait(5.5)
    heard.mouth.ready = True
    heard.wait(5)
    assert "Begin now." in heard.texts
    assert "Begin now, for 1 minute." not in heard.texts


def test_a_question_that_is_asked_again_keeps_its_moment() -> None:
    heard = Heard(routine(timed(60)), engine=Engine(stopping=STOPPING))
    heard.mouth.ready = False
    heard.does(AskPain())
    heard.wait(28)
    heard.mouth.ready = True  # a whole question does not fit any more
    heard.wait(10)
    ask = heard.scene.tones[-1]
    assert (ask.tone, ask.at, ask.has_waited) == ("ask", START + 30, False)
    assert overlaps(heard.scene) == []


def test_the_level_may_change_while_something_is_said() -> None:
    heard = Heard(routine(reps(1, 1, rest=30)), VoiceLevel.EVERYTHING)
    heard.wait(10.5)
    assert heard.texts[-1].startswith("Rest for")
    heard.narrator.level = VoiceLevel.TONES
    heard.does(AddRest())
    assert heard.scene.speech[-1].end == heard.scene.now
    said = len(heard.texts)
    heard.wait(20)
    assert len(heard.texts) == said
    heard.narrator.level = VoiceLevel.KEY
    heard.does(Pause())
    assert heard.texts[said:] == ["Paused."]


@given(slowness=st.floats(1.0, 4.0), level=LEVELS)
@settings(max_examples=40)
def test_speech_is_over_before_a_planned_tone_though_nobody_looks(
    slowness: float, level: VoiceLevel
) -> None:
    heard = Heard(routine(reps(2, tempo=(2, 4, 2)), prepare=4), level, engine=Engine(slowness))
    while heard.coach.state is State.RUNNING:
        for tone in coming(heard.coach, heard.scene.now):
            if tone.start > heard.scene.now + AHEAD:
                break
            said = heard.scene.speech[-1:]
            if said and said[0].start < tone.start:
                ends = min(said[0].end, heard.mouth.over)
                assert ends <= tone.start - STOPPING + 1e-9
        heard.wait(0.05)
