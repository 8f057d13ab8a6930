"""Nothing of Today is lost with large letters."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from exercise_coach.desktop.text_size import apply_text_size
from exercise_coach.desktop.today.today_page import TodayPage
from tests.desktop.recovery.stage import Stage
from tests.desktop.sizes import look_at_all_sizes
from tests.desktop.stand_ins import settle
from tests.desktop.today.conftest import Show
from tests.desktop.today.scenes import SCENES
from tests.desktop.today.test_look import DAYS

pytestmark = pytest.mark.qt

LOW = (900, 600)


def is_seen(page: TodayPage, part: QWidget) -> bool:
    top = part.mapTo(page.area.viewport(), QPoint(0, 0))
    return page.area.viewport().rect().contains(QRect(top, part.size()))


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_due_is_seen_at_once_in_a_low_window(
    percent: int, stage: Stage, show: Show, app: QApplication
) -> None:
    page = show(SCENES["the morning is asked"](), 5)
    page.focus_start()
    apply_text_size(app, percent)
    stage.resize(LOW)
    settle()
    assert page.morning.isVisible()
    assert is_seen(page, page.due.start)
    page.undo.offer("Pain today: 4 of 10.", "1")
    settle()
    assert is_seen(page, page.due.start)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_first_warning_is_not_scrolled_away(
    percent: int, stage: Stage, show: Show, app: QApplication
) -> None:
    apply_text_size(app, percent)
    stage.resize(LOW)
    page = show(SCENES["worse, and strong"](), 5)
    stage.resize(LOW)
    assert page.area.verticalScrollBar().value() == 0
    page.undo.offer("Pain today: 4 of 10.", "1")
    page.focus_start()
    settle()
    assert stage.find(QWidget, "today-foot").height() < page.height() / 3
    assert page.area.verticalScrollBar().value() == 0


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_lost(scene: str, stage: Stage, show: Show) -> None:
    page = show(SCENES[scene](), DAYS.get(scene, 5))
    page.undo.offer("Gentle mobility is left out today.", "1")
    look_at_all_sizes(stage.window, stage.resize)
