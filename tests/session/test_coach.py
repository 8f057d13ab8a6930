"""What the coach does, told as stories. Moments are seconds since the session began."""

import pytest

from exercise_coach.prescription import Load
from exercise_coach.session import (
    Coach,
    IllegalEventError,
    Kind,
    Pausing,
    SetKey,
    State,
    Stopping,
    Tone,
    When,
)
from exercise_coach.session.effects import (
    Asked,
    Cue,
    Finished,
    IntervalBegan,
    Paused,
    RepDone,
    Resumed,
    Scored,
    SetDone,
    Started,
    Stopped,
)
from exercise_coach.session.events import (
    AskPain,
    Back,
    Cramp,
    KeepScore,
    Pause,
    Resume,
    Score,
    Skip,
    Start,
    Woke,
)
from tests.session.led import START, Led, kinds, tones
from tests.session.routines import reps, routine, timed
from tests.session.scenes import TWO, WALK, led_to, led_to_question


class TestStart:
    def test_a_session_from_start_to_finish(self) -> None:
        led = Led(routine(reps(1, tempo=(2, 0, 2))), score=1)
        led.wait(9)
        led.wait(20)
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
            Scored(2, When.AFTER, 0, START + 29),
            Finished(START + 29),
            Cue(Tone.FINISH, START + 29),
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
        assert led.state is State.ASKING
        assert kinds(led.wait(600)) == ["AskedAgain", "Cue"] * 6

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
        assert led.wait(20) == []
        assert led.coach.remaining(led.now) == 5
        assert led.does(Score(1)) == [Scored(1, When.DURING, 0, led.now)]
        assert tones(led.wait(5))[-1] == ("hold-end", 20 + 17)

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

    def test_what_was_heard_in_a_gap_counts(self) -> None:
        led = led_to(16)
        led.stall(5)
        followed = led.coach.handle(Woke(), led.now, told=START + 17)
        assert followed[-1] == Paused(Pausing.GAP, START + 17)
        assert tones(followed) == [], "nothing is sounded twice"
        assert led.coach.interval.kind is Kind.BACK

    def test_what_was_heard_before_counts_for_nothing(self) -> None:
        led = led_to(12)
        led.stall(5)
        followed = led.coach.handle(Woke(), led.now, told=START + 11)
        assert followed == (Paused(Pausing.GAP, START + 12),)

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
        assert kinds(led.does(Woke())) == ["AskedAgain", "Cue"]
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
