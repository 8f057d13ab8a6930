"""How long ago, in what part of the day: which moment that is."""

from datetime import datetime, timedelta

import pytest

from exercise_coach.desktop.recovery.when import (
    DAYS_AGO,
    Ago,
    Part,
    day_of,
    is_morning,
    moment_of,
    part_of,
    remembered,
)
from tests.desktop.recovery.stage import MORNING

pytestmark = pytest.mark.qt


@pytest.mark.parametrize(("ago", "days"), DAYS_AGO.items())
def test_a_day_so_long_ago(ago: Ago, days: int) -> None:
    assert day_of(ago, MORNING) == MORNING.date() - timedelta(days=days)


def test_of_two_and_three_days_the_later() -> None:
    assert DAYS_AGO[Ago.FEW_DAYS] == 2


@pytest.mark.parametrize(
    ("part", "hour"), [(Part.NIGHT, 3), (Part.MORNING, 8), (Part.AFTERNOON, 14), (Part.EVENING, 20)]
)
def test_a_part_of_yesterday(part: Part, hour: int) -> None:
    yesterday = day_of(Ago.YESTERDAY, MORNING)
    moment = moment_of(yesterday, part, MORNING)
    assert moment == datetime(2024, 3, 13, hour, tzinfo=MORNING.tzinfo)
    assert moment.utcoffset() == MORNING.utcoffset()


@pytest.mark.parametrize("hour", range(24))
def test_two_or_three_days_ago_is_so_at_any_hour(hour: int) -> None:
    now = MORNING.replace(hour=hour)
    day, part = remembered(Ago.FEW_DAYS, now)
    assert timedelta(days=2) <= now - moment_of(day, part, now) < timedelta(days=3)


def test_what_is_still_to_come_is_now() -> None:
    assert moment_of(MORNING.date(), Part.EVENING, MORNING) == MORNING


@pytest.mark.parametrize(
    ("hour", "part", "morning"),
    [
        (0, Part.NIGHT, False), (3, Part.NIGHT, False), (4, Part.NIGHT, True),
        (6, Part.MORNING, True), (11, Part.MORNING, True), (12, Part.AFTERNOON, False),
        (17, Part.AFTERNOON, False), (18, Part.EVENING, False), (23, Part.EVENING, False),
    ],
)  # fmt: skip
def test_the_part_of_the_day(hour: int, part: Part, morning: bool) -> None:
    assert part_of(MORNING.replace(hour=hour)) is part
    assert is_morning(MORNING.replace(hour=hour)) is morning
