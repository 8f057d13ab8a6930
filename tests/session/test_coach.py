"""What the coach does, told as stories. Moments are seconds since the session began."""

import pytest

from exercise_coach.prescription import Load, Side
from exercise_coach.session import (
    Choice,
    Coach,
    IllegalEventError,
    Kind,
    Pausing,
    Progress,
    SetKey,
    State,
    Stopping,
    Symptom,
    Tone,
    When,
)
from exercise_coach.session.effects import (
    Asked,
    Cramped,
    Cue,
    Eased,
    Finished,
    IntervalBegan,
    Paused,
    RepDone,
    RestExtended,
    Resumed,
    Scored,
    SetDone,
    SetSkipped,
    Started,
    Stopped,
    WentBack,
)
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
from tests.session.led import START, Led, kinds, progress_of, sets_done, sets_skipped, tones
from tests.session.routines import ALTERNATING, ONE_THEN_OTHER, reps, routine, timed

RIGHT, LEFT = Side

# 0 prepare · 5 out · 7 hold · 17 back · 19 out · 21 hold · 31 back · 33 rest · 43 again
PLANK = reps(2, 2, name="plank", tempo=(2, 10, 2), rest=10)
WALK = timed(20, name="walk")
TWO = routine(PLANK, WALK)


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


class TestStart:
    def test_a_session_from_start_to_finish(self) -> None:
        led = Led(routine(reps(1, tempo=(2, 0, 2))), score=1)
        led.wait(9)
        led.wait(60)
        led.does(Score(2))
        key = SetKey(0, 1, None)
        intervals = led.coach.timeline.intervals
        assert led.followed == [
            Started(1, 2, START),
            Scored(1, When.BEFORE, 0, START),
            IntervalBegan(intervals[0], START),
            Cue(Tone.COUNT, START + 2),
            Cue(Tone.COUNT, START + 3),
            Cue(Tone.COUNT, START + 4),
            IntervalBegan(intervals[1], START + 5),
            Cue(Tone.BEGIN, START + 5),
            IntervalBegan(intervals[2], START + 7),
            RepDone(key, "dead-bug", 1, START + 9),
            SetDone(key, "dead-bug", 1, 0.0, START + 9),
            IntervalBegan(intervals[3], START + 9),
            Asked(When.AFTER, START + 9),
            Cue(Tone.REST, START + 9),
            Scored(2, When.AFTER, 0, START + 69),
            Finished(START + 69),
            Cue(Tone.FINISH, START + 69),
        ]
        assert led.state is State.FINISHED

    def test_not_without_a_score(self) -> None:
        coach = Coach(TWO)
        assert not coach.accepts(Start())
        with pytest.raises(IllegalEventError):
            coach.handle(Start(), START)

    def test_enter_does_nothing_before_the_first_score(self) -> None:
        led = Led(TWO, score=None)
        assert led.does(KeepScore()) == []
        assert led.coach.last_score is None
        assert not led.coach.accepts(Start())

    def test_the_latest_score_before_the_start_counts(self) -> None:
        led = Led(TWO, score=None)
        assert led.does(Score(7), Score(1)) == []
        assert led.does(Start())[1] == Scored(1, When.BEFORE, 0, START)

    @pytest.mark.parametrize(
        ("load", "pain_limit", "score", "line"),
        [
            (Load.STRENGTH, 2, 0, 2),
            (Load.STRENGTH, 2, 2, 2),
            (Load.STRENGTH, 2, 3, None),
            (Load.STRENGTH, 5, 5, 5),
            (Load.STRENGTH, 0, 1, None),
            (Load.GENTLE, 2, 1, 2),
            (Load.GENTLE, 2, 5, 5),
            (Load.GENTLE, 2, 6, None),
            (Load.GENTLE, 5, 6, None),
            (Load.RELIEF, 2, 9, 9),
            (Load.RELIEF, 2, 10, 10),
        ],
    )
    def test_who_may_start(self, load: Load, pain_limit: int, score: int, line: int | None) -> None:
        led = Led(routine(WALK, load=load, pain_limit=pain_limit), score=None)
        led.does(Score(score))
        assert led.coach.accepts(Start()) == (line is not None)
        if line is not None:
            assert led.does(Start())[0] == Started(score, line, START)
            assert led.coach.stop_line == line

    def test_the_line_is_told_before_the_start(self) -> None:
        led = Led(routine(WALK, load=Load.GENTLE), score=None)
        assert [led.coach.line_for(score) for score in (None, 0, 2, 4)] == [2, 2, 2, 4]
        led.does(Score(4), Start())
        assert (led.coach.start_score, led.coach.stop_line) == (4, 4)

    def test_the_first_look_at_the_clock_is_no_gap(self) -> None:
        led = Led(TWO, score=None)
        led.does(Score(0))
        led.stall(3600)
        assert kinds(led.does(Start())) == ["Started", "Scored", "IntervalBegan"]

    def test_a_clock_may_count_from_anywhere(self) -> None:
        coach = Coach(routine(WALK))
        coach.handle(Score(0), -50.0)
        assert coach.handle(Start(), -50.0)[0] == Started(0, 2, -50.0)
        assert coach.deadline == -49.0


class TestPain:
    def test_pain_of_3_in_mid_hold_stops(self) -> None:
        led = led_to(12)
        assert led.coach.interval.kind is Kind.HOLD
        assert led.does(Score(3)) == [
            Scored(3, When.DURING, 0, led.now),
            Stopped(Stopping.PAIN, 0, led.now, score=3),
            Cue(Tone.STOP, led.now),
        ]
        assert led.wait(3600) == []
        assert led.coach.deadline is None

    def test_a_digit_within_the_line_counts_and_the_exercise_goes_on(self) -> None:
        led = led_to(12)
        assert led.does(Score(2)) == [Scored(2, When.DURING, 0, led.now)]
        assert tones(led.wait(5)) == [("count", 14), ("count", 15), ("count", 16), ("hold-end", 17)]

    def test_gentle_begun_at_5_stops_above_5(self) -> None:
        led = Led(routine(WALK, load=Load.GENTLE), score=5)
        led.wait(10)
        assert led.does(Score(5)) == [Scored(5, When.DURING, 0, led.now)]
        assert Stopped(Stopping.PAIN, 0, led.now, score=6) in led.does(Score(6))

    def test_a_low_start_does_not_raise_the_line(self) -> None:
        led = Led(routine(WALK, load=Load.GENTLE), score=1)
        assert Stopped(Stopping.PAIN, 0, led.now, score=3) in led.does(Score(3))

    def test_a_stop_while_paused(self) -> None:
        led = led_to(12)
        led.does(Pause())
        led.wait(60)
        assert kinds(led.does(Score(4))) == ["Scored", "Stopped", "Cue"]

    def test_a_stop_after_a_gap_says_both(self) -> None:
        led = led_to(12)
        led.stall(5)
        assert kinds(led.does(Score(4))) == ["Paused", "Scored", "Stopped", "Cue"]

    def test_a_stop_after_a_cramp(self) -> None:
        led = led_to(12)
        led.does(Cramp())
        assert kinds(led.does(Score(4))) == ["Scored", "Stopped", "Cue"]
        assert led.coach.offers == ()

    def test_the_question_is_asked_once_and_waits_after_the_rest(self) -> None:
        led = led_to(70)
        followed = led.wait(30)
        assert [e for e in followed if isinstance(e, Asked)] == [Asked(When.BETWEEN, START + 71)]
        assert led.coach.interval.kind is Kind.PAIN_CHECK
        assert (led.state, led.coach.deadline) == (State.ASKING, None)
        assert led.wait(600) == []

    def test_answered_in_the_rest_nothing_waits(self) -> None:
        led = led_to(75)
        led.does(Score(1))
        assert tones(led.wait(12)) == [("count", 83), ("count", 84), ("count", 85), ("begin", 86)]

    def test_answered_late_everything_is_put_off_by_the_wait(self) -> None:
        led = led_to_question()
        led.wait(19)
        assert led.does(Score(2)) == [
            Scored(2, When.BETWEEN, 0, START + 100),
            IntervalBegan(led.coach.interval, START + 100),
        ]
        assert tones(led.wait(5)) == [
            ("count", 102),
            ("count", 103),
            ("count", 104),
            ("begin", 105),
        ]

    def test_enter_repeats_the_last_score(self) -> None:
        led = led_to(12)
        led.does(Score(2))
        led.wait(69)
        assert led.does(KeepScore())[0] == Scored(2, When.BETWEEN, 0, led.now)

    def test_enter_repeats_the_starting_score_when_there_was_no_other(self) -> None:
        led = led_to_question()
        assert led.does(KeepScore())[0] == Scored(0, When.BETWEEN, 0, led.now)

    def test_enter_without_a_question_does_nothing(self) -> None:
        assert led_to(12).does(KeepScore()) == []

    def test_a_score_in_mid_exercise_does_not_answer_the_question_after_it(self) -> None:
        led = led_to(68)
        led.does(Score(1))
        led.wait(20)
        assert led.state is State.ASKING

    def test_p_asks_and_waits_and_time_is_held(self) -> None:
        led = led_to(12)
        assert led.does(AskPain()) == [Asked(When.DURING, led.now)]
        assert led.state is State.ASKING
        assert led.wait(60) == []
        assert led.coach.remaining(led.now) == 5
        assert led.does(Score(1)) == [Scored(1, When.DURING, 0, led.now)]
        assert tones(led.wait(5))[-1] == ("hold-end", 60 + 17)

    def test_p_twice_asks_once(self) -> None:
        led = led_to(12)
        led.does(AskPain())
        assert led.does(AskPain()) == []

    def test_p_while_paused_returns_to_the_pause(self) -> None:
        led = led_to(12)
        led.does(Pause(), AskPain(), Score(1))
        assert led.state is State.PAUSED
        led.stall(60)
        led.does(Resume())
        assert tones(led.wait(5))[-1] == ("hold-end", 60 + 17)

    def test_p_in_the_rest_brings_its_question_forward(self) -> None:
        led = led_to(75)
        assert led.does(AskPain()) == []
        assert (led.state, led.coach.question) == (State.ASKING, When.BETWEEN)
        led.stall(8)
        assert led.does(Score(1)) == [Scored(1, When.BETWEEN, 0, led.now)]
        assert tones(led.wait(11))[-1] == ("begin", 86 + 8)

    def test_without_a_rest_the_question_comes_at_once_with_its_tone(self) -> None:
        led = Led(routine(timed(5, rest=0), WALK))
        assert tones(led.wait(30))[-1] == ("rest", 10)
        assert (led.state, led.coach.question) == (State.ASKING, When.BETWEEN)

    def test_a_line_of_nought(self) -> None:
        led = Led(routine(WALK, pain_limit=0))
        assert kinds(led.does(Score(0))) == ["Scored"]
        assert kinds(led.does(Score(1))) == ["Scored", "Stopped", "Cue"]

    @pytest.mark.parametrize("value", [-1, 11])
    def test_a_score_is_nought_to_ten(self, value: int) -> None:
        with pytest.raises(ValueError, match="0 to 10"):
            Score(value)


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


class TestPause:
    def test_holds_time(self) -> None:
        led = led_to(12)
        assert led.does(Pause()) == [Paused(Pausing.USER, led.now)]
        assert led.coach.deadline is None
        assert led.wait(3600) == []
        assert (led.coach.elapsed(led.now), led.coach.remaining(led.now)) == (12, 5)
        assert led.does(Resume()) == [Resumed(led.now)]
        assert tones(led.wait(5))[-1] == ("hold-end", 3600 + 17)

    def test_twice_is_once(self) -> None:
        led = led_to(12)
        led.does(Pause())
        led.stall(5)
        assert led.does(Pause()) == []
        led.does(Resume())
        assert led.coach.remaining(led.now) == 5

    def test_while_asked_the_answer_leads_to_the_pause(self) -> None:
        led = led_to_question()
        assert led.does(Pause(), Pause()) == [Paused(Pausing.USER, led.now)]
        assert led.state is State.ASKING
        led.does(Score(0))
        assert (led.state, led.coach.deadline) == (State.PAUSED, None)
        assert (led.coach.interval.kind, led.coach.interval.position) == (Kind.PREPARE, 1)
        led.stall(100)
        led.does(Resume())
        assert tones(led.wait(5))[-1] == ("begin", 81 + 100 + 5)

    def test_taken_back_while_asked(self) -> None:
        led = led_to_question()
        led.does(Pause())
        assert led.does(Resume()) == [Resumed(led.now)]
        assert led.does(Resume()) == []
        led.does(Score(0))
        assert led.state is State.RUNNING

    def test_while_asked_at_the_end_does_not_keep_from_finishing(self) -> None:
        led = Led(routine(WALK))
        led.wait(30)
        led.does(Pause())
        assert led.does(Score(0))[-2:] == [Finished(led.now), Cue(Tone.FINISH, led.now)]

    def test_nothing_sounds_but_what_is_left(self) -> None:
        led = led_to(0)
        for _ in range(4 * 33):
            led.wait(0.25)
            led.does(Pause())
            led.stall(7)
            led.does(Resume())
        once = led_to(33)
        assert [tone for tone, _ in tones(led.followed)] == [t for t, _ in tones(once.followed)]


class TestClock:
    def test_a_gap_of_5_s_pauses_at_the_earlier_wake_up(self) -> None:
        led = led_to(12)
        led.stall(5)
        assert led.does(Woke()) == [Paused(Pausing.GAP, START + 12)]
        assert led.coach.remaining(led.now) == 5
        led.stall(60)
        led.does(Resume())
        assert tones(led.wait(5))[-1] == ("hold-end", 65 + 17)

    def test_exactly_2_s_is_no_gap(self) -> None:
        led = led_to(12)
        led.stall(2)
        assert tones(led.does(Woke())) == [("count", 14)]
        assert led.state is State.RUNNING

    def test_a_hair_more_is(self) -> None:
        led = led_to(12)
        led.stall(2 + 1 / 64)
        assert led.does(Woke()) == [Paused(Pausing.GAP, START + 12)]

    def test_after_a_stall_it_catches_up_in_order_and_stale_cues_are_silent(self) -> None:
        led = led_to(15.5)
        led.stall(1.875)
        followed = led.does(Woke())
        assert kinds(followed) == ["IntervalBegan", "Cue"]
        assert tones(followed) == [("hold-end", 17)]

    def test_half_a_second_late_is_still_heard(self) -> None:
        led = led_to(13.75)
        led.stall(0.75)
        assert tones(led.does(Woke())) == [("count", 14)]
        led.stall(0.5 + 1 / 64 + 0.5)
        assert tones(led.does(Woke())) == []

    def test_a_stale_question_is_asked_but_not_sounded(self) -> None:
        led = Led(routine(timed(5, rest=0), WALK))
        led.wait(9.25)
        led.stall(1.75)
        assert led.does(Woke())[-1] == Asked(When.BETWEEN, START + 10)
        led.does(Score(0))
        assert led.coach.elapsed(led.now) == 10

    def test_a_whole_set_in_one_stall_counts(self) -> None:
        led = Led(routine(reps(2, tempo=(0.25, 0.25, 0.25), rest=0), prepare=0))
        led.stall(2)
        followed = led.does(Woke())
        assert [e.at - START for e in followed if isinstance(e, RepDone)] == [0.75, 1.5]
        assert led.state is State.ASKING

    def test_a_gap_while_waiting_is_none(self) -> None:
        led = led_to_question()
        led.stall(3600)
        assert led.does(Woke()) == []
        led.does(Score(0))
        assert led.state is State.RUNNING

    def test_a_key_after_a_gap_finds_the_session_paused(self) -> None:
        led = led_to(12)
        led.stall(5)
        assert kinds(led.does(Skip())) == ["Paused", "SetSkipped", "IntervalBegan"]
        assert led.state is State.PAUSED

    def test_backwards_it_stands_still(self) -> None:
        led = led_to(12)
        assert led.coach.handle(Woke(), START + 3) == ()
        assert led.coach.deadline == START + 13
        assert led.coach.handle(Pause(), START + 3) == (Paused(Pausing.USER, START + 12),)

    def test_the_deadline_is_the_next_cue_or_a_second_away(self) -> None:
        led = led_to(12)
        assert led.coach.deadline == START + 13
        led.wait(1.5)
        assert led.coach.deadline == START + 14

    def test_time_left(self) -> None:
        led = led_to(12)
        assert led.coach.timeline.duration == 81 + 5 + 20
        assert led.coach.time_left(led.now) == 106 - 12

    def test_what_comes_next(self) -> None:
        led = led_to(12)
        assert [i.kind for i in led.coach.upcoming[:2]] == [Kind.BACK, Kind.OUT]
        led.does(Back())
        assert led.coach.upcoming[0].kind is Kind.OUT


EASIER = timed(8, name="knee-plank", rest=10)
CRAMPY = routine(reps(1, 1, 1, name="plank", tempo=(2, 6, 2), rest=10, easier=EASIER), WALK)


class TestCramp:
    def test_offers_rest_first_then_the_easier_variant_then_the_next_exercise(self) -> None:
        led = Led(CRAMPY)
        led.wait(8)
        offers = (Choice.REST, Choice.EASIER, Choice.NEXT)
        assert led.does(Cramp()) == [Cramped("plank", offers, led.now)]
        assert (led.state, led.coach.offers) == (State.CRAMPED, offers)
        assert led.wait(60) == []
        assert led.coach.deadline is None

    def test_without_an_easier_variant_it_is_not_offered(self) -> None:
        led = led_to(8)
        led.does(Cramp())
        assert led.coach.offers == (Choice.REST, Choice.NEXT)
        assert not led.coach.accepts(Choose(Choice.EASIER))
        with pytest.raises(IllegalEventError):
            led.does(Choose(Choice.EASIER))

    def test_when_the_exercise_is_over_there_is_nothing_to_make_easier(self) -> None:
        led = Led(CRAMPY)
        led.wait(5 + 3 * 10 + 2 * 10 + 1)
        assert led.coach.interval.last
        led.does(Cramp())
        assert led.coach.offers == (Choice.REST, Choice.NEXT)

    def test_rest_ends_the_session(self) -> None:
        led = led_to(8)
        led.does(Cramp())
        assert led.does(Choose(Choice.REST)) == [
            Stopped(Stopping.SYMPTOM, 0, led.now, symptom=Symptom.CRAMP),
            Cue(Tone.STOP, led.now),
        ]

    def test_easier_begins_this_set_anew(self) -> None:
        led = Led(CRAMPY)
        led.wait(15 + 10 + 3)
        led.does(Cramp())
        led.stall(30)
        assert led.does(Choose(Choice.EASIER)) == [
            Eased(0, 2, "knee-plank", led.now),
            IntervalBegan(led.coach.interval, led.now),
        ]
        assert led.coach.interval.kind is Kind.PREPARE
        followed = led.finish()
        assert [
            (e.exercise, e.key.set, e.reps, e.hold) for e in followed if isinstance(e, SetDone)
        ] == [
            ("knee-plank", 2, None, 8),
            ("knee-plank", 3, None, 8),
            ("walk", 1, None, 20),
        ]

    def test_easier_in_a_rest_begins_with_the_next_set(self) -> None:
        led = Led(CRAMPY)
        led.wait(15 + 1)
        led.does(Cramp())
        assert led.does(Choose(Choice.EASIER))[0] == Eased(0, 2, "knee-plank", led.now)

    def test_easier_for_the_side_that_is_left(self) -> None:
        easier = timed(5, name="side-plank-knees", side=ONE_THEN_OTHER)
        led = Led(routine(timed(20, name="side-plank", side=ONE_THEN_OTHER, easier=easier)))
        led.wait(5 + 20 + 3 + 4)
        led.does(Cramp(), Choose(Choice.EASIER))
        assert led.coach.interval.key == SetKey(0, 1, LEFT)

    def test_easier_for_a_set_that_was_already_done_once(self) -> None:
        led = Led(routine(reps(1, tempo=(2, 6, 2), rest=10, easier=EASIER), WALK))
        led.wait(5 + 10 + 1)
        led.does(Back(), Cramp())
        assert led.does(Choose(Choice.EASIER))[0] == Eased(0, 1, "knee-plank", led.now)
        assert led.coach.interval.key == SetKey(0, 1, None)
        led.finish()
        assert led.state is State.FINISHED

    def test_easier_never_passes_the_question(self) -> None:
        led = Led(CRAMPY)
        led.wait(5 + 3 * 10 + 2 * 10 + 1)
        led.does(Back(), Back(), Back(), Cramp(), Choose(Choice.EASIER))
        assert led.coach.interval.key == SetKey(0, 1, None)

    def test_next_passes_over_what_is_left_and_still_asks(self) -> None:
        led = Led(CRAMPY)
        led.wait(15 + 10 + 3)
        led.does(Cramp())
        led.stall(30)
        followed = led.does(Choose(Choice.NEXT))
        assert sets_skipped(followed) == [SetKey(0, 2, None), SetKey(0, 3, None)]
        assert tones(followed) == [("rest", 58)]
        assert led.coach.interval.last
        led.wait(60)
        assert (led.state, led.coach.question) == (State.ASKING, When.BETWEEN)

    def test_next_in_the_last_exercise_asks_for_the_score_after(self) -> None:
        led = Led(routine(WALK))
        led.wait(8)
        led.does(Cramp(), Choose(Choice.NEXT))
        assert (led.state, led.coach.question) == (State.ASKING, When.AFTER)

    def test_next_in_the_last_rest_lets_the_rest_go_on(self) -> None:
        led = led_to(75)
        led.does(Cramp())
        led.stall(10)
        assert led.does(Choose(Choice.NEXT)) == []
        led.wait(6)
        assert (led.state, led.offset) == (State.ASKING, 91)

    def test_next_at_a_question_asks_it_still(self) -> None:
        led = led_to_question()
        led.does(Cramp(), Choose(Choice.NEXT))
        assert (led.state, led.coach.question) == (State.ASKING, When.BETWEEN)

    def test_a_score_meanwhile_answers_the_question(self) -> None:
        led = Led(routine(WALK))
        led.wait(30)
        led.does(Cramp(), Score(1))
        assert led.state is State.CRAMPED
        assert led.does(Choose(Choice.NEXT)) == [
            Finished(led.now),
            Cue(Tone.FINISH, led.now),
        ]

    def test_p_s_question_gives_way_to_a_cramp(self) -> None:
        led = led_to(12)
        led.does(AskPain(), Cramp())
        assert led.coach.question is None

    def test_the_second_one_stops(self) -> None:
        led = Led(CRAMPY)
        led.wait(8)
        led.does(Cramp(), Choose(Choice.EASIER))
        led.wait(8)
        assert led.does(Feel(Symptom.CRAMP)) == [
            Cramped("knee-plank", (), led.now),
            Stopped(Stopping.SYMPTOM, 0, led.now, symptom=Symptom.CRAMP),
            Cue(Tone.STOP, led.now),
        ]

    def test_the_second_one_stops_before_anything_was_chosen(self) -> None:
        led = led_to(8)
        led.does(Cramp(), Cramp())
        assert led.state is State.STOPPED

    def test_a_twitch_counts_as_well_when_it_is_chosen_from_the_symptoms(self) -> None:
        led = led_to(8)
        led.does(Feel(Symptom.CRAMP))
        assert led.state is State.CRAMPED


class TestSymptoms:
    @pytest.mark.parametrize("symptom", [s for s in Symptom if s is not Symptom.CRAMP])
    def test_stop(self, symptom: Symptom) -> None:
        led = led_to(12)
        assert led.does(Feel(symptom)) == [
            Stopped(Stopping.SYMPTOM, 0, led.now, symptom=symptom),
            Cue(Tone.STOP, led.now),
        ]
        assert led.wait(60) == []

    def test_emergencies(self) -> None:
        assert {symptom for symptom in Symptom if symptom.is_emergency} == {
            Symptom.CHEST_PAIN,
            Symptom.FAINT,
            Symptom.BREATHLESSNESS,
            Symptom.BLADDER_OR_BOWEL,
        }

    def test_the_user_stops(self) -> None:
        led = led_to(12)
        assert led.does(Stop()) == [
            Stopped(Stopping.USER, 0, led.now),
            Cue(Tone.STOP, led.now),
        ]


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
