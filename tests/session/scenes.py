"""A session of two exercises, led to where a story begins. Offsets are in seconds."""

from exercise_coach.session import State, When
from tests.session.led import Led
from tests.session.routines import reps, routine, timed

# 0 prepare · 5 out · 7 hold · 17 back · 19 out · 21 hold · 31 back · 33 rest · 43 again
PLANK = reps(2, 2, name="plank", tempo=(2, 10, 2), rest=10)
WALK = timed(20, name="walk")
TWO = routine(PLANK, WALK)

EASIER = timed(8, name="knee-plank", rest=10)
CRAMPY = routine(reps(1, 1, 1, name="plank", tempo=(2, 6, 2), rest=10, easier=EASIER), WALK)


def led_to(seconds: float) -> Led:
    """Return a session of two exercises, led to this offset."""
    led = Led(TWO)
    led.wait(seconds)
    return led


def led_to_question() -> Led:
    """Return a session whose first exercise and its rest are over: it waits for the score."""
    led = led_to(71 + 10)
    assert (led.state, led.coach.question) == (State.ASKING, When.BETWEEN)
    return led
