"""What the user is reminded of, and when nobody says a word."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from exercise_coach.desktop.reminders.reminding import Agenda, Look, Reminding
from exercise_coach.prescription import Routine
from exercise_coach.settings import Settings
from tests.recovery.days import (
    BERLIN,
    HOURLY,
    NEW_YORK,
    THRICE_A_WEEK,
    TWICE_A_DAY,
    Home,
    at,
    routine,
)

WALK, TILT = routine(HOURLY), routine(TWICE_A_DAY, "tilt")


class Day:
    """Someone at home with a plan, whom the program may remind."""

    def __init__(self, *routines: Routine, home: Home | None = None) -> None:
        self.routines = routines or (WALK,)
        self.home = home or Home()
        self.settings = Settings()
        self.reminding = Reminding()

    def set(self, **what: object) -> "Day":
        self.settings = Settings(**what)  # type: ignore[arg-type]
        return self

    def look(self, now: datetime) -> Look:
        agenda = Agenda(self.routines, self.home.history)
        return self.reminding.look(agenda, self.settings, now)

    def hears(self, now: datetime) -> str:
        """Return what comes up now, with a mark when it rings; nothing in silence."""
        look = self.look(now)
        if look.reminder is None:
            return ""
        return f"{look.reminder.routine}{'!' if look.rings else ''}"

    def done(self, now: datetime) -> None:
        """Do a session of five minutes that ends now."""
        self.reminding.session_began()
        self.home = self.home.done(now)
        self.reminding.session_ended(now)

    def rings(self, start: datetime, hours: float) -> list[str]:
        """Return what rings, looked at whenever the day asks for another look."""
        heard, now, end = [], start, start + timedelta(hours=hours)
        while now.timestamp() <= end.timestamp():
            look = self.look(now)
            if look.rings and look.reminder is not None:
                heard.append(f"{now:%H:%M} {look.reminder.routine}")
            assert look.again is not None
            assert look.again.timestamp() > now.timestamp()
            now = look.again.astimezone(start.tzinfo)
        return heard


def test_what_falls_due_rings_once() -> None:
    day = Day()
    assert day.hears(at("07:59")) == ""
    assert day.hears(at("08:00")) == "walk!"
    assert day.hears(at("08:05")) == "walk"


def test_nobody_answers_so_it_rings_each_hour_of_the_day_and_never_at_night() -> None:
    day = Day()
    heard = day.rings(at("06:00"), hours=26)
    assert heard == [f"{hour:02}:00 walk" for hour in range(8, 22)] + ["08:00 walk"]


def test_one_at_a_time_and_the_others_are_named() -> None:
    day = Day(WALK, TILT)
    reminder = day.look(at("08:00")).reminder
    assert reminder is not None
    assert (reminder.routine, reminder.others) == ("walk", ("Tilt",))
    assert day.hears(at("08:30")) == "walk"


def test_an_answer_is_followed_by_a_rest_before_the_next() -> None:
    day = Day(WALK, TILT)
    assert day.hears(at("08:00")) == "walk!"
    day.reminding.answered(at("08:01"))
    day.home = day.home.snoozed(at("08:01"))
    assert day.hears(at("08:01")) == ""
    assert day.rings(at("08:01"), hours=0.6) == ["08:06 tilt"]
    assert day.hears(at("08:40")) == "tilt"


def test_a_snoozed_dose_rings_again() -> None:
    day = Day()
    day.hears(at("08:00"))
    day.reminding.answered(at("08:01"))
    day.home = day.home.snoozed(at("08:01"))
    assert day.rings(at("08:02"), hours=0.5) == ["08:16 walk"]


def test_done_elsewhere_it_goes_away() -> None:
    day = Day()
    day.hears(at("08:00"))
    day.home = day.home.done(at("08:20"))
    assert day.hears(at("08:20")) == ""
    assert day.hears(at("09:20")) == "walk!"


def test_never_during_a_session_nor_right_after() -> None:
    day = Day(WALK, TILT)
    day.reminding.session_began()
    for minute in range(60):
        assert day.hears(at(f"08:{minute:02}")) == ""
    day.home = day.home.done(at("08:59"))
    day.reminding.session_ended(at("09:00"))
    assert day.rings(at("09:00"), hours=0.5) == ["09:10 tilt"]


def test_nor_while_somebody_else_leads_one() -> None:
    day, asked = Day(), []

    def is_led() -> bool:
        asked.append(True)
        return True

    for clock in ("07:00", "08:00", "09:00"):
        look = day.reminding.look(Agenda(day.routines), day.settings, at(clock), is_led)
        assert look.reminder is None
    assert len(asked) == 2
    assert day.hears(at("09:01")) == "walk!"


def test_it_begins_with_a_rest() -> None:
    day = Day()
    day.reminding.begin(at("09:00"))
    assert day.rings(at("09:00"), hours=0.2) == ["09:05 walk"]


@pytest.mark.parametrize(
    ("start", "end", "heard"),
    [
        (time(0), time(0), ["12:30", "13:30", "14:30"]),
        (time(13), time(14), ["12:30", "14:00", "15:00"]),
        (time(22), time(13), ["13:00", "14:00", "15:00"]),
        (time(9), time(23), []),
    ],
)
def test_quiet_hours_are_quiet(start: time, end: time, heard: list[str]) -> None:
    day = Day().set(quiet_from=start, quiet_to=end)
    assert day.rings(at("12:30"), hours=2.75) == [f"{each} walk" for each in heard]


def test_outside_waking_hours_nothing_is_heard() -> None:
    day = Day().set(waking_from=time(12), waking_to=time(13))
    assert day.rings(at("06:00"), hours=30) == ["12:00 walk", "12:00 walk"]


def test_paused_for_today_means_until_tomorrow() -> None:
    day = Day()
    day.home = replace(
        day.home, history=replace(day.home.history, paused_until=at("2024-03-02 00:00"))
    )
    assert day.look(at("09:00")).is_paused
    assert day.rings(at("09:00"), hours=24) == ["08:00 walk", "09:00 walk"]


def test_a_pause_of_another_clock_is_none() -> None:
    day = Day()
    day.home = replace(
        day.home, history=replace(day.home.history, paused_until=at("2025-03-02 00:00"))
    )
    look = day.look(at("09:00"))
    assert not look.is_paused
    assert look.rings


def test_switched_off_it_is_silent_but_knows_what_is_due() -> None:
    day = Day().set(remind=False)
    assert day.rings(at("08:00"), hours=12) == []
    assert [dose.state for dose in day.look(at("09:00")).standing] == ["due"]


def test_nothing_to_be_done_needs_no_timer() -> None:
    look = Reminding().look(Agenda(), Settings(), at("09:00"))
    assert (look.reminder, look.again) == (None, None)


# Clocks


def test_nine_hours_asleep_ring_once() -> None:
    day = Day(WALK, TILT)
    day.home = day.home.done(at("21:30"))
    assert day.hears(at("21:45")) == "tilt!"
    woken = at("2024-03-02 06:45")
    assert day.hears(woken) == ""
    assert day.rings(woken + timedelta(hours=3), hours=0.9) == ["09:45 walk"]


@pytest.mark.parametrize(
    ("evening", "zone"),
    [
        ("2024-03-30 21:30", BERLIN),
        ("2024-10-26 21:30", BERLIN),
        ("2024-03-09 21:30", NEW_YORK),
        ("2024-11-02 21:30", NEW_YORK),
    ],
)
def test_the_morning_after_the_clocks_changed_begins_at_eight(evening: str, zone: object) -> None:
    start = at(evening).replace(tzinfo=zone)  # type: ignore[arg-type]
    day = Day(home=Home().done(start))
    assert day.rings(start, hours=12.5)[0] == "08:00 walk"


def test_after_a_flight_the_day_is_that_of_the_place() -> None:
    day = Day(home=Home().done(at("21:00")))
    assert day.hears(at("23:00")) == ""
    landed = at("23:00").astimezone(NEW_YORK)
    assert landed.hour == 17
    assert day.hears(landed) == "walk!"


@pytest.mark.parametrize("hours", [0.5, 3, 30, 10_000])
def test_a_clock_set_back_silences_nothing_for_ever(hours: float) -> None:
    day = Day(WALK, routine(THRICE_A_WEEK, "core"))
    now = at("2024-03-06 15:00")
    assert day.hears(now) == "walk!"
    day.done(now)
    day.hears(now)
    assert day.rings(now - timedelta(hours=hours), hours=40)
