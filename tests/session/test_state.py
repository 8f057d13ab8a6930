"""Every state meets every event: it does what the table says, or raises and changes nothing."""

from typing import Any

import pytest

from exercise_coach.prescription import Load
from exercise_coach.session import Choice, Coach, Event, IllegalEventError, State, Symptom
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
from exercise_coach.session.state import TRANSITIONS
from tests.session.led import Led
from tests.session.routines import reps, routine, timed
from tests.session.watch import everything

EVENTS: tuple[Event, ...] = (
    Start(),
    Score(0),
    Score(10),
    KeepScore(),
    Woke(),
    Pause(),
    Resume(),
    Skip(),
    Back(),
    AddRest(),
    AskPain(),
    Cramp(),
    Choose(Choice.REST),
    Choose(Choice.EASIER),
    Choose(Choice.NEXT),
    Choose(Choice.UNDO),
    Feel(Symptom.CRAMP),
    Feel(Symptom.LEG),
    Stop(),
)

ROUTINE = routine(
    reps(1, 1, tempo=(2, 10, 2), rest=10, easier=timed(8, name="knee-plank")),
    timed(20),
)


def ready() -> Led:
    return Led(ROUTINE, score=None)


def ready_with_score() -> Led:
    led = ready()
    led.does(Score(1))
    return led


def too_sore_to_start() -> Led:
    led = ready()
    led.does(Score(3))
    return led


def preparing() -> Led:
    return running(1)


def running(seconds: float = 9) -> Led:
    led = Led(ROUTINE, score=1)
    led.wait(seconds)
    return led


def resting() -> Led:
    return running(5 + 14 + 2)


def in_the_last_rest() -> Led:
    return running(5 + 2 * 14 + 10 + 1)


def paused() -> Led:
    led = running()
    led.does(Pause())
    return led


def paused_in_the_last_rest() -> Led:
    led = in_the_last_rest()
    led.does(Pause())
    return led


def asking_during() -> Led:
    led = running()
    led.does(AskPain())
    return led


def asking_while_paused() -> Led:
    led = paused()
    led.does(AskPain())
    return led


def asking_between() -> Led:
    return running(5 + 2 * 14 + 2 * 10)


def asking_after() -> Led:
    led = asking_between()
    led.does(Score(0))
    led.wait(25)
    return led


def cramped() -> Led:
    led = running()
    led.does(Cramp())
    return led


def cramped_at_the_question() -> Led:
    led = asking_after()
    led.does(Cramp())
    return led


def cramped_after_the_answer() -> Led:
    led = cramped_at_the_question()
    led.does(Score(0))
    return led


def finished() -> Led:
    led = asking_after()
    led.does(Score(0))
    return led


def stopped() -> Led:
    led = running()
    led.does(Stop())
    return led


SCENES = {
    ready: State.READY,
    ready_with_score: State.READY,
    too_sore_to_start: State.READY,
    preparing: State.RUNNING,
    running: State.RUNNING,
    resting: State.RUNNING,
    in_the_last_rest: State.RUNNING,
    paused: State.PAUSED,
    paused_in_the_last_rest: State.PAUSED,
    asking_during: State.ASKING,
    asking_while_paused: State.ASKING,
    asking_between: State.ASKING,
    asking_after: State.ASKING,
    cramped: State.CRAMPED,
    cramped_at_the_question: State.CRAMPED,
    cramped_after_the_answer: State.CRAMPED,
    finished: State.FINISHED,
    stopped: State.STOPPED,
}


def is_legal(coach: Coach, event: Event) -> bool:
    if type(event) not in TRANSITIONS[coach.state]:
        return False
    if isinstance(event, Start):
        return coach.last_score is not None and coach.last_score <= 2
    return not isinstance(event, Choose) or event.choice in coach.offers


def test_every_state_has_a_row_and_a_scene() -> None:
    assert set(TRANSITIONS) == set(State) == set(SCENES.values())


def test_every_event_is_tried() -> None:
    named = {event for row in TRANSITIONS.values() for event in row}
    assert {type(event) for event in EVENTS} == named == set(Event.__args__)


def test_the_clock_is_legal_everywhere() -> None:
    assert all(Woke in row for row in TRANSITIONS.values())


def test_a_row_the_clock_leads_to_takes_every_event_of_the_row_it_left() -> None:
    for row in TRANSITIONS.values():
        for reached in row[Woke]:
            assert set(row) <= set(TRANSITIONS[reached])


def test_every_live_state_stops_above_the_line_and_at_the_user_s_wish() -> None:
    for state in State:
        row = TRANSITIONS[state]
        assert state.is_live == (Stop in row)
        if state.is_live:
            assert State.STOPPED in row[Score]
            assert State.STOPPED in row[Feel]


def test_nothing_leads_out_of_an_end() -> None:
    for state in (State.FINISHED, State.STOPPED):
        assert TRANSITIONS[state] == {Woke: {state}}


@pytest.mark.parametrize("event", EVENTS, ids=str)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_state_meets_every_event(scene: Any, event: Event) -> None:
    led = scene()
    coach = led.coach
    state = coach.state
    assert state is SCENES[scene]
    before = everything(coach)

    assert coach.accepts(event) == is_legal(coach, event)
    if is_legal(coach, event):
        led.does(event)
        assert coach.state in TRANSITIONS[state][type(event)]
    else:
        with pytest.raises(IllegalEventError):
            coach.handle(event, led.now + 1)
        assert everything(coach) == before


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_an_illegal_event_does_not_even_look_at_the_clock(event: Event) -> None:
    led = running()
    before = everything(led.coach)
    if is_legal(led.coach, event):
        return
    with pytest.raises(IllegalEventError):
        led.coach.handle(event, led.now + 60)
    assert everything(led.coach) == before


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
@pytest.mark.parametrize("seconds", [0.25, 2.0, 60.0])
def test_each_event_goes_by_the_row_of_the_state_that_the_clock_led_to(
    scene: Any, seconds: float
) -> None:
    for event in EVENTS:
        led = scene()
        if not is_legal(led.coach, event):
            continue
        led.stall(seconds)
        twin = scene()
        twin.stall(seconds)
        twin.does(Woke())
        led.does(event)
        assert led.state in TRANSITIONS[twin.state][type(event)]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
@pytest.mark.parametrize("event", [Stop(), Score(3), Feel(Symptom.LEG)], ids=str)
def test_nothing_is_asked_or_offered_after_a_stop(scene: Any, event: Event) -> None:
    led = scene()
    if not led.state.is_live:
        return
    led.does(event)
    assert led.state is State.STOPPED
    assert (led.coach.question, led.coach.offers, led.coach.deadline) == (None, (), None)


def test_a_relief_routine_starts_at_ten() -> None:
    led = Led(routine(timed(60), load=Load.RELIEF), score=10)
    assert led.state is State.RUNNING
    assert led.does(Score(10))
    assert led.state is State.RUNNING
