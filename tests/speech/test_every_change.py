"""Each exercise, set and side is told, though nothing before it left the time to tell it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_coach.choices import VoiceLevel
from exercise_coach.prescription import Prescription, Routine
from exercise_coach.session import Choice, State
from exercise_coach.session.events import Back, Choose, Cramp, KeepScore, Pause, Resume
from tests.session.routines import ALTERNATING, ONE_THEN_OTHER, reps, routine, timed
from tests.speech.spoken import Engine, Heard, overlaps

KEY = VoiceLevel.KEY
SHORT = st.sampled_from([0.0, 0.25, 1.0])
"""Too short a wait to tell everything in it."""
TEMPOS = st.sampled_from([(2.5, 0.0, 2.5), (0.0, 5.0, 0.0), (0.25, 10.0, 0.25), (0.0, 0.0, 2.5)])
SIDES = st.sampled_from([None, ALTERNATING, ONE_THEN_OTHER])


@st.composite
def _doses(draw: st.DrawFn, number: int) -> Prescription:
    name, sets, side = f"exercise-{number}", draw(st.integers(1, 3)), draw(SIDES)
    if draw(st.booleans()):
        return timed(draw(st.sampled_from([4.0, 30.0])), name=name, sets=sets, side=side,
                     rest=draw(SHORT))  # fmt: skip
    return reps(*[3] * sets, name=name, tempo=draw(TEMPOS), side=side, rest=draw(SHORT))


@st.composite
def hasty_routines(draw: st.DrawFn) -> Routine:
    """Draw a routine that leaves next to no time between its efforts."""
    doses = [draw(_doses(number)) for number in range(draw(st.integers(1, 3)))]
    return routine(*doses, prepare=draw(SHORT), change_side=draw(SHORT))


def lead(heard: Heard) -> list[tuple[tuple[int, int, str], list[str]]]:
    """Lead a session to its end; return what was said from each set and side to the next."""
    said: list[tuple[tuple[int, int, str], list[str]]] = []
    told = 0
    while heard.coach.state.is_live:
        if heard.coach.accepts(KeepScore()) and heard.coach.state is State.ASKING:
            heard.wait(3)
            heard.does(KeepScore())
        heard.wait(0.25)
        interval = heard.coach.interval
        dose = interval.prescription
        is_in_turn = dose.side is ALTERNATING and dose.time is None
        key = (interval.position, interval.set, "" if is_in_turn else str(interval.side or ""))
        if not said or said[-1][0] != key:
            said.append((key, []))
        said[-1][1].extend(heard.texts[told:])
        told = len(heard.texts)
    return said


@given(routine=hasty_routines(), level=st.sampled_from([KEY, VoiceLevel.EVERYTHING]))
@settings(max_examples=60)
def test_each_exercise_set_and_side_is_told_though_no_wait_tells_it(
    routine: Routine, level: VoiceLevel
) -> None:
    heard = Heard(routine, level)
    said = lead(heard)
    assert overlaps(heard.scene) == []
    for place, ((position, number, side), texts) in enumerate(said):
        before = said[place - 1] if place else ((-1, 0, ""), [""])
        told = " ".join([*before[1][-2:], *texts]).lower()
        if before[0][0] != position:
            assert f"exercise-{position}." in told
        elif before[0][1] != number:
            assert f"set {number}" in told
        if side and before[0][:2] == (position, number):
            assert side in told or "change side" in told


def heard_in(*doses: Prescription, prepare: float = 0, seconds: float = 8) -> Sequence[str]:
    """Return what is said in the first seconds of a routine without waits."""
    heard = Heard(routine(*doses, prepare=prepare, change_side=0), KEY)
    heard.wait(seconds)
    return heard.texts


def test_without_time_to_prepare_the_work_begins_with_what_is_done() -> None:
    assert heard_in(reps(1, tempo=(3, 10, 3))) == ["Dead-bug.", "Hold."]


def test_with_too_little_time_to_prepare_a_long_name_is_told_in_the_work() -> None:
    dose = reps(1, name="lying trunk rotation, slow", tempo=(3, 10, 3))
    assert heard_in(dose, prepare=1)[0] == "Lying trunk rotation, slow."


def test_what_was_told_while_preparing_is_not_told_again() -> None:
    assert heard_in(reps(1, tempo=(3, 10, 3)), prepare=3) == ["Dead-bug.", "Hold."]


def test_without_time_to_change_the_other_side_is_named_as_it_begins() -> None:
    dose = reps(1, tempo=(3, 0, 3), side=ONE_THEN_OTHER)
    assert heard_in(dose) == ["Right side. dead-bug.", "Left side."]


SLOW = Engine(slowness=1.2, lags=(0.15,), stopping=0.1, tail=0.1)


@pytest.mark.parametrize("engine", [Engine(), SLOW])
@pytest.mark.parametrize("level", [KEY, VoiceLevel.EVERYTHING])
def test_with_usual_times_each_side_is_told_before_it_is_wanted_or_as_it_begins(
    level: VoiceLevel, engine: Engine
) -> None:
    dose = timed(20, name="side plank on knees", side=ONE_THEN_OTHER)
    bird_dog = reps(1, name="bird-dog", tempo=(2, 5, 2), side=ONE_THEN_OTHER)
    heard = Heard(routine(bird_dog, dose), level, engine=engine)
    for (_, _, side), texts in lead(heard):
        assert any(side in text.lower() for text in texts), (side, texts)
    assert heard.texts[0] == "Right side. bird-dog."
    assert any("next, side plank on knees, right" in text.lower() for text in heard.texts)


def test_of_a_long_name_the_side_is_told_in_the_next_gap() -> None:
    dose = timed(20, name="side plank on knees", side=ONE_THEN_OTHER)
    heard = Heard(routine(dose), KEY)
    heard.wait(5)
    assert heard.texts == ["Side plank on knees.", "Right."]


def test_without_a_rest_the_next_set_is_named_as_it_begins() -> None:
    assert heard_in(reps(1, 1, tempo=(3, 0, 3), rest=0)) == ["Dead-bug.", "Set 2."]


def test_alternating_sides_are_said_though_a_rep_begins_with_its_hold() -> None:
    dose = reps(2, tempo=(0, 4, 0), side=ALTERNATING)
    said = heard_in(dose, prepare=5, seconds=20.5)
    assert said[1:] == ["Right.", "Hold.", "Left.", "Hold.", "Right.", "Hold.", "Left.", "Hold."]


@pytest.mark.parametrize("level", [KEY, VoiceLevel.EVERYTHING])
def test_a_pause_before_the_name_was_said_does_not_swallow_it(level: VoiceLevel) -> None:
    heard = Heard(routine(timed(60), prepare=0), level)
    heard.does(Pause())
    heard.wait(5)
    heard.does(Resume())
    heard.wait(10)
    assert any(text.startswith("Walk.") for text in heard.texts)


def test_who_goes_back_hears_where() -> None:
    heard = Heard(routine(reps(1, tempo=(9, 0, 9)), prepare=0), KEY)
    heard.wait(8)
    heard.does(Back())
    heard.wait(5)
    assert heard.texts == ["Dead-bug.", "Dead-bug."]


def test_an_easier_variant_is_named() -> None:
    easier = timed(30, name="breathing")
    heard = Heard(routine(reps(1, tempo=(9, 0, 9), easier=easier), prepare=0), KEY)
    heard.wait(8)
    heard.does(Cramp(), Choose(Choice.EASIER))
    heard.wait(5)
    assert "Breathing." in heard.texts


def test_what_an_engine_was_saying_when_it_was_lost_is_said_again_when_it_is_back() -> None:
    heard = Heard(routine(timed(60, name="side plank on knees", side=ONE_THEN_OTHER)), KEY)
    heard.wait(0.5)
    heard.mouth.dies()
    heard.wait(1)
    heard.mouth.ready = True
    heard.wait(6)
    assert heard.texts == ["Side plank on knees.", "Right.", "Right side. side plank on knees."]
    assert not heard.scene.speech[0].is_whole
