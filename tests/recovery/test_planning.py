"""What is on the page of today: a few routines for each phase, and what the user made of it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from exercise_coach.prescription import Exercise, Phase, Routine, load_library
from exercise_coach.recovery import PLAN, guidance, plan
from tests.recovery.people import Person, at, sore, well

ROOT = Path(__file__).parents[2]
ACUTE = ("hourly-pelvic-tilts", "first-walks", "rest-and-breathe")
STRONG = ("first-strength", "daily-walk", "slow-breathing")
NEWCOMER = ("first-strength", "half-hour-walk", "daily-stretches")
WELL = ("stay-strong", "half-hour-walk", "daily-stretches")


@cache
def library() -> tuple[Mapping[str, Routine], Mapping[str, Exercise]]:
    """Return what ships: the routines and the exercises by id."""
    shipped = load_library(ROOT / "routines", None)
    return (
        {each.routine.id: each.routine for each in shipped.routines},
        {id_: each.exercise for id_, each in shipped.exercises.items()},
    )


def today(who: Person, day: int, time: str = "10:00") -> tuple[str, ...]:
    """Return what is on the page, and check that the same is suggested."""
    routines, exercises = library()
    hears = guidance(who.history, routines, exercises, at(day, time))
    planned = plan(who.history, hears, routines)
    assert sorted(planned) == sorted(each.routine for each in hears.suggestions)
    assert all(each.reason.text for each in hears.suggestions)
    return planned


def strong() -> Person:
    return sore().chose(at(9), Phase.STRENGTHENING)


def test_each_phase_has_a_few() -> None:
    assert today(sore(), 1) == ACUTE
    assert today(sore(), 4) == ("gentle-mobility", "short-walks", "slow-breathing")
    assert today(strong(), 10) == STRONG
    assert today(well(), 1) == NEWCOMER
    assert today(well().calm(1, 3, routine_id="first-strength"), 5) == WELL
    for phase in Phase:
        assert 2 <= len([slot for slot in PLAN if slot.phase is phase]) <= 4


@pytest.mark.parametrize(
    ("who", "day", "first"),
    [
        (well().calm(1, routine_id="first-strength"), 2, "first-strength"),
        (well().calm(1, 2, routine_id="first-strength"), 3, "stay-strong"),
        (well().calm(1, 2, 3), 4, "first-strength"),  # gentle sessions tell nothing of strength
        (well().did("first-strength", at(1)).calm(2, routine_id="first-strength"), 3,
         "first-strength"),  # of the first, no morning was told
        (well().did("first-strength", at(1), 1, 3).morning(2, 1)
         .calm(2, routine_id="first-strength"), 3, "first-strength"),
        (well().did("first-strength", at(1)).morning(2, 2).calm(3, routine_id="first-strength"), 4,
         "first-strength"),
        (well().did("first-strength", at(1), outcome="stopped_user").morning(2, 1)
         .calm(2, routine_id="first-strength"), 3, "first-strength"),
        (well().calm(1, 2, routine_id="first-strength"), 120, "stay-strong"),
        (well().calm(1, 2, routine_id="first-strength"), 121, "first-strength"),
    ],
)  # fmt: skip
def test_stay_strong_comes_after_two_calm_days_of_strength(
    who: Person, day: int, first: str
) -> None:
    assert today(who, day)[0] == first


def test_who_puts_stay_strong_on_the_page_finds_it_there() -> None:
    assert today(well().planned(at(1), **{"stay-strong": True}), 1) == (*NEWCOMER, "stay-strong")


def test_who_takes_the_strength_of_a_phase_off_finds_none() -> None:
    assert today(well().planned(at(1), **{"stay-strong": False}), 1) == NEWCOMER[1:]


def test_once_cleared_again_something_gentle_stands_in() -> None:
    gentle = ("gentle-mobility", "daily-walk", "slow-breathing")
    who = strong().screened(at(10), "saddle-numbness").cleared(at(12))
    assert today(who, 12) == gentle
    assert today(who.calm(13), 14) == gentle
    assert today(who.calm(14), 15) == STRONG


def test_what_stands_in_and_asks_less_speaks_for_itself() -> None:
    routines, exercises = library()
    hears = guidance(strong().morning(10, 3).history, routines, exercises, at(10, "10:00"))
    reasons = {each.routine: each.reason.text for each in hears.suggestions}
    assert reasons["gentle-mobility"] == routines["gentle-mobility"].summary


def test_where_strength_is_not_for_now_something_gentle_stands_in() -> None:
    gentle = ("gentle-mobility", "daily-walk", "slow-breathing")
    assert today(strong().morning(10, 3), 10) == gentle
    assert today(strong().did("calm", at(10), 4), 10) == gentle


@pytest.mark.parametrize("score", [6, 8, 10])
def test_in_pain_only_relief_is_there(score: int) -> None:
    for who, day in ((sore(), 1), (sore(), 4), (strong(), 10), (well(), 10)):
        ids = today(who.morning(day, score), day)
        assert ids
        routines, _ = library()
        assert {routines[id_].load for id_ in ids} == {"relief"}
        if score >= 8:
            exercises = [each.exercise for id_ in ids for each in routines[id_].prescriptions]
            assert all(each.relief in ("position", "breathing", "heat", "cold")
                       for each in exercises)  # fmt: skip


def test_weak_bones_leave_something_to_do() -> None:
    assert today(sore().screened(at(1), "osteoporosis"), 1) == ACUTE[1:]
    assert len(today(strong().screened(at(10), "osteoporosis"), 10)) >= 2


def test_the_user_takes_off_and_puts_on() -> None:
    who = sore().planned(at(1), **{"first-walks": False})
    assert today(who, 1) == ("hourly-pelvic-tilts", "rest-and-breathe")
    who.planned(at(1, "09:10"), **{"rest-legs-up": True})
    assert today(who, 1) == ("hourly-pelvic-tilts", "rest-and-breathe", "rest-legs-up")
    who.planned(at(1, "09:20"), **{"first-walks": True, "rest-legs-up": False})
    assert today(who, 1) == ACUTE


def test_what_the_user_puts_on_still_keeps_to_the_rules() -> None:
    who = sore().planned(at(1), **{"stay-strong": True, "no-such-routine": True})
    assert today(who, 1) == ACUTE
    assert "stay-strong" in today(who.recovered(at(30)), 30)


def test_nothing_comes_back_that_the_user_took_off() -> None:
    who = sore().planned(at(1), **dict.fromkeys(ACUTE, False))
    assert today(who, 1) == ()
    # Relief comes by itself where pain empties the page, but not what was taken off.
    well_but_sore = well().morning(10, 9)
    (relief,) = today(well_but_sore, 10)
    assert today(well_but_sore.planned(at(10), **{relief: False}), 10) != (relief,)


def test_the_relief_comes_first_on_a_sore_day() -> None:
    routines, exercises = library()
    who = strong().did("mobility", at(9), 1).morning(10, 2)
    hears = guidance(who.history, routines, exercises, at(10))
    assert [each.routine for each in hears.suggestions] == [
        "slow-breathing", "gentle-mobility", "daily-walk",
    ]  # fmt: skip


def test_what_stands_in_for_something_else_speaks_for_itself() -> None:
    routines, exercises = library()
    strong_pain = sore().morning(4, 9)
    hears = guidance(strong_pain.history, routines, exercises, at(4, "10:00"))
    for suggestion in hears.suggestions:
        routine = routines[suggestion.routine]
        slots = [slot for slot in PLAN if suggestion.routine in slot.routines]
        own = {routine.summary, *(slot.why for slot in slots)}
        assert suggestion.reason.text in own, suggestion
        assert suggestion.reason.sources
