"""The pain rule at its boundaries."""

import pytest

from exercise_coach.prescription import Load
from exercise_coach.session import pain
from tests.session.routines import routine, timed


@pytest.mark.parametrize(
    ("load", "highest"), [(Load.RELIEF, 10), (Load.GENTLE, 5), (Load.STRENGTH, 2)]
)
def test_the_highest_score_at_which_a_load_starts(load: Load, highest: int) -> None:
    for score in range(11):
        assert pain.may_start(load, 2, score) is (score <= highest)


@pytest.mark.parametrize(("limit", "start", "line"), [(2, 0, 2), (2, 2, 2), (2, 5, 5), (0, 0, 0)])
def test_the_stop_line(limit: int, start: int, line: int) -> None:
    assert pain.stop_line(limit, start) == line


@pytest.mark.parametrize(("score", "calls"), [(7, False), (8, True)])
def test_from_eight_the_user_is_shown_whom_to_call(score: int, calls: bool) -> None:
    assert pain.must_call_first(score) is calls


@pytest.mark.parametrize(
    ("name", "score", "offered"),
    [("walk", 7, True), ("walk", 8, False), ("walk-with-sticks", 9, False), ("breathing", 9, True)],
)
def test_nobody_is_offered_a_walk_in_strong_pain(name: str, score: int, offered: bool) -> None:
    relief = routine(timed(60, name=name), load=Load.RELIEF)
    assert pain.is_offered(relief, score) is offered


def test_strength_is_not_offered_above_its_limit() -> None:
    assert not pain.is_offered(routine(timed(60), load=Load.STRENGTH), 3)
