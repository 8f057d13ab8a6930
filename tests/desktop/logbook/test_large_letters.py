"""The logbook where the system's letters are twice as large: nothing is cut off, all is reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.logbook.logbook_page import Tab
from exercise_coach.logbook import FILE, Logbook
from tests.desktop.conftest import OpenDesk
from tests.desktop.logbook.opening import open_logbook
from tests.desktop.stand_ins import Desk, settle
from tests.logbook.walks import Walk

pytestmark = pytest.mark.qt

SMALL = (900, 600)


@pytest.fixture
def desk(app: QApplication, folder: Path, open_desk: OpenDesk) -> Iterator[Desk]:
    with Logbook.open(folder / FILE) as logbook:
        Walk(logbook).ends()
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(2 * before.pointSizeF())
    QApplication.setFont(larger)
    yield open_desk(size=SMALL)
    QApplication.setFont(before)


def test_what_corrects_a_session_is_seen_whole(desk: Desk) -> None:
    open_logbook(desk, Tab.SESSIONS)
    desk.press("Return")
    settle()
    area = desk.find(QScrollArea, "detail-scroll")
    inside = area.widget()
    assert inside is not None
    for button in inside.findChildren(Button):
        if button.isVisible():
            right = button.mapTo(inside, button.rect().topRight()).x()
            assert right <= area.viewport().width(), button.objectName()


def test_a_year_is_scrolled_rather_than_written_small(desk: Desk) -> None:
    page = open_logbook(desk)
    settle()
    area = desk.find(QScrollArea, "year-scroll")
    assert area.verticalScrollBar().maximum() > 0
    assert page.year.width() <= area.viewport().width()
    normal = QApplication.font().pointSizeF() / 2
    letters = page.year.findChild(QWidget, "streak").font().pointSizeF()  # type: ignore[union-attr]
    assert letters > 1.2 * normal
    for name in ("year-back", "year-on"):
        button = desk.find(QAbstractButton, name)
        assert button.width() >= button.sizeHint().width()
