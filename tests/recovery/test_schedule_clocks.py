"""What clocks do: a night's sleep, daylight saving, a flight, a clock that is set back."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from exercise_coach.prescription import Repeat
from exercise_coach.recovery import Dose, WakingHours, doses, next_change
from exercise_coach.recovery.history import History
from tests.growth import growth
from tests.recovery.days import (
    BERLIN,
    HOURLY,
    NEW_YORK,
    THRICE_A_WEEK,
    TOKYO,
    TWICE_A_DAY,
    Home,
    at,
    routine,
    session,
)

CHANGES = [
    ("2024-03-31", BERLIN, 23),
    ("2024-10-27", BERLIN, 25),
    ("2024-03-10", NEW_YORK, 23),
    ("2024-11-03", NEW_YORK, 25),
]
"""Days on which clocks change, and how many hours they have."""


def elapsed(earlier: datetime, later: datetime | None) -> timedelta:
    assert later is not None
    return later.astimezone(UTC) - earlier.astimezone(UTC)


def test_nine_hours_of_sleep_owe_nothing() -> None:
    home = Home(HOURLY).done(at("21:30"))
    woken = at("21:45") + timedelta(hours=9)
    assert home.says(at("21:45")) == "done 2024-03-02 08:00"
    assert home.says(woken) == "later 08:00"
    assert home.says(woken + timedelta(hours=2)) == "due 08:00"
    again = home.done(woken + timedelta(hours=2))
    assert again.says(woken + timedelta(hours=2, minutes=1)) == "later 09:45"


@pytest.mark.parametrize(("day", "zone", "hours"), CHANGES)
def test_the_night_in_which_clocks_change(day: str, zone: ZoneInfo, hours: int) -> None:
    morning = at(f"{day} 08:00", zone)
    evening = morning - timedelta(days=1) + timedelta(hours=13)
    home = Home(HOURLY).done(evening)
    assert evening.hour == 21
    dose = home.stands(evening + timedelta(minutes=5))
    assert dose.at == morning
    assert elapsed(evening, dose.at) == timedelta(hours=hours - 24 + 11)
    assert home.says(morning) == "due 08:00"


@pytest.mark.parametrize(("day", "zone", "hours"), CHANGES)
def test_an_hour_across_the_change_is_an_hour(day: str, zone: ZoneInfo, hours: int) -> None:
    around_the_clock = Home(HOURLY, hours=WakingHours(time(0), time(0)))
    before = at(f"{day} 00:45", zone)
    for _ in range(5):
        around_the_clock = around_the_clock.done(before)
        following = around_the_clock.stands(before).at
        assert following is not None
        assert elapsed(before, following) == timedelta(hours=1)
        assert around_the_clock.stands(following).state == "due"
        before = following
    assert (before.hour, before.minute) == (5 + (24 - hours), 45)


@pytest.mark.parametrize(("day", "zone", "hours"), CHANGES)
@pytest.mark.parametrize("repeat", [TWICE_A_DAY, THRICE_A_WEEK])
def test_a_day_of_change_is_one_day(repeat: Repeat, day: str, zone: ZoneInfo, hours: int) -> None:
    yesterday = at(f"{day} 12:00", zone) - timedelta(days=1)
    home = Home(repeat).done(yesterday - timedelta(hours=3), yesterday + timedelta(hours=8))
    assert home.stands(at(f"{day} 00:00", zone)).done_today == 0
    tomorrow = at(f"{day} 00:00", zone) + timedelta(days=1)
    assert (
        next_change([home.stands(at(f"{day} 23:00", zone))], home.hours, at(f"{day} 23:00", zone))
        == tomorrow
    )
    assert elapsed(at(f"{day} 00:00", zone), tomorrow) == timedelta(hours=hours)


def test_waking_hours_that_the_clocks_jump_over_come_an_hour_later() -> None:
    home = Home(HOURLY, hours=WakingHours(time(2, 10), time(2, 50)))
    assert home.says(at("2024-03-31 01:00")) == "later 03:10"
    assert home.says(at("2024-10-27 01:00")) == "later 02:10"
    cut_short = Home(HOURLY, hours=WakingHours(time(2, 10), time(3)))
    assert cut_short.says(at("2024-03-31 01:00")) == "later 2024-04-01 02:10"


# A flight


def test_a_flight_to_the_west_does_not_ask_twice_in_a_day() -> None:
    home = Home(TWICE_A_DAY).done(at("09:00"), at("15:00"))
    landed = at("21:00").astimezone(NEW_YORK)
    assert landed.hour == 15
    assert home.says(landed) == "done 2024-03-02 08:00"
    assert home.stands(landed).at == at("2024-03-02 08:00", NEW_YORK)


def test_a_flight_to_the_east_begins_the_day_there() -> None:
    home = Home(HOURLY).done(at("20:30"))
    landed = at("2024-03-02 01:00").astimezone(TOKYO)
    assert landed.hour == 9
    assert home.says(landed) == "due 08:00"
    assert home.stands(landed).done_today == 1  # half past four in the morning, there
    assert home.done(landed).says(landed) == "later 10:00"


def test_an_hour_is_an_hour_wherever_one_lands() -> None:
    home = Home(HOURLY).done(at("15:00"))
    for zone in (BERLIN, NEW_YORK, TOKYO, UTC):
        dose = home.stands(at("15:30").astimezone(zone))
        expected = at("16:00").astimezone(zone)
        if 8 <= expected.hour < 22:
            assert dose.at == expected


# A clock that is set back


@pytest.mark.parametrize("hours", [1, 5, 26, 24 * 400])
@pytest.mark.parametrize("repeat", [HOURLY, TWICE_A_DAY, THRICE_A_WEEK])
def test_a_clock_set_back_blocks_for_a_day_at_most(repeat: Repeat, hours: int) -> None:
    home = Home(repeat).done(at("10:00")).skipped(at("10:30")).snoozed(at("11:00"))
    now = at("11:00") - timedelta(hours=hours)
    waited = 0
    while home.stands(now).state != "due":
        now += timedelta(minutes=30)
        waited += 1
        assert waited < 2 * 24 * (3 if repeat is THRICE_A_WEEK else 1.5)


def test_a_clock_set_back_a_little_does_not_call_again_at_once() -> None:
    home = Home(HOURLY).done(at("10:00"))
    assert home.says(at("09:40")) == "later 11:00"
    assert home.says(at("08:59")) == "due 08:00"


# The next change


def test_one_timer_is_enough() -> None:
    hours, now = WakingHours(), at("09:30")

    def following(*standing: Dose) -> datetime | None:
        return next_change(standing, hours, now)

    later = Home(HOURLY).done(at("09:00")).stands(now)
    due = Home(TWICE_A_DAY).stands(now)
    assert following() is None
    assert following(Home(None).stands(now)) is None
    assert following(due) == at("22:00")
    assert following(due, later) == at("10:00")
    assert following(Home(HOURLY).skipped(now).stands(now)) == at("22:00")


def hourly_for(days: int) -> History:
    last = at("2023-12-28 08:00").astimezone(UTC)
    return History(
        sessions=tuple(
            session(last - timedelta(days=ago) + timedelta(hours=hour))
            for ago in reversed(range(days))
            for hour in range(14)
        )
    )


def test_ten_years_of_hourly_doses_cost_little_more_than_one() -> None:
    one, ten, now = hourly_for(365), hourly_for(3650), at("2023-12-28 21:30")
    plan = [routine(HOURLY), routine(TWICE_A_DAY, "tilt"), routine(THRICE_A_WEEK, "core")]

    def weigh(history: History) -> list[Dose]:
        return list(doses(plan, history, WakingHours(), now))

    assert [dose.state for dose in weigh(ten)] == ["done", "due", "due"]
    assert growth(lambda: weigh(one), lambda: weigh(ten)) < 3
