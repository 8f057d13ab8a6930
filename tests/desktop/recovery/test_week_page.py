"""The weekly look back: what is moved counts, and what is left alone does not."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from exercise_coach.desktop.recovery.week_page import WeekPage, names_of
from exercise_coach.recovery.facts import Activity, WeekRated
from tests.desktop.recovery.stage import MORNING, Stage

pytestmark = pytest.mark.qt

LAST = WeekRated(
    id="last", at=MORNING, better=40, activities=(Activity("Socks", 7), Activity("Stairs", 5))
)


def open_(stage: Stage, *weeks: WeekRated) -> WeekPage:
    page = WeekPage(stage.teller())
    page.told.connect(stage.tell)
    page.left.connect(stage.hear)
    page.ask(weeks)
    stage.show(page)
    return page


def is_ready(stage: Stage) -> bool:
    return stage.find(QAbstractButton, "week-done").isEnabled()


@pytest.mark.parametrize(
    ("keys", "percent"),
    [(("6",), 60), (("T",), 100), (("0",), 0), (("Right", "Right"), 10), (("End", "Left"), 95)],
)
def test_percent_better(keys: tuple[str, ...], percent: int, stage: Stage) -> None:
    open_(stage)
    stage.press(*keys)
    assert stage.text("better-number") == f"{percent} %"
    stage.press("Return")
    assert stage.told == [WeekRated(id="fact-1", at=MORNING, better=percent)]


def test_what_was_not_moved_is_no_nought(stage: Stage) -> None:
    open_(stage)
    assert stage.text("better-number") == "–"
    assert not is_ready(stage)
    stage.press("Return")
    assert stage.told == []


def test_the_activities_of_last_week_are_rated_anew(stage: Stage) -> None:
    open_(stage, LAST)
    stage.focus("activity-1-rating-slider")
    stage.press("4")
    assert "Stairs" in stage.text("week-open")
    assert not is_ready(stage)
    stage.focus("activity-2-rating-slider")
    stage.press("2", "Return")
    rated = (Activity("Socks", 4), Activity("Stairs", 2))
    assert stage.told == [WeekRated(id="fact-1", at=MORNING, better=None, activities=rated)]


def test_they_may_be_left_out_and_are_there_again(stage: Stage) -> None:
    open_(stage, LAST)
    stage.press("5", "Return")
    (told,) = stage.told
    assert told == WeekRated(id="fact-1", at=MORNING, better=50)
    assert isinstance(told, WeekRated)
    assert names_of([LAST, told]) == ("Socks", "Stairs")


def test_one_is_removed_and_one_is_added(stage: Stage) -> None:
    open_(stage, LAST)
    stage.click("activity-1-remove")
    stage.click("add-activity")
    stage.write("Gardening, 2 h")
    stage.press("Return", "T")
    stage.focus("activity-2-rating-slider")
    stage.press("3", "Return")
    rated = (Activity("Stairs", 3), Activity("Gardening, 2 h", 10))
    assert stage.told == [WeekRated(id="fact-1", at=MORNING, better=None, activities=rated)]


def test_there_are_five_at_most(stage: Stage) -> None:
    open_(stage)
    for _ in range(5):
        stage.click("add-activity")
    assert not stage.sees("add-activity")


def test_a_nameless_one_is_left_out(stage: Stage) -> None:
    open_(stage)
    stage.click("add-activity")
    stage.focus("activity-1-rating-slider")
    stage.press("3")
    assert not is_ready(stage)
    stage.find(QLineEdit, "activity-1").setText("Desk")
    stage.press("Return")
    rated = (Activity("Desk", 3),)
    assert stage.told == [WeekRated(id="fact-1", at=MORNING, better=None, activities=rated)]


def test_not_now(stage: Stage) -> None:
    open_(stage, LAST)
    stage.press("5", "Escape")
    assert (stage.told, stage.heard) == ([], ["left"])


def test_it_begins_anew(stage: Stage) -> None:
    page = open_(stage, LAST)
    stage.press("5")
    page.ask([LAST])
    assert stage.text("better-number") == "–"
    assert not is_ready(stage)
