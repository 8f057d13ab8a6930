"""When a routine falls due: every hour, so many times a day or a week, inside waking hours."""

from datetime import datetime, time

import pytest

from exercise_coach.prescription import Repeat
from exercise_coach.recovery import WakingHours, doses
from exercise_coach.recovery.history import History
from tests.recovery.days import HOURLY, THRICE_A_WEEK, TWICE_A_DAY, Home, at, routine

EVENING = WakingHours(time(14), time(2))


# every


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("06:00", "later 08:00"),
        ("07:59:59", "later 08:00"),
        ("08:00", "due 08:00"),
        ("21:59:59", "due 08:00"),
        ("22:00", "later 2024-03-02 08:00"),
    ],
)
def test_the_first_of_the_day_is_due_when_the_day_begins(now: str, says: str) -> None:
    assert Home(HOURLY).says(at(now)) == says


@pytest.mark.parametrize(
    ("done", "now", "says"),
    [
        ("09:20", "09:21", "later 10:20"),
        ("09:20", "10:19:59", "later 10:20"),
        ("09:20", "10:20", "due 10:20"),
        ("09:20", "15:00", "due 10:20"),
        ("20:59:59", "21:30", "later 21:59"),
        ("21:00", "21:30", "done 2024-03-02 08:00"),
        ("21:40", "21:41", "done 2024-03-02 08:00"),
        ("21:40", "23:00", "done 2024-03-02 08:00"),
        ("06:30", "07:00", "later 08:00"),
        ("07:30", "08:00", "later 08:30"),
    ],
)
def test_the_next_is_due_that_long_after_the_last_one_ended(done: str, now: str, says: str) -> None:
    assert Home(HOURLY).done(at(done)).says(at(now)) == says


def test_what_was_left_yesterday_is_not_owed_today() -> None:
    home = Home(HOURLY).done(at("09:00"))
    assert home.says(at("2024-03-02 07:00")) == "later 08:00"
    assert home.says(at("2024-03-02 12:00")) == "due 08:00"
    assert home.stands(at("2024-03-02 12:00")).done_today == 0


def test_an_interval_longer_than_a_day_skips_days() -> None:
    home = Home(Repeat(every=48 * 3600)).done(at("09:00"))  # type: ignore[arg-type]
    assert home.says(at("12:00")) == "done 2024-03-03 09:00"
    assert home.says(at("2024-03-02 12:00")) == "later 2024-03-03 09:00"
    assert home.says(at("2024-03-03 10:00")) == "due 09:00"


# per_day


@pytest.mark.parametrize(
    ("done", "now", "says"),
    [
        ((), "07:00", "later 08:00"),
        ((), "20:00", "due 08:00"),
        (("08:10",), "09:00", "later 15:00"),
        (("08:10",), "15:00", "due 15:00"),
        (("13:00",), "15:30", "later 16:30"),
        (("18:29",), "19:00", "later 21:59"),
        (("18:30",), "19:00", "done 2024-03-02 08:00"),
        (("07:30",), "08:00", "later 15:00"),
        (("08:00", "15:30"), "16:00", "done 2024-03-02 08:00"),
    ],
)
def test_doses_of_a_day_are_spread_over_it(done: tuple[str, ...], now: str, says: str) -> None:
    assert Home(TWICE_A_DAY).done(*map(at, done)).says(at(now)) == says


@pytest.mark.parametrize(
    ("done", "of"), [((), 2), (("08:00",), 2), (("08:00", "09:00", "15:00"), 3)]
)
def test_today_is_counted(done: tuple[str, ...], of: int) -> None:
    dose = Home(TWICE_A_DAY).done(*map(at, done)).stands(at("16:00"))
    assert (dose.done_today, dose.of_today) == (len(done), of)


def test_what_was_stopped_is_not_called_back_to_and_not_counted_as_done() -> None:
    dose = Home(TWICE_A_DAY).done(at("08:00"), outcome="stopped_symptom").stands(at("09:00"))
    assert (dose.state, dose.done_today, dose.of_today) == ("later", 0, 2)


# per_week


@pytest.mark.parametrize(
    ("done", "now", "says"),
    [
        ((), "2024-03-06 12:00", "due 08:00"),
        ((4,), "2024-03-04 12:00", "done 2024-03-06 08:00"),
        ((4,), "2024-03-05 12:00", "later 2024-03-06 08:00"),
        ((4,), "2024-03-06 12:00", "due 08:00"),
        ((4, 6, 8), "2024-03-09 12:00", "later 2024-03-11 08:00"),
        ((4, 6, 8), "2024-03-10 12:00", "later 2024-03-11 08:00"),
        ((4, 6, 8), "2024-03-11 12:00", "due 08:00"),
        ((4, 5, 6), "2024-03-07 12:00", "later 2024-03-11 08:00"),
        ((10,), "2024-03-11 12:00", "later 2024-03-12 08:00"),
    ],
)
def test_days_of_rest_lie_between(done: tuple[int, ...], now: str, says: str) -> None:
    home = Home(THRICE_A_WEEK).done(*(at(f"2024-03-{day:02} 09:00") for day in done))
    assert home.says(at(now)) == says


@pytest.mark.parametrize(
    ("per_week", "days"),
    [(1, "1 8 15 22"), (2, "1 4 8 11 15 18 22 25"), (3, "1 3 5 8 10 12 15 17 19 22 24 26"),
     (5, "1 2 3 4 5 8 9 10 11 12"), (7, "1 2 3 4 5 6 7 8")],
)  # fmt: skip
def test_who_does_each_as_it_falls_due_has_a_steady_week(per_week: int, days: str) -> None:
    wanted = [int(day) for day in days.split()]
    home, did = Home(Repeat(per_week=per_week)), []
    for day in range(1, wanted[-1] + 1):
        morning = at(f"2024-04-{day:02} 09:00")
        if home.says(morning).startswith("due"):
            home = home.done(morning)
            did.append(day)
    assert did == wanted


def test_more_than_seven_a_week_are_several_on_some_days() -> None:
    home, did = Home(Repeat(per_week=10)), []
    for day in range(1, 15):
        for hour in (9, 16, 21):
            now = at(f"2024-04-{day:02} {hour:02}:00")
            if home.says(now).startswith("due"):
                home = home.done(now)
                did.append(day)
    assert did == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12]


def test_a_day_of_rest_has_room_for_none() -> None:
    home = Home(THRICE_A_WEEK).done(at("2024-03-04 09:00"))
    assert home.stands(at("2024-03-05 12:00")).of_today == 0
    again = home.done(at("2024-03-05 09:00")).stands(at("2024-03-05 12:00"))
    assert (again.state, again.done_today, again.of_today) == ("done", 1, 1)


# What else may be said of a dose


def test_without_repeat_there_is_no_time() -> None:
    dose = Home(None).done(at("09:00")).stands(at("12:00"))
    assert (dose.state, dose.at, dose.done_today, dose.of_today) == ("anytime", None, 1, None)


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        ("completed", "later 10:00"),
        ("stopped_pain", "later 10:00"),
        ("stopped_symptom", "later 10:00"),
        ("stopped_user", "due 08:00"),
        ("interrupted", "due 08:00"),
    ],
)
def test_nobody_is_called_back_to_what_has_just_hurt(outcome: str, says: str) -> None:
    assert Home(HOURLY).done(at("09:00"), outcome=outcome).says(at("09:30")) == says


@pytest.mark.parametrize("repeat", [HOURLY, TWICE_A_DAY, THRICE_A_WEEK])
def test_skipped_means_not_today(repeat: Repeat) -> None:
    home = Home(repeat).skipped(at("09:00"))
    assert home.says(at("12:00")) == "skipped 2024-03-02 08:00"
    assert home.says(at("2024-03-02 08:00")) == "due 08:00"


def test_a_snoozed_dose_waits_and_comes_back() -> None:
    home = Home(HOURLY).snoozed(at("09:00"))
    assert home.says(at("09:00")) == "snoozed 09:15"
    assert home.says(at("09:14:59")) == "snoozed 09:15"
    assert home.says(at("09:15")) == "due 08:00"


def test_a_snooze_ends_with_the_dose_it_was_for() -> None:
    home = Home(HOURLY).snoozed(at("09:00"), minutes=120).done(at("09:30"))
    assert home.says(at("09:40")) == "later 10:30"
    assert home.says(at("10:30")) == "due 10:30"


def test_a_snooze_into_the_night_waits_for_the_morning() -> None:
    home = Home(HOURLY).snoozed(at("21:50"))
    assert home.says(at("21:55")) == "snoozed 2024-03-02 08:00"
    assert home.says(at("22:10")) == "later 2024-03-02 08:00"


# Waking hours past midnight


@pytest.mark.parametrize(
    ("done", "now", "says"),
    [
        ("2024-03-01 23:30", "2024-03-02 00:29", "later 00:30"),
        ("2024-03-01 23:30", "2024-03-02 01:00", "due 00:30"),
        ("2024-03-02 01:30", "2024-03-02 01:40", "done 14:00"),
        ("2024-03-02 01:30", "2024-03-02 02:00", "later 14:00"),
        ("2024-03-02 01:30", "2024-03-02 14:00", "due 14:00"),
    ],
)
def test_waking_hours_may_run_past_midnight(done: str, now: str, says: str) -> None:
    assert Home(HOURLY, hours=EVENING).done(at(done)).says(at(now)) == says


def test_one_in_the_morning_belongs_to_the_evening_before() -> None:
    home = Home(TWICE_A_DAY, hours=EVENING).done(at("2024-03-02 01:00"))
    assert home.stands(at("2024-03-02 01:30")).done_today == 1
    assert home.stands(at("2024-03-02 15:00")).done_today == 0


def test_day_and_night_may_be_meant() -> None:
    home = Home(HOURLY, hours=WakingHours(time(8), time(8))).done(at("03:00"))
    assert home.says(at("03:59")) == "later 04:00"
    assert home.says(at("04:30")) == "due 04:00"
    assert home.says(at("08:30")) == "due 08:00"


def test_each_routine_is_judged_by_its_own_sessions() -> None:
    history = Home().done(at("09:00")).history
    walk, tilt = doses(
        [routine(HOURLY), routine(HOURLY, "tilt")], history, WakingHours(), at("09:30")
    )
    assert (walk.routine, walk.state) == ("walk", "later")
    assert (tilt.routine, tilt.state) == ("tilt", "due")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        doses([routine(HOURLY)], History(), WakingHours(), datetime(2024, 3, 1))  # noqa: DTZ001
