"""Cramps and other symptoms, told as stories."""

import pytest

from exercise_coach.prescription import Side
from exercise_coach.session import (
    Choice,
    IllegalEventError,
    Kind,
    SetKey,
    State,
    Stopping,
    Symptom,
    Tone,
    When,
)
from exercise_coach.session.effects import (
    Cramped,
    CrampTakenBack,
    Cue,
    Eased,
    Finished,
    IntervalBegan,
    SetDone,
    Stopped,
)
from exercise_coach.session.events import (
    AskPain,
    Back,
    Choose,
    Cramp,
    Feel,
    Resume,
    Score,
    Stop,
)
from tests.session.led import Led, sets_skipped, tones
from tests.session.routines import ONE_THEN_OTHER, reps, routine, timed
from tests.session.scenes import CRAMPY, EASIER, WALK, led_to, led_to_question

RIGHT, LEFT = Side


class TestCramp:
    def test_offers_rest_first_then_the_easier_variant_then_the_next_exercise(self) -> None:
        led = Led(CRAMPY)
        led.wait(8)
        offers = (Choice.REST, Choice.EASIER, Choice.NEXT, Choice.UNDO)
        assert led.does(Cramp()) == [Cramped("plank", offers, led.now)]
        assert (led.state, led.coach.offers) == (State.CRAMPED, offers)
        assert led.wait(60) == []
        assert led.coach.deadline is None

    def test_without_an_easier_variant_it_is_not_offered(self) -> None:
        led = led_to(8)
        led.does(Cramp())
        assert led.coach.offers == (Choice.REST, Choice.NEXT, Choice.UNDO)
        assert not led.coach.accepts(Choose(Choice.EASIER))
        with pytest.raises(IllegalEventError):
            led.does(Choose(Choice.EASIER))

    def test_when_the_exercise_is_over_there_is_nothing_to_make_easier(self) -> None:
        led = Led(CRAMPY)
        led.wait(5 + 3 * 10 + 2 * 10 + 1)
        assert led.coach.interval.last
        led.does(Cramp())
        assert led.coach.offers == (Choice.REST, Choice.NEXT, Choice.UNDO)

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

    def test_a_slip_of_the_hand_leads_back_to_where_it_stood_and_waits(self) -> None:
        led = led_to(12)
        led.does(Cramp())
        led.stall(30)
        assert led.does(Choose(Choice.UNDO)) == [CrampTakenBack("plank", led.now)]
        assert (led.state, led.coach.elapsed(led.now)) == (State.PAUSED, 12)
        assert led.wait(60) == []
        led.does(Resume(), Cramp())
        assert led.state is State.CRAMPED

    def test_the_second_slip_of_the_hand_is_taken_for_a_cramp(self) -> None:
        led = led_to(12)
        led.does(Cramp(), Choose(Choice.UNDO), Resume(), Cramp())
        assert led.does(Choose(Choice.UNDO)) == [
            Stopped(Stopping.SYMPTOM, 0, led.now, symptom=Symptom.CRAMP),
            Cue(Tone.STOP, led.now),
        ]

    def test_a_slip_at_a_question_leads_back_to_it(self) -> None:
        led = led_to_question()
        led.does(Cramp(), Choose(Choice.UNDO))
        assert (led.state, led.coach.question) == (State.ASKING, When.BETWEEN)

    def test_a_slip_at_a_question_answered_meanwhile_does_not_ask_again(self) -> None:
        led = led_to_question()
        led.does(Cramp(), Score(1), Choose(Choice.UNDO))
        assert (led.state, led.coach.question) == (State.PAUSED, None)
        assert led.coach.interval.position == 1

    def test_a_slip_at_the_last_question_answered_meanwhile_ends_it(self) -> None:
        led = Led(routine(WALK))
        led.wait(30)
        led.does(Cramp(), Score(1), Choose(Choice.UNDO))
        assert led.state is State.FINISHED

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
            Symptom.SADDLE_NUMBNESS,
            Symptom.LEG_WEAKNESS,
            Symptom.BOTH_LEGS,
            Symptom.FEVER,
        }

    def test_the_user_stops(self) -> None:
        led = led_to(12)
        assert led.does(Stop()) == [
            Stopped(Stopping.USER, 0, led.now),
            Cue(Tone.STOP, led.now),
        ]
