"""What is made ahead comes piece by piece, and is the same for whoever wants it before."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.ahead import Ahead
from exercise_coach.desktop.navigation import Place
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt


def pieces(made: list[str], *names: str) -> Iterator[None]:
    for name in names:
        made.append(name)
        yield


@pytest.fixture
def ahead(qapp: QApplication) -> Ahead:
    return Ahead(QObject(qapp))


def test_one_piece_at_a_time_in_order_and_then_it_rests(ahead: Ahead, qtbot: QtBot) -> None:
    made: list[str] = []
    ahead.make(pieces(made, "first", "second"))
    ahead.make(pieces(made, "third"))
    assert made == []
    QApplication.processEvents()
    assert made in ([], ["first"])
    qtbot.waitUntil(lambda: not ahead.is_busy)
    assert made == ["first", "second", "third"]


def test_nothing_is_made_after_it_was_stopped(ahead: Ahead) -> None:
    made: list[str] = []
    ahead.make(pieces(made, "first"))
    ahead.stop()
    QApplication.processEvents()
    assert not ahead.is_busy
    assert made == []


@pytest.mark.parametrize("steps", [0, 2, 7, 14, 20, 200])
def test_a_page_is_whole_though_only_a_part_was_made_ahead(desk: Desk, steps: int) -> None:
    made = desk.program.pages.make_ahead()
    for _ in range(steps):
        next(made, None)
    seen = {}
    for place in (Place.SETTINGS, Place.RELIEF):
        desk.program.go(place)
        settle()
        seen[place] = desk.texts()
    for _ in made:
        settle()
    for place, texts in seen.items():
        desk.program.go(place)
        settle()
        assert desk.texts() == texts
    desk.program.go(Place.ROUTINES)
    assert desk.program.routines.chosen is not None
