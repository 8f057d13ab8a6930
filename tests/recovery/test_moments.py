"""Days are those of the user; hours are hours that passed, whatever the clocks did."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from exercise_coach.recovery import day_of
from exercise_coach.recovery.moments import elapsed
from tests.recovery.people import BERLIN, at, sore

TOKYO = ZoneInfo("Asia/Tokyo")
SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


@pytest.mark.parametrize(("day", "hours"), [(1, 24), (30, 23), (240, 25)])
def test_a_day_of_clocks_is_not_always_a_day(day: int, hours: int) -> None:
    assert elapsed(at(day, "12:00"), at(day + 1, "12:00")) == timedelta(hours=hours)


def test_the_day_is_that_of_the_place_where_the_user_is() -> None:
    late = datetime(2024, 3, 1, 23, 30, tzinfo=UTC)
    assert day_of(late, at(5)) == date(2024, 3, 2)
    assert day_of(late, at(5).astimezone(TOKYO)) == date(2024, 3, 2)
    assert day_of(late, at(5).astimezone(UTC)) == date(2024, 3, 1)


def test_under_a_fixed_offset_the_day_is_that_of_the_moment_itself() -> None:
    midnight = datetime(2024, 10, 20, tzinfo=SUMMER)
    now = datetime(2024, 11, 2, 9, tzinfo=WINTER)
    assert day_of(midnight, now) == date(2024, 10, 20)
    assert day_of(midnight.astimezone(UTC), now) == date(2024, 10, 19)


@pytest.mark.parametrize(("now", "day"), [(at(31, "00:00"), 31), (at(31, "23:59"), 31),
                                          (at(32, "00:00"), 32)])  # fmt: skip
def test_the_day_of_an_episode_over_the_night_that_loses_an_hour(now: datetime, day: int) -> None:
    assert sore().hears(now).day == day
    assert now.tzinfo is BERLIN


def test_a_clock_set_back_before_the_beginning_leaves_the_first_day() -> None:
    hears = sore().hears(at(1) - timedelta(days=3))
    assert (hears.day, hears.phase) == (1, "acute")
