"""What Today shows, for people in every state."""

import pytest

from exercise_coach.prescription import Phase
from exercise_coach.recovery import Weight
from tests.desktop.today.at_home import today
from tests.recovery.people import Person, at, person, sore, well


@pytest.mark.parametrize(
    ("who", "day", "heading"),
    [
        (person(), 1, "Today"),
        (sore(), 1, "Day 1 – relative rest"),
        (sore(), 5, "Day 5 – active recovery"),
        (sore().chose(at(9), Phase.STRENGTHENING), 9, "Day 9 – building strength"),
        (sore().recovered(at(9)), 10, "Spasm-free"),
        (well().did("strong", at(1)).chose(at(1), Phase.RECOVERY), 2, "Active recovery"),
    ],
)
def test_the_day_in_plain_words(who: Person, day: int, heading: str) -> None:
    assert today(who, day).heading == heading


def test_what_is_due_comes_with_all_that_is_to_be_known_of_it() -> None:
    day = today(sore().mornings(2, 5, 4, 3, 2), 5)
    assert day.due is not None
    assert (day.due.routine, day.due.exercises) == ("mobility", "Tilt · Roll")
    assert day.due.facts.endswith("min · lying · first of 2 today")
    assert day.due.reason is not None
    assert day.due.reason.sources


def test_what_was_done_is_no_longer_due_and_tells_when_it_comes_again() -> None:
    day = today(sore().did("mobility", at(5, "09:00")), 5, "09:30")
    assert day.due is None
    assert "Next: mobility, at 15:00." in day.nothing
    also = {each.routine: each.line for each in day.also}
    assert also["mobility"].startswith("1 of 2 · next at 15:00")


def test_at_night_nothing_is_due() -> None:
    day = today(sore(), 5, "23:30")
    assert day.due is None
    assert "tomorrow at 08:00" in day.nothing


def test_a_yes_leaves_nothing_to_start() -> None:
    day = today(sore().screened(at(2), "fever"), 5)
    assert day.blocked is not None
    assert day.blocked.weight is Weight.EMERGENCY
    assert (day.due, [each for each in day.also if each.may_start]) == (None, [])
    assert not day.asks_week
    assert day.ahead == ""
    assert not any(
        "walk" in said.text for said in today(sore().screened(at(1), "cancer"), 1).warnings
    )


def test_warnings_come_the_heaviest_first() -> None:
    day = today(sore().mornings(2, 6, 6, 6, 9), 5)
    weights = [said.weight for said in day.warnings]
    assert weights == sorted(weights, reverse=True)
    assert weights


def test_what_stopped_a_session_is_said_to_be_eased_only_where_it_is_done_today() -> None:
    who = sore().hurt("mobility", at(4), "tilt").mornings(5, 2)
    assert any("Tilt" in said.text for said in today(who, 5).eased)
    planks = sore().hurt("planks", at(4), "plank").mornings(5, 2)
    assert today(planks, 5).eased == ()


def test_after_a_stop_rest_comes_first_and_the_stop_is_told() -> None:
    """Nothing speaks against it: no walk is due, and no phase says “move a little and often”."""
    who = sore().hurt("mobility", at(5, "09:00"), "tilt", 4)
    day = today(who, 5, "09:40")
    assert day.rests
    assert day.due is None
    assert [each.routine for each in day.also] == ["calm"]
    assert not today(who, 5, "10:20").rests
    assert any("stopped at a pain of 4 at 09:" in said.text for said in day.warnings)
    assert day.latest is not None
    assert (day.latest.score, day.latest.stopped) == (4, True)


def test_what_is_due_is_told_as_it_is_eased() -> None:
    who = sore().hurt("mobility", at(4), "tilt").mornings(5, 1)
    day = today(who, 5)
    assert day.due is not None
    assert (day.due.exercises, day.due.exercise.id) == ("Seated tilt · Roll", "seated-tilt")


def test_a_step_up_names_the_phase_that_it_leads_to() -> None:
    who = sore().mornings(2, 5, 4, 3, 2, 2, 1).calm(7, 8)
    day = today(who, 10)
    assert day.step_up is not None
    assert day.step_to is Phase.STRENGTHENING


def test_the_pain_of_the_days_before_and_what_to_watch_for() -> None:
    day = today(sore().mornings(2, 6, 4, 3), 5)
    assert [each.score for each in day.scores] == [6, 4, 3]
    assert "day 14" in day.ahead
    # Who is sent to somebody now is not told of another day beside it.
    for who in (sore().mornings(2, 4, 4, 3), sore().mornings(4, 4)):
        assert today(who, 4, "09:31").warnings
        assert today(who, 4, "09:31").ahead == ""
    assert day.asks_morning


def test_of_somebody_new_nothing_is_known() -> None:
    assert not today(person(), 1).is_known
    assert today(well().did("strong", at(1)), 1).is_known
