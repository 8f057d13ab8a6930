"""Skipping, going back, and resting longer. Moments are seconds since the session began."""

import pytest

from exercise_coach.prescription import Side
from exercise_coach.session import (
    Kind,
    SetKey,
    State,
    Tone,
    When,
)
from exercise_coach.session.effects import (
    Cue,
    Finished,
    IntervalBegan,
    RestExtended,
    SetSkipped,
    WentBack,
)
from exercise_coach.session.events import (
    AddRest,
    AskPain,
    Back,
    Pause,
    Resume,
    Score,
    Skip,
)
from tests.session.led import Led, kinds, sets_done, sets_skipped, tones
from tests.session.routines import ALTERNATING, ONE_THEN_OTHER, reps, routine, timed
from tests.session.scenes import TWO, led_to, led_to_question

RIGHT, LEFT = Side


class TestSkip:
    def test_in_preparation_begins(self) -> None:
        led = led_to(1)
        assert tones(led.does(Skip())) == [("begin", 1)]
        assert led.coach.interval.kind is Kind.OUT
        assert sets_skipped(led.followed) == []

    def test_in_work_passes_over_the_set(self) -> None:
        led = led_to(12)
        followed = led.does(Skip())
        assert followed == [
            SetSkipped(SetKey(0, 1, None), "plank", led.now),
            IntervalBegan(led.coach.interval, led.now),
            Cue(Tone.REST, led.now),
        ]
        assert led.coach.interval.kind is Kind.REST
        assert tones(led.wait(10))[-1] == ("begin", 22)
        assert led.coach.skipped == {SetKey(0, 1, None)}

    def test_in_a_rest_begins_the_next_set(self) -> None:
        led = led_to(35)
        assert tones(led.does(Skip())) == [("begin", 35)]
        assert led.coach.interval.set == 2

    def test_of_one_side_goes_to_the_other(self) -> None:
        led = Led(routine(timed(30, side=ONE_THEN_OTHER)))
        led.wait(10)
        assert sets_skipped(led.does(Skip())) == [SetKey(0, 1, RIGHT)]
        assert (led.coach.interval.kind, led.coach.interval.side) == (Kind.CHANGE_SIDE, LEFT)

    def test_of_alternating_sides_passes_over_both(self) -> None:
        led = Led(routine(reps(3, side=ALTERNATING)))
        led.wait(10)
        assert sets_skipped(led.does(Skip())) == [SetKey(0, 1, RIGHT), SetKey(0, 1, LEFT)]

    def test_a_side_that_was_done_stays_done(self) -> None:
        led = Led(routine(reps(1, side=ALTERNATING)))
        led.wait(5 + 4 + 1)
        assert sets_skipped(led.does(Skip())) == [SetKey(0, 1, LEFT)]
        assert led.coach.done == {SetKey(0, 1, RIGHT)}

    def test_never_passes_a_question(self) -> None:
        led = led_to_question()
        assert led.does(Skip()) == []
        assert led.state is State.ASKING

    def test_in_the_last_rest_comes_to_the_question(self) -> None:
        led = led_to(75)
        led.does(Skip(), Skip(), Skip())
        assert (led.state, led.coach.interval.position) == (State.ASKING, 0)

    def test_in_the_last_rest_once_answered_goes_to_the_next_exercise(self) -> None:
        led = led_to(75)
        led.does(Score(0), Skip())
        assert (led.coach.interval.kind, led.coach.interval.position) == (Kind.PREPARE, 1)

    def test_never_passes_p(self) -> None:
        led = led_to(12)
        led.does(AskPain())
        assert led.does(Skip()) == []

    def test_everything_and_still_be_asked(self) -> None:
        led = Led(TWO)
        led.does(*[Skip()] * 20)
        assert led.state is State.ASKING
        led.does(Score(0), *[Skip()] * 20)
        assert led.coach.question is When.AFTER
        assert led.does(Score(0))[-2] == Finished(led.now)
        assert sets_done(led.followed) == []
        assert len(sets_skipped(led.followed)) == 3

    def test_while_paused_stays_paused_and_is_silent(self) -> None:
        led = led_to(12)
        led.does(Pause())
        led.stall(5)
        followed = led.does(Skip())
        assert kinds(followed) == ["SetSkipped", "IntervalBegan"]
        assert all(effect.at == led.now for effect in followed)
        assert led.state is State.PAUSED
        led.stall(5)
        assert tones(led.does(Resume())) == [("rest", 22)]

    def test_while_paused_an_answered_question_is_passed(self) -> None:
        led = led_to(75)
        led.does(Score(0), Pause(), Skip())
        assert (led.state, led.coach.interval.kind) == (State.PAUSED, Kind.PREPARE)
        led.does(Resume())
        assert tones(led.wait(5))[-1] == ("begin", 80)


class TestBack:
    def test_in_mid_set_begins_it_again_with_time_to_prepare(self) -> None:
        led = led_to(12)
        followed = led.does(Back())
        assert followed == [
            WentBack(SetKey(0, 1, None), led.now),
            IntervalBegan(led.coach.interval, led.now),
        ]
        assert (led.coach.interval.kind, led.coach.interval.duration) == (Kind.PREPARE, 5)
        assert tones(led.wait(5)) == [("count", 14), ("count", 15), ("count", 16), ("begin", 17)]

    @pytest.mark.parametrize(("into_the_set", "goes_to"), [(3, 1), (3.25, 2)])
    def test_at_the_beginning_of_a_set_means_the_set_before(
        self, into_the_set: float, goes_to: int
    ) -> None:
        led = led_to(43 + into_the_set)
        assert led.does(Back())[0] == WentBack(SetKey(0, goes_to, None), led.now)

    def test_twice_means_the_set_before(self) -> None:
        led = led_to(43 + 10)
        led.does(Back(), Back())
        assert led.coach.interval.set == 1

    def test_at_the_very_first_begins_again(self) -> None:
        led = led_to(2)
        assert led.does(Back())[0] == WentBack(SetKey(0, 1, None), led.now)
        assert tones(led.wait(5))[-1] == ("begin", 7)

    def test_in_a_rest_means_the_set_just_done(self) -> None:
        led = led_to(35)
        assert led.does(Back())[0] == WentBack(SetKey(0, 1, None), led.now)
        led.wait(5 + 28)
        assert sets_done(led.followed) == [SetKey(0, 1, None)] * 2

    def test_from_a_question_drops_it_until_the_set_is_over_again(self) -> None:
        led = led_to_question()
        led.does(Back())
        assert (led.state, led.coach.question) == (State.RUNNING, None)
        assert led.coach.interval.set == 2
        led.wait(5 + 28 + 10)
        assert (led.state, led.coach.question) == (State.ASKING, When.BETWEEN)

    def test_after_an_answer_the_question_comes_again(self) -> None:
        led = led_to(75)
        led.does(Score(0), Back())
        led.wait(60)
        assert (led.state, led.coach.question) == (State.ASKING, When.BETWEEN)

    def test_from_the_next_exercise(self) -> None:
        led = led_to_question()
        led.does(Score(0), Back())
        assert led.coach.interval.key == SetKey(0, 2, None)
        led.finish()
        assert led.state is State.FINISHED

    def test_to_the_other_side(self) -> None:
        led = Led(routine(timed(30, side=ONE_THEN_OTHER)))
        led.wait(5 + 30 + 1)
        assert led.coach.interval.kind is Kind.CHANGE_SIDE
        assert led.does(Back())[0] == WentBack(SetKey(0, 1, RIGHT), led.now)

    def test_waits_for_p_to_be_answered(self) -> None:
        led = led_to(12)
        led.does(AskPain())
        assert led.does(Back()) == []

    def test_while_paused_stays_paused(self) -> None:
        led = led_to(12)
        led.does(Pause())
        led.stall(5)
        followed = led.does(Back())
        assert all(effect.at == led.now for effect in followed)
        led.stall(5)
        led.does(Resume())
        assert tones(led.wait(5))[-1] == ("begin", 22 + 5)

    def test_a_skipped_set_done_after_all_is_done(self) -> None:
        led = led_to(12)
        led.does(Skip(), Back())
        led.wait(5 + 28)
        assert led.coach.done == {SetKey(0, 1, None)}
        assert not led.coach.skipped

    def test_a_done_set_skipped_the_second_time_stays_done(self) -> None:
        led = led_to(35)
        led.does(Back())
        led.wait(10)
        led.does(Skip())
        assert led.coach.done == {SetKey(0, 1, None)}
        assert not led.coach.skipped
        assert sets_skipped(led.followed) == []

    def test_without_time_to_prepare_begins_at_once(self) -> None:
        led = Led(routine(timed(30), prepare=0))
        led.wait(10)
        assert tones(led.does(Back())) == [("begin", 10)]


class TestMoreRest:
    def test_ten_seconds_and_the_counts_are_heard_again(self) -> None:
        led = led_to(41)
        assert tones(led.followed)[-2:] == [("count", 40), ("count", 41)]
        assert led.does(AddRest()) == [RestExtended(10.0, led.now)]
        assert led.coach.remaining(led.now) == 12
        assert tones(led.wait(12)) == [("count", 50), ("count", 51), ("count", 52), ("begin", 53)]

    @pytest.mark.parametrize("into_the_rest", [0, 0.25, 1])
    def test_at_the_very_beginning_the_rest_is_not_announced_again(
        self, into_the_rest: float
    ) -> None:
        led = led_to(33 + into_the_rest)
        led.does(AddRest(), AddRest())
        assert led.coach.remaining(led.now) == 30 - into_the_rest
        assert tones(led.wait(30))[0] == ("count", 60)

    def test_not_outside_a_rest(self) -> None:
        for offset in (1, 12):
            assert led_to(offset).does(AddRest()) == []

    def test_not_while_asked(self) -> None:
        assert led_to_question().does(AddRest()) == []
        resting = led_to(35)
        resting.does(AskPain())
        assert resting.does(AddRest()) == []

    def test_while_paused(self) -> None:
        led = led_to(35)
        led.does(Pause())
        led.stall(60)
        led.does(AddRest(), Resume())
        assert tones(led.wait(18))[-1] == ("begin", 43 + 60 + 10)

    def test_in_a_rest_skipped_to_while_paused_its_beginning_is_heard_on_time(self) -> None:
        led = led_to(12)
        led.does(Pause(), Skip(), AddRest())
        assert tones(led.does(Resume())) == [("rest", 12)]
        assert tones(led.wait(20))[-1] == ("begin", 32)

    def test_before_the_question(self) -> None:
        led = led_to(75)
        led.does(AddRest())
        led.wait(15)
        assert led.coach.interval.kind is Kind.REST
        led.wait(1)
        assert led.state is State.ASKING
