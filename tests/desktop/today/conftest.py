"""Today on a stage of its own."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.figure import Thumbnails
from exercise_coach.desktop.today.taps import Taps
from exercise_coach.desktop.today.today_page import TodayPage
from tests.desktop.recovery.stage import Stage
from tests.desktop.today.at_home import REPEATING, today
from tests.recovery.people import Person

Show = Callable[..., TodayPage]


@pytest.fixture
def stage(app: QApplication) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()


@pytest.fixture
def show(stage: Stage) -> Show:
    """Show somebody their day; what they tell is told to the stage."""
    page = TodayPage(Thumbnails({}, stage.window))
    taps = Taps(page, stage.teller(), lambda routine: REPEATING[routine].title)
    taps.told.connect(stage.tell)

    def show_(who: Person, day: int, time: str = "09:30") -> TodayPage:
        stage.show(page, alone=False)
        page.show_day(today(who, day, time))
        page.focus_start()
        return page

    return show_
