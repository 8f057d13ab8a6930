"""Every problem of a file, each where it stands."""

import pytest

from exercise_coach.prescription import load_library
from tests.prescription.files import EXERCISE, ROUTINE, SIDED, Shop


def told(shop: Shop, routine: str) -> list[str]:
    """Return the problems of a routine file, without its path."""
    file = shop.routine("one", routine)
    problems = load_library(shop.shipped, None).problems
    return [str(each).removeprefix(f"{file}:") for each in problems if each.file == file]


def told_of_exercise(shop: Shop, text: str) -> list[str]:
    file = shop.exercise("one", text=text)
    problems = load_library(shop.shipped, None).problems
    return [str(each).removeprefix(f"{file}:") for each in problems if each.file == file]


def test_every_problem_is_told_at_once(shop: Shop) -> None:
    shop.exercise("walk", "defaults: {time: 5 min}\n")
    text = """\
format: 2
titel: Loose
phase: recovry
load: gentle
pain_limit: 9
repeat: {per_day: 1, every: 1 h}
exercises:
  - {use: cat-cow, rep: 3, reps: ten}
  - {use: cat-cow, reps: 1000000000, tempo: {hold: -3}}
  - {use: cat-cot, reps: 3, reps: 4}
  - use: cat-cow
  - {use: walk, side: alternating, tempo: {hold: 2}}
  - {use: cat-cow, reps: [1, 2], sets: 3, time: 3 h}
  - 7
"""
    assert told(shop, text) == [
        "1:1: missing key 'title'",
        "1:9: this version reads format 1, and the file is in format 2",
        "2:1: unknown key 'titel' (did you mean 'title'?)",
        "3:8: expected one of acute, recovery, strengthening, maintenance, found text 'recovry'"
        " (did you mean 'recovery'?)",
        "5:13: 9 is more than 5",
        "6:1: expected exactly one of every, per_day and per_week, found 2",
        "8:20: unknown key 'rep' (did you mean 'reps'?)",
        "8:34: expected a whole number or a list, found text 'ten'",
        "9:26: 1000000000 is more than 100",
        "9:52: -3 is less than 0",
        "10:6: unknown exercise 'cat-cot' (did you mean 'cat-cow'?)",
        "10:29: duplicate key 'reps'",
        "11:5: expected reps or time: 'cat-cow' has no usual dose of its own",
        "12:17: 'walk' has no sides: leave this out",
        "12:17: a timed item cannot alternate between sides: use one-then-other",
        "12:36: 'walk' is a timed item unless reps are given: it has no tempo",
        "13:20: 2 numbers of reps for 3 sets: expected one for each",
        "13:20: either reps or time, not both",
        "13:49: '3 h' is more than 7200 s",
        "14:5: expected a mapping of keys to values, found the number 7",
    ]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("reps: []", "6:26: this list has 0 items: expected 1 to 20"),
        ("reps: [1, 0]", "6:30: 0 is less than 1"),
        ("reps: [1, x]", "6:30: expected a whole number, found text 'x'"),
        ("reps: 2.5", "6:26: expected a whole number or a list, found the number 2.5"),
        ("reps: ", "6:26: expected a whole number or a list, found nothing"),
        ("reps: true", "6:26: expected a whole number or a list, found true"),
        ("time: 0", "6:26: 0 is not more than 0"),
        ("reps: 3, rest: soon", "6:35: expected a number of seconds, or a text such as 90 s, 1:30,"
         " 15 min or 1 h, found text 'soon'"),
        ("reps: 3, rest: .nan", "6:35: expected a number of seconds, or a text such as 90 s, 1:30,"
         " 15 min or 1 h, found the number nan"),
        ("reps: 3, side: alternating", "6:29: 'cat-cow' has no sides: leave this out"),
        ("reps: 3, tempo: {out: 0, back: 0}", "6:29: a rep would last 0 s: expected more than 0"
         " for some part"),
        ("time: 3, tempo: {out: 1}", "6:29: a timed item has no tempo: leave out time or tempo"),
        ("reps: 3, rest: !!int foo", "6:35: this is not a number: 'foo'"),
    ],
)  # fmt: skip
def test_an_entry_with_one_mistake_has_one_problem(shop: Shop, entry: str, problem: str) -> None:
    assert told(shop, f"{ROUTINE}  - {{use: cat-cow, {entry}}}\n") == [problem]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("easier: Cat Cow\n", "5:9: 'Cat Cow' is no id: an id is lower-case letters, digits and"
         " single hyphens"),
        ("sides: both\n", "5:8: expected true or false or a mapping of keys to values, found text"
         " 'both'"),
        ("sides: {right: arm}\n", "5:8: missing key 'left'"),
        ("mistakes: [7]\n", "5:12: expected text, found the number 7 (put it in quotes)"),
        ("mistakes: ['']\n", "5:12: expected text, found none"),
        (f"mistakes: [{'x' * 501}]\n", "5:12: this text has 501 characters: 500 at most are"
         " allowed"),
        ("phases: acute\n", "5:9: expected a list, found text 'acute'"),
        ("relief: sleep\n", "5:9: expected one of breathing, cold, heat, position, walk, found text"
         " 'sleep'"),
        ("spine: [twist]\n", "5:9: expected one of bends, twists, found text 'twist' (did you mean"
         " 'twists'?)"),
        ("from_day: 0\n", "5:11: 0 is less than 1"),
        ("phases: []\n", "5:9: this list has 0 items: expected 1 or more"),
        ("defaults: {reps: 3, side: alternating}\n", "5:21: this exercise has no sides: leave this"
         " out, or set sides"),
        ("defaults: {reps: [1, 2], sets: 1}\n", "5:12: 2 numbers of reps for 1 sets: expected one"
         " for each"),
        ("defaults: {reps: 1, time: 1}\n", "5:12: either reps or time, not both"),
    ],
)  # fmt: skip
def test_an_exercise_with_one_mistake_has_one_problem(shop: Shop, more: str, problem: str) -> None:
    assert told_of_exercise(shop, EXERCISE + more) == [problem]


def test_a_routine_that_uses_a_bad_exercise_says_so(shop: Shop) -> None:
    shop.exercise("bad", "zzz: 1\n")
    assert told(shop, ROUTINE + "  - use: bad\n") == [
        "6:5: exercise 'bad' cannot be used: its file has errors"
    ]


def test_an_exercise_outside_its_phases_is_a_warning(shop: Shop) -> None:
    shop.exercise("plank", "phases: [strengthening, maintenance]\n")
    message = (
        "6:6: 'plank' is meant for strengthening or maintenance, and this routine for recovery"
    )
    assert told(shop, ROUTINE + "  - {use: plank, reps: 3}\n") == [message]


def test_an_exercise_of_a_later_day_in_the_first_48_hours_is_a_warning(shop: Shop) -> None:
    shop.exercise("bridge", "from_day: 5\n")
    text = ROUTINE.replace("recovery", "acute") + "  - {use: bridge, reps: 3}\n"
    assert told(shop, text) == ["6:6: 'bridge' waits until day 5, and this routine is for acute"]


def test_a_relief_routine_that_does_not_ease_is_a_warning(shop: Shop) -> None:
    shop.exercise("breathing", "relief: breathing\n")
    text = ROUTINE.replace("gentle", "relief") + "  - {use: breathing, time: 60}\n"
    assert told(shop, text) == []
    assert told(shop, text + "  - {use: cat-cow, reps: 3}\n") == [
        "7:6: 'cat-cow' is not marked as relief, and a relief routine may start at any pain:"
        " expected load gentle or strength"
    ]
    assert load_library(shop.shipped, None).routine("one") is not None


def test_a_bad_file_gets_its_warnings_too(shop: Shop) -> None:
    text = ROUTINE.replace("gentle", "relief") + "  - {use: cat-cow, reps: 0}\n"
    assert [each.split(":")[:2] for each in told(shop, text)] == [["6", "6"], ["6", "26"]]


def test_the_place_of_an_alias_is_where_its_text_stands(shop: Shop) -> None:
    text = ROUTINE + "  - &x {use: cat-cow, reps: 0}\n  - {<<: *x, rest: 1}\n  - *x\n"
    assert told(shop, text) == ["6:29: 0 is less than 1"]


def test_a_sided_exercise_may_alternate(shop: Shop) -> None:
    shop.exercise("bird-dog", text=SIDED)
    text = ROUTINE + "  - {use: bird-dog, reps: [6, 4, 2], side: alternating}\n"
    assert told(shop, text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: the file is empty: expected a routine"),
        ("# nothing\n", "1:1: the file is empty: expected a routine"),
        ("- a\n", "1:1: expected a routine"),
        ("hello", "1:1: expected a routine"),
    ],
)
def test_a_file_of_another_shape_is_one_problem(shop: Shop, text: str, problem: str) -> None:
    (only,) = told(shop, text)
    assert only.startswith(problem)
    assert "format, title, phase, load and exercises" in only
