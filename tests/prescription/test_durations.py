import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.prescription import parse_duration
from exercise_coach.prescription.model import EverySeconds, Seconds, TimedSeconds


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (90, 90),
        (0, 0),
        (2.5, 2.5),
        ("90 s", 90),
        ("90s", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("15 min", 900),
        ("2.5 min", 150),
        ("1 h", 3600),
        ("0:59:59", 3599),
    ],
)
def test_a_duration_is_a_number_of_seconds_or_a_text(written: object, seconds: float) -> None:
    assert parse_duration(written, Seconds) == seconds


@pytest.mark.parametrize(
    "written",
    ["", "90", "s", "1:60", "1:5", "-1 s", "1e3 s", "90  s", "90 s\n", "90 sec", "٣ s", "1:30:",
     True, None, [], {}, math.nan, math.inf, -math.inf, -1, -0.1, 3601, "61 min", 10**400],
)  # fmt: skip
def test_anything_else_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"expected|less than|more than"):
        parse_duration(written, Seconds)


def test_a_timed_item_lasts_longer_than_nothing_and_two_hours_at_most() -> None:
    assert float(parse_duration("2 h", TimedSeconds)) == 7200
    for written in (0, "0 s", "2:00:01"):
        with pytest.raises(ValueError, match="more than"):
            parse_duration(written, TimedSeconds)


def test_a_repeat_may_be_a_week_away() -> None:
    assert float(parse_duration("168 h", EverySeconds)) == 7 * 24 * 3600


@given(st.integers(0, 59), st.integers(0, 59))
def test_minutes_and_seconds_are_told_apart(minutes: int, seconds: int) -> None:
    read = parse_duration(f"{minutes}:{seconds:02}", Seconds)
    assert float(read) == minutes * 60 + seconds


@given(st.one_of(st.text(), st.floats(), st.integers()))
def test_what_is_accepted_is_within_bounds(written: object) -> None:
    try:
        seconds = parse_duration(written, Seconds)
    except ValueError as error:
        assert str(error).isprintable()  # noqa: PT017 (most texts are refused, and some are not)
    else:
        assert isinstance(seconds, Seconds)
        assert 0 <= seconds <= 3600
