"""A question that nobody answers is asked again, ever less often, and never after the end."""

import pytest

from exercise_coach.session import State
from exercise_coach.session.effects import AskedAgain
from exercise_coach.session.events import AskPain, Back, Pause, Resume, Score, Stop, Woke
from exercise_coach.session.patience import next_asking
from tests.session.led import Led, kinds, tones
from tests.session.routines import reps, routine


def led_to_question() -> Led:
    """A session whose pain question holds it from now on."""
    led = Led(routine(reps(1), reps(1), prepare=5))
    while led.state is not State.ASKING:
        led.now = led.coach.deadline or led.now
        led.does(Woke())
    return led


def asked_again(led: Led, seconds: float) -> list[float]:
    """Let time pass; return when it was asked again, in seconds from now."""
    now = led.now
    return [each.at - now for each in led.wait(seconds) if isinstance(each, AskedAgain)]


def test_it_is_asked_again_soon_and_then_every_two_minutes() -> None:
    led = led_to_question()
    assert asked_again(led, 600) == [30, 60, 180, 300, 420, 540]


def test_each_time_with_one_soft_tone() -> None:
    led = led_to_question()
    assert [tone for tone, _ in tones(led.wait(200))] == ["ask"] * 3


def test_an_answer_ends_it() -> None:
    led = led_to_question()
    led.wait(40)
    led.does(Score(1))
    assert asked_again(led, 5) == []


@pytest.mark.parametrize("end", [Stop(), Score(9)])
def test_nothing_comes_after_a_stop(end: Stop | Score) -> None:
    led = led_to_question()
    led.wait(29)
    led.does(end)
    assert led.coach.deadline is None
    assert led.wait(600) == []


def test_whoever_has_paused_is_not_asked_again_before_going_on() -> None:
    led = led_to_question()
    led.does(Pause())
    assert led.coach.deadline is None
    assert asked_again(led, 600) == []
    led.does(Resume())
    assert asked_again(led, 100) == [30, 60]


def test_a_question_of_ones_own_is_asked_again_too() -> None:
    led = Led(routine(reps(5), prepare=5))
    led.wait(6)
    led.does(AskPain())
    assert asked_again(led, 70) == [30, 60]


def test_after_a_machine_has_slept_it_is_asked_once_and_goes_on_as_before() -> None:
    led = led_to_question()
    led.stall(1000)
    assert kinds(led.does(Woke())) == ["AskedAgain", "Cue"]
    assert asked_again(led, 200) == [20, 140]  # at 1020 and 1140


def test_going_back_takes_the_question_along() -> None:
    led = led_to_question()
    led.does(Back())
    assert led.state is State.RUNNING
    assert not [each for each in led.wait(3) if isinstance(each, AskedAgain)]


def test_a_look_at_the_clock_in_between_asks_nothing() -> None:
    led = led_to_question()
    led.stall(10)
    assert led.does(Woke()) == []


@pytest.mark.parametrize(
    ("now", "then"),
    [(0, 30), (29, 30), (30, 60), (60, 180), (179, 180), (180, 300), (1000, 1020), (1020, 1140)],
)
def test_moments(now: float, then: float) -> None:
    assert next_asking(5.0, 5.0 + now) == 5.0 + then
