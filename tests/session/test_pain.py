"""The pain rule at its boundaries."""

import pytest

from exercise_coach.prescription import Load, Relief
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
    ("relief", "at_seven", "at_eight"),
    [(Relief.WALK, True, False), (None, True, False)]
    + [(each, True, True) for each in Relief if each is not Relief.WALK],
)
def test_in_strong_pain_only_what_is_done_at_rest_is_offered(
    relief: Relief | None, at_seven: bool, at_eight: bool
) -> None:
    alone = routine(timed(60, relief=relief), load=Load.RELIEF)
    assert pain.is_offered(alone, 7) is at_seven
    assert pain.is_offered(alone, 8) is at_eight
    beside = routine(timed(60, relief=Relief.BREATHING), timed(60, relief=relief), load=Load.RELIEF)
    assert pain.is_offered(beside, 10) is at_eight


def test_strength_is_not_offered_above_its_limit() -> None:
    assert not pain.is_offered(routine(timed(60), load=Load.STRENGTH), 3)
