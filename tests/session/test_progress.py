"""A session that was broken off goes on where it had come to."""

import pytest

from exercise_coach.prescription import Load, Side
from exercise_coach.session import (
    Choice,
    Coach,
    Progress,
    SetKey,
    State,
    Stopping,
    Tone,
    When,
)
from exercise_coach.session.effects import (
    Cue,
    Finished,
    Scored,
    Started,
    Stopped,
)
from exercise_coach.session.events import (
    Choose,
    Cramp,
    Score,
    Skip,
    Start,
)
from tests.session.led import START, Led, progress_of, tones
from tests.session.routines import ALTERNATING, reps, routine
from tests.session.scenes import CRAMPY, TWO, WALK, led_to

RIGHT, LEFT = Side


class TestBrokenOff:
    def test_the_score_is_asked_again(self) -> None:
        coach = Coach(TWO, Progress(frozenset(), 2))
        assert not coach.accepts(Start())

    def test_it_begins_at_the_set_reached(self) -> None:
        before = led_to(35)
        led = Led(TWO, 0, progress_of(before.followed))
        assert led.followed[0] == Started(0, 2, START, resumed=True)
        assert led.coach.interval.key == SetKey(0, 2, None)
        assert tones(led.wait(5)) == [("count", 2), ("count", 3), ("count", 4), ("begin", 5)]
        assert led.coach.done == {SetKey(0, 1, None)}
        led.finish()
        assert len(led.coach.done) == 3

    def test_before_the_first_set_it_begins_at_the_beginning(self) -> None:
        led = Led(TWO, 0, progress_of(led_to(12).followed))
        assert led.coach.interval.key == SetKey(0, 1, None)

    def test_after_the_last_set_only_the_score_after_is_left(self) -> None:
        keys = frozenset(key for block in Led(TWO).coach.timeline.blocks for key in block)
        led = Led(TWO, 0, Progress(keys, 2))
        assert (led.state, led.coach.question) == (State.ASKING, When.AFTER)
        assert Finished(led.now) in led.does(Score(1))

    def test_a_set_passed_over_is_not_begun_again(self) -> None:
        before = led_to(12)
        before.does(Skip())
        led = Led(TWO, 0, progress_of(before.followed))
        assert led.coach.interval.key == SetKey(0, 2, None)
        assert led.coach.skipped == {SetKey(0, 1, None)}

    def test_a_set_of_which_one_side_is_missing_is_begun_again(self) -> None:
        alternating = routine(reps(1, 1, side=ALTERNATING))
        before = Led(alternating)
        before.wait(5 + 4 + 1)
        led = Led(alternating, 0, progress_of(before.followed))
        assert led.coach.interval.key == SetKey(0, 1, RIGHT)

    @pytest.mark.parametrize(("score", "line"), [(0, 2), (3, 3), (4, 4)])
    def test_the_line_may_fall(self, score: int, line: int) -> None:
        gentle = routine(WALK, load=Load.GENTLE)
        led = Led(gentle, score, Progress(frozenset(), 4))
        assert led.coach.stop_line == line
        assert led.state is State.RUNNING

    def test_the_line_never_rises_and_a_score_above_it_stops_at_once(self) -> None:
        gentle = routine(WALK, load=Load.GENTLE)
        led = Led(gentle, 5, Progress(frozenset(), 4))
        assert led.followed == [
            Started(5, 4, START, resumed=True),
            Scored(5, When.BEFORE, 0, START),
            Stopped(Stopping.PAIN, 0, START, score=5),
            Cue(Tone.STOP, START),
        ]

    def test_what_is_left_is_told_before_the_start(self) -> None:
        led = Led(TWO, None, progress_of(led_to(35).followed))
        assert led.coach.interval.key == SetKey(0, 2, None)
        assert led.coach.time_left(led.now) == 106 - 43

    def test_a_cramp_before_counts(self) -> None:
        before = led_to(12)
        before.does(Cramp(), Choose(Choice.NEXT))
        led = Led(TWO, 0, progress_of(before.followed))
        assert led.coach.interval.key == SetKey(1, 1, None)
        led.does(Cramp())
        assert led.state is State.STOPPED

    def test_the_easier_variant_stays(self) -> None:
        before = Led(CRAMPY)
        before.wait(15 + 10 + 3)
        before.does(Cramp(), Choose(Choice.EASIER))
        led = Led(CRAMPY, 0, progress_of(before.followed))
        assert led.coach.interval.key == SetKey(0, 2, None)
        assert led.coach.interval.prescription.exercise.id == "knee-plank"

    def test_it_stops_at_the_exercise_it_had_reached(self) -> None:
        keys = frozenset({SetKey(0, 1, None), SetKey(0, 2, None)})
        led = Led(TWO, 3, Progress(keys, 2))
        assert Stopped(Stopping.PAIN, 1, START, score=3) in led.followed
