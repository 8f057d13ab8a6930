from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.prescription import Problem
from exercise_coach.prescription.problems import did_you_mean, found, in_order, shown


def test_a_problem_is_told_with_its_place() -> None:
    problem = Problem(Path("acute/rest.yaml"), 3, 5, "unknown key 'rep'")
    assert str(problem) == f"{Path('acute/rest.yaml')}:3:5: unknown key 'rep'"


def test_a_file_that_cannot_be_read_has_no_place() -> None:
    assert str(Problem("rest.yaml", None, None, "no such file")) == "rest.yaml: no such file"


def test_a_file_name_cannot_break_the_line() -> None:
    assert str(Problem("a\nb\x1b[31m.yaml", None, None, "no such file")).isprintable()


def test_problems_are_sorted_by_place_and_told_once() -> None:
    last, first = Problem("b", 1, 1, "x"), Problem("a", 10, 1, "x")
    assert in_order([last, first, last, Problem("a", 9, 1, "x")]) == (
        Problem("a", 9, 1, "x"),
        first,
        last,
    )


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none()))
def test_quoted_values_are_short_and_on_one_line(value: object) -> None:
    for text in (shown(value), found(value)):
        assert text.isprintable()
        assert len(text) < 450


def test_a_word_much_like_another_is_offered() -> None:
    assert did_you_mean("rep", ["reps", "rest"]) == " (did you mean 'reps'?)"
    assert did_you_mean("zzz", ["reps", "rest"]) == ""
    assert did_you_mean("r" * 1_000_000, ["reps"]) == ""
