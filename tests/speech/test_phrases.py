"""What is said in which situation, word by word."""

import string
import wave

import msgspec
import pytest

from exercise_coach.choices import VoiceLevel
from exercise_coach.folders import shipped
from exercise_coach.prescription import SideNames
from exercise_coach.session import Choice, State, Symptom
from exercise_coach.session.events import (
    AddRest,
    AskPain,
    Back,
    Choose,
    Cramp,
    Event,
    Feel,
    KeepScore,
    Pause,
    Resume,
    Score,
    Skip,
    Stop,
)
from exercise_coach.speech import Pace
from exercise_coach.speech.amounts import dose, duration
from exercise_coach.speech.pace import LONGEST_LAG, LONGEST_STOPPING
from exercise_coach.speech.phrases import PHRASES, SYMPTOMS
from exercise_coach.speech.planning import TONE_SECONDS
from exercise_coach.speech.sayings import clean
from tests.session.routines import ALTERNATING, ONE_THEN_OTHER, reps, routine, timed
from tests.speech.spoken import START, Heard

EVERYTHING = VoiceLevel.EVERYTHING


def heard(*prescriptions: object, level: VoiceLevel = VoiceLevel.KEY, prepare: float = 5) -> Heard:
    return Heard(routine(*prescriptions, prepare=prepare), level)  # type: ignore[arg-type]


def test_key_words_lead_through_a_session_of_sides() -> None:
    session = heard(
        reps(1, name="bird-dog", tempo=(1, 5, 1), side=ONE_THEN_OTHER, rest=20),
        reps(1, name="dead-bug", tempo=(1, 5, 1), rest=20),
    )
    session.wait_for(State.ASKING)
    assert session.texts == [
        "Right side. bird-dog.",
        "Hold.",
        "Left.",
        "Hold.",
        "Rest. Next, dead-bug.",
        "How much does your back hurt now, from 0 to 10?",
        "The session waits. How much does your back hurt now, from 0 to 10?",
    ]


def test_everything_tells_the_dose_the_reps_and_the_time_that_is_left() -> None:
    session = heard(
        reps(2, 2, name="plank", tempo=(2, 60, 3), rest=20), level=EVERYTHING, prepare=10
    )
    session.wait(90)
    assert session.texts == [
        "Plank. 2 sets of 2, hold 1 minute.",
        "1.",
        "Hold for 1 minute.",
        "Half way.",
        "10 seconds to go.",
        "And back.",
        "Last one.",
        "Hold for 1 minute.",
    ]


def test_a_rest_tells_what_comes_next() -> None:
    session = heard(reps(1, 1, tempo=(1, 2, 1), rest=30), timed(30), level=EVERYTHING)
    session.wait_for(State.ASKING)
    assert "Rest for 30 seconds. Next, set 2 of 2." in session.texts
    assert "Rest for 30 seconds. Next, walk. 30 seconds." in session.texts
    assert "Lying." in session.texts


def test_sides_are_named_as_the_exercise_names_them() -> None:
    dose_ = reps(1, 1, name="bird-dog", tempo=(1, 2, 1), side=ONE_THEN_OTHER, rest=30)
    names = SideNames(right="right arm, left leg", left="left arm, right leg")
    dose_ = msgspec.structs.replace(
        dose_, exercise=msgspec.structs.replace(dose_.exercise, sides=names)
    )
    session = heard(dose_, prepare=10)
    session.wait(60)
    assert session.texts[0] == "Right arm, left leg. bird-dog."
    assert "Rest. Next, set 2, right." in session.texts


def test_alternating_sides_are_said_at_each_rep() -> None:
    session = heard(reps(2, tempo=(2, 0, 2), side=ALTERNATING))
    session.wait(20)
    assert session.texts[1:5] == ["Right.", "Left.", "Right.", "Left."]


def test_a_question_is_asked_again_while_nobody_answers_and_not_afterwards() -> None:
    session = heard(reps(1), reps(1))
    session.wait_for(State.ASKING)
    session.wait(200)
    again = "The session waits. How much does your back hurt now, from 0 to 10?"
    assert session.texts[-3:] == [again] * 3
    assert [each.tone for each in session.scene.tones[-3:]] == ["ask"] * 3
    session.does(Score(0))
    session.wait(15)
    assert session.texts.count(again) == 4  # once as the rest ended, and thrice since


def test_an_answer_during_the_rest_ends_the_question() -> None:
    session = heard(reps(1), reps(1))
    session.wait(11)
    assert session.texts[-1].startswith("Rest.")
    session.does(KeepScore())
    session.wait(20)
    assert not any("hurt" in text for text in session.texts)


def test_whoever_wants_to_tell_is_asked() -> None:
    session = heard(reps(3))
    session.wait(1)
    session.does(AskPain())
    session.wait(1)
    assert session.texts[-1] == "How much does your back hurt now, from 0 to 10?"


def test_a_pause_ends_what_was_said_and_is_said_itself() -> None:
    session = heard(timed(60), level=EVERYTHING, prepare=3)
    session.wait(4)
    assert session.texts[-1].startswith("Begin now")
    session.does(Pause())
    assert session.scene.speech[-2].end == session.scene.now
    assert session.texts[-1] == "Paused."
    session.wait(60)
    session.does(Resume())
    session.wait(58)
    assert session.texts[-3:] == ["Going on.", "Half way.", "10 seconds to go."]


def test_a_computer_that_stood_still_is_told() -> None:
    session = heard(timed(60))
    session.wait(10)
    session.stall(20)
    session.does(KeepScore())
    assert session.texts[-1] == "Paused, because the computer stood still."


@pytest.mark.parametrize("event", [Skip(), Back(), Stop(), Pause(), AskPain(), Cramp()])
def test_what_is_no_longer_true_ends_at_once(event: Event) -> None:
    session = heard(reps(1, 1, rest=30), reps(1), level=EVERYTHING)
    session.wait(10)
    speech = session.scene.speech[-1]
    assert speech.text.startswith("Rest for")
    session.does(event)
    assert speech.end == session.scene.now


def test_more_rest_lets_an_announcement_without_a_time_go_on() -> None:
    session = heard(reps(1, 1, rest=30))
    session.wait(10)
    session.does(AddRest())
    session.wait(5)
    assert session.texts[-1] == "Rest. Next, set 2."
    assert session.scene.speech[-1].is_whole


def test_more_rest_is_told_instead_of_the_time_that_is_no_longer_so() -> None:
    session = heard(reps(1, 1, rest=30), level=EVERYTHING)
    session.wait(10)
    session.does(AddRest())
    session.wait(0.5)
    session.does(AddRest())
    session.wait(8)
    former, between, last = session.scene.speech[-3:]
    assert not former.is_whole
    assert former.end == START + 10
    assert between.text == "Rest for 40 seconds. Next, set 2 of 2."
    assert last.text == "Rest for 50 seconds. Next, set 2 of 2."
    assert last.is_whole


def test_more_rest_wanted_after_its_time_was_told_is_not_told() -> None:
    session = heard(reps(1, 1, rest=30), level=EVERYTHING)
    session.wait(16)
    texts = list(session.texts)
    session.does(AddRest())
    session.wait(5)
    assert session.texts == texts


@pytest.mark.parametrize("level", [VoiceLevel.KEY, EVERYTHING])
def test_an_answer_that_lets_a_hold_go_on_is_followed_by_a_word(level: VoiceLevel) -> None:
    session = heard(timed(60), level=level)
    session.wait(10)
    session.does(AskPain())
    session.wait(6)
    session.does(Score(1))
    session.wait(40)
    asked = next(place for place, text in enumerate(session.texts) if "hurt" in text)
    told = ["Going on.", "Half way."] if level is EVERYTHING else ["Going on."]
    assert session.texts[asked + 1 :] == told


def test_an_answer_in_a_rest_does_not_tell_that_something_goes_on() -> None:
    session = heard(reps(1), reps(1))
    session.wait(12)
    session.does(Score(0))
    session.wait(5)
    assert "Going on." not in session.texts
    session.wait_for(State.RUNNING)
    session.wait(30)
    assert "Going on." not in session.texts


def test_a_cramp_asks_how_to_go_on() -> None:
    session = heard(reps(2))
    session.wait(7)
    session.does(Cramp())
    session.wait(1)
    assert session.texts[-1].startswith("A cramp ends this exercise. Choose how to go on: Rest now")
    session.does(Choose(Choice.REST))
    session.wait(9)
    assert session.texts[-1] == "Stopped, because of a cramp: rest, and read what to do now."


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (Score(5), "your pain is 5 out of 10: ease into a position that feels better."),
        (
            Score(9),
            "your pain is 9 out of 10: please call a doctor now, and read when it is an emergency.",
        ),
        (Feel(Symptom.LEG), "of pain or tingling down a leg: rest, and read what to do now."),
        (Feel(Symptom.CHEST_PAIN), "of chest pain: get help now: call your emergency number."),
    ],
)
def test_a_stop_says_why(event: Event, reason: str) -> None:
    session = heard(reps(3))
    session.wait(7)
    session.does(event)
    session.wait(1)
    assert session.texts[-1] == f"Stopped, because {reason}"


def test_the_end_is_told_after_its_tone() -> None:
    session = heard(reps(1))
    session.wait_for(State.ASKING)
    session.does(KeepScore())
    session.wait(2)
    assert session.texts[-1] == "All done. Well done."
    assert session.scene.speech[-1].start > session.scene.tones[-1].at + 0.69


def test_every_phrase_is_shorter_from_variant_to_variant_and_has_its_words() -> None:
    words = {"exercise", "side", "hand", "dose", "position", "n", "time", "reminder", "set"}
    words |= {"sets", "choices", "score", "symptom"}
    for name, phrase in PHRASES.items():
        variants = phrase.at(EVERYTHING)
        assert variants, name
        assert sorted(variants, key=len, reverse=True) == list(variants), name
        for text in variants:
            assert {field for _, field, _, _ in string.Formatter().parse(text) if field} <= words
    assert SYMPTOMS.keys() == set(Symptom)


def test_what_a_file_says_is_made_fit_to_be_said() -> None:
    assert clean("Sit · <b>stand</b>\n3 × 4 – slowly. ") == "Sit b stand b 3 4 slowly"
    assert len(clean("long " * 100)) <= 200


def test_doses_and_durations_as_they_are_said() -> None:
    said = [duration(seconds, str) for seconds in (1, 30, 60, 90, 100, 120, 150, 900)]
    assert said == [
        "1 second", "30 seconds", "1 minute", "90 seconds", "1 minute 40 seconds", "2 minutes",
        "2 minutes 30 seconds", "15 minutes",
    ]  # fmt: skip
    assert dose(reps(6, 4, 2, tempo=(1, 10, 1)), str) == "6, 4, 2 reps, hold 10 seconds"
    assert dose(reps(8, side=ALTERNATING), str) == "8 times, each side"
    assert dose(reps(1, tempo=(1, 30, 1)), str) == "hold 30 seconds"
    assert dose(timed(45, sets=2), str) == "2 sets of 45 seconds"


def test_a_pace_learns_how_long_texts_sound() -> None:
    pace = Pace()
    first = pace.sounding("Change side.")
    assert pace.sounding("Change side. Left.") > first
    pace.learn("Change side.", 2 * first)
    assert pace.sounding("Change side.") == pytest.approx(2.1 * first)
    assert pace.sounding("Hold.") > 1.9 * Pace().sounding("Hold.")
    pace.learn("Rest.", Pace().sounding("Rest."))
    assert Pace().sounding("Hold.") < pace.sounding("Hold.") < 2 * Pace().sounding("Hold.")
    pace.learn("Rest.", 0)
    pace.learn("Rest.", 1e9)
    assert pace.sounding("Rest.") < 2
    assert Pace(100).sounding("Hold.") < Pace().sounding("Hold.") < Pace(-100).sounding("Hold.")
    pace.use_rate(-100)
    assert pace.sounding("Rest.") == Pace(-100).sounding("Rest.")


def test_a_pace_learns_how_late_an_engine_begins_and_falls_silent() -> None:
    pace = Pace()
    usual = pace.seconds("Hold.")
    pace.learn_lag(1)
    assert pace.seconds("Hold.") == pytest.approx(usual - Pace().lag + 1)
    pace.learn_lag(0)
    assert Pace().lag < pace.lag < 1
    pace.learn_stopping(0.4)
    assert pace.stopping == 0.4
    pace.learn_lag(60)
    pace.learn_stopping(60)
    assert (pace.lag, pace.stopping) == (LONGEST_LAG, LONGEST_STOPPING)
    for _ in range(100):
        pace.learn_lag(0)
        pace.learn_stopping(0)
    assert (pace.lag, pace.stopping) == (Pace().lag, Pace().stopping)


def test_the_tones_are_known_by_their_lengths() -> None:
    for tone, seconds in TONE_SECONDS.items():
        with wave.open(str(shipped("assets") / "tones" / f"{tone}.wav")) as file:
            frames = file.readframes(file.getnframes()).rstrip(b"\0")
            assert len(frames) / 2 / file.getframerate() == pytest.approx(seconds, abs=0.01)
