"""What stopped a session comes back easier, until one session with it stays within the line."""

import pytest

from exercise_coach.recovery import ease
from tests.recovery.people import ROUTINES, Person, at, sore, well


def eased(who: Person, day: int) -> dict[str, str | None]:
    """Return what is eased on a day, and to what."""
    return {each.exercise: each.easier for each in who.hears(at(day)).easings.values()}


def parts(who: Person, routine: str, day: int) -> list[str]:
    """Return what a routine comes to on a day."""
    it = ease(ROUTINES[routine], who.hears(at(day)).easings)
    return [each.exercise.id for each in it.prescriptions] if it else []


def test_it_comes_back_as_its_easier_variant() -> None:
    who = well().hurt("strong", at(2), "bridge", 5)
    assert eased(who, 3) == {"bridge": "half-bridge"}
    assert parts(who, "strong", 3) == ["half-bridge", "knee-plank"]
    (easing,) = who.hears(at(3)).easings.values()
    assert easing.reason.text == (
        "“Bridge” is done as “Half bridge” for now: it stopped you at a pain of 5. It comes back "
        "after one session that stays within the stop line."
    )


def test_what_is_left_out_is_not_said_to_need_a_session_with_it() -> None:
    who = well().hurt("folds", at(2), "fold", 4)
    (easing,) = who.hears(at(3)).easings.values()
    assert easing.reason.text == (
        "“Fold” is left out for now: it stopped you at a pain of 4. It comes back after two days "
        "on which sessions stay at 2 or below."
    )


def test_what_is_not_eased_stays_the_same_routine() -> None:
    who = well().hurt("strong", at(2), "bridge")
    assert ease(ROUTINES["tilts"], who.hears(at(3)).easings) is ROUTINES["tilts"]


@pytest.mark.parametrize("done", ["plank", "knee-plank"])
def test_one_session_with_it_or_with_its_variant_brings_it_back(done: str) -> None:
    who = well().hurt("planks", at(2), "plank").did("planks", at(3), exercises=(done,))
    assert eased(who, 4) == {}


def test_a_session_that_pain_stopped_again_does_not() -> None:
    who = well().hurt("planks", at(2), "plank").hurt("planks", at(3), "bridge")
    assert eased(who, 4) == {"plank": "knee-plank", "bridge": "half-bridge"}


def test_a_variant_that_stops_too_gives_way_to_its_own() -> None:
    who = well().hurt("planks", at(2), "plank").hurt("planks", at(3), "knee-plank")
    assert eased(who, 4) == {"plank": "wall-plank", "knee-plank": "wall-plank"}
    assert parts(who, "planks", 4) == ["bridge", "wall-plank"]
    who.hurt("planks", at(5), "wall-plank")
    assert eased(who, 6) == {"plank": None, "knee-plank": None, "wall-plank": None}
    assert parts(who, "planks", 6) == ["bridge"]


def test_what_is_harder_than_what_stopped_is_eased_with_it() -> None:
    who = well().hurt("planks", at(2), "knee-plank")
    assert eased(who, 3) == {"plank": "wall-plank", "knee-plank": "wall-plank"}
    reason = who.hears(at(3)).easings["plank"].reason.text
    assert "“Knee plank” stopped you" in reason


def test_without_a_variant_it_is_left_out() -> None:
    who = well().hurt("careful", at(2), "fold")
    assert eased(who, 3) == {"fold": None}
    assert parts(who, "careful", 3) == ["half-bridge"]


def test_a_routine_of_which_nothing_is_left_is_not_started() -> None:
    who = well().hurt("folds", at(2), "fold")
    assert parts(who, "folds", 3) == []
    assert who.why_not("folds", at(3)) == "pain-stop"


def test_what_was_left_out_is_tried_again_after_two_calm_days() -> None:
    who = well().hurt("folds", at(2), "fold").calm(3)
    assert eased(who, 4) == {"fold": None}
    assert eased(who.calm(4), 5) == {}


def test_calm_days_do_not_bring_back_what_has_a_variant() -> None:
    who = well().hurt("strong", at(2), "bridge").calm(3, 4, 5)
    assert eased(who, 6) == {"bridge": "half-bridge"}


def test_a_cramp_eases_too() -> None:
    who = sore().felt("tilts", at(2), "cramp", "tilt")
    assert eased(who, 3) == {"tilt": "seated-tilt"}
    (easing,) = who.hears(at(3)).easings.values()
    assert easing.reason.text == (
        "“Tilt” is done as “Seated tilt” for now: a cramp came there. It comes back after one "
        "session that stays within the stop line."
    )


def test_two_cramps_in_a_session_ease_both_exercises() -> None:
    who = well().cramped("planks", at(2), "plank", "bridge")
    assert eased(who, 3) == {"plank": "knee-plank", "bridge": "half-bridge"}
    assert parts(who, "planks", 3) == ["half-bridge", "knee-plank"]
    who.did("first-strength", at(3))
    assert eased(who, 4) == {"plank": "knee-plank"}


def test_a_cramp_after_which_the_session_went_on_eases_too() -> None:
    who = well().cramped("planks", at(2), "plank")
    assert who.history.sessions[-1].outcome == "completed"
    assert eased(who, 3) == {"plank": "knee-plank"}
    assert eased(who.did("planks", at(3), exercises=("knee-plank",)), 4) == {}


def test_a_cramp_takes_no_relief_at_rest_away_but_pain_does() -> None:
    assert eased(sore().felt("rest", at(1, "10:00"), "cramp", "lie"), 2) == {}
    assert eased(sore().cramped("rest", at(1, "10:00"), "lie", "breathe"), 2) == {}
    assert eased(sore().cramped("walks", at(1, "10:00"), "walk"), 2) == {"walk": None}
    assert eased(sore().hurt("rest", at(1, "10:00"), "lie"), 2) == {"lie": None}


def test_a_cramp_and_then_pain_are_told_each_by_its_own_reason() -> None:
    who = well().did(
        "planks", at(2), highest=4, outcome="stopped_pain", stop="plank", cramps=("bridge",)
    )
    easings = who.hears(at(3)).easings
    assert easings["bridge"].reason.rule == "symptom-stop"
    assert easings["plank"].reason.rule == "pain-stop"


def test_pain_after_a_cramp_in_the_same_exercise_weighs_more() -> None:
    who = well().did(
        "planks", at(2), highest=4, outcome="stopped_pain", stop="plank", cramps=("plank",)
    )
    assert who.hears(at(3)).easings["plank"].reason.rule == "pain-stop"


def test_a_stop_between_exercises_eases_nothing() -> None:
    who = well().did("strong", at(2), outcome="stopped_pain", highest=6)
    assert eased(who, 3) == {}


def test_an_exercise_that_is_gone_eases_nothing() -> None:
    who = well().hurt("strong", at(2), "of-my-own")
    assert eased(who, 3) == {}


def test_it_names_the_variant_that_what_was_felt_belongs_to() -> None:
    who = sore().felt("tilts", at(2), "dizziness", "seated-tilt")
    reason = who.hears(at(3)).easings["tilt"].reason
    assert reason.text.startswith(
        "“Tilt” is left out for now: what you felt ended a session in “Seated tilt”."
    )
