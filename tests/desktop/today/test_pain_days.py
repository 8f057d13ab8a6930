"""The pain of the last days: which score stands for a day, and what the days say."""

from datetime import date

import pytest

from exercise_coach.desktop.today import pain_days
from exercise_coach.desktop.today.pain_days import DayScore, pain_by_day, score_of_today, trend
from tests.recovery.people import Person, at, sore

TODAY = at(9).date()


def days(*scores: int, first: int = 1) -> tuple[DayScore, ...]:
    return tuple(DayScore(at(day).date(), score) for day, score in enumerate(scores, first))


def test_the_morning_stands_for_its_day() -> None:
    who = sore().morning(1, 6).did("mobility", at(1, "18:00"), before=3)
    assert pain_by_day(who.history, TODAY) == (DayScore(at(1).date(), 6),)


def test_where_no_morning_was_told_the_first_session_does() -> None:
    who = sore().did("mobility", at(1, "10:00"), before=4).did("mobility", at(1, "18:00"), before=2)
    assert pain_by_day(who.history, TODAY) == (DayScore(at(1).date(), 4, is_morning=False),)


def test_a_morning_told_again_replaces_the_first() -> None:
    who = sore().morning(1, 6).morning(1, 4, "08:00")
    assert [each.score for each in pain_by_day(who.history, TODAY)] == [4]


def test_days_long_ago_and_days_to_come_are_left_out() -> None:
    who = sore().mornings(1, 7, 6, 5)
    found = pain_by_day(who.history, at(2).date(), days=1)
    assert [(each.day, each.score) for each in found] == [(at(2).date(), 6)]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((), "No score yet"),
        ((4,), "The first day with a score"),
        ((5, 4, 4, 2), "Falling for 3 days."),
        ((5, 5, 5, 3), "2 lower than before."),
        ((5, 5, 4, 3), "Falling for 2 days."),
        ((3, 4), "1 higher than before."),
        ((4, 3), "1 lower than before: not clearly better."),
        ((1, 0), "1 lower than before."),
        ((1, 3, 4), "Rising for 2 days."),
        ((5, 2, 3), "1 higher than before."),
        ((4, 4, 4), "The same for 3 days."),
        ((5, 4, 4), "1 lower than before: not clearly better."),
        ((0, 0), "No pain for 2 days."),
    ],
)
def test_where_the_pain_is_going(scores: tuple[int, ...], said: str) -> None:
    assert trend(days(*scores)).startswith(said)


@pytest.mark.parametrize(("day", "said"), [(8, "/10 yesterday"), (5, "/10 on Tuesday 5 March")])
def test_when_the_newest_score_was_given(day: int, said: str) -> None:
    assert pain_days.when_line([DayScore(at(day).date(), 3)], TODAY) == said


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (sore().morning(9, 5), "/10 this morning"),
        (sore().morning(9, 5, "13:01"), "/10 today at 13:01"),
        (sore().did("mobility", at(9, "10:00")), "/10 today at 10:"),
        (sore().hurt("mobility", at(9, "10:00"), "tilt", 6), "/10 at the stop at 10:"),
    ],
)
def test_on_what_occasion_the_newest_score_of_today_was_given(who: Person, said: str) -> None:
    latest = pain_days.latest_of_today(who.history, TODAY)
    assert latest is not None
    assert pain_days.latest_line(latest).startswith(said)


def test_the_line_in_words() -> None:
    assert pain_days.in_words(days(6, 4), 2) == "Fri 1: 6, Sat 2: 4. The stop line is at 2."


def test_the_score_of_today_is_the_newest() -> None:
    who = sore().morning(9, 5).did("mobility", at(9, "10:00"), before=4, after=3)
    assert score_of_today(who.history, TODAY) == 3
    assert score_of_today(who.history, date(2024, 3, 10)) is None
    stopped = sore().hurt("mobility", at(9, "10:00"), "tilt", 6)
    assert score_of_today(stopped.history, TODAY) == 6
