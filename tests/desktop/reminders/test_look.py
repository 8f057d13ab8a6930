"""The reminder in the window and the settings around it: whole, named, and within reach of Tab."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from exercise_coach.choices import Theme
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.reminders.icon import SIZES as SIGN_SIZES
from exercise_coach.desktop.reminders.icon import sign
from exercise_coach.desktop.theme import colours_of
from tests.desktop.accessible.auditing import wrong_with
from tests.desktop.conftest import OpenDesk
from tests.desktop.looking import cut_off, focusable, is_nameless
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt

SIZES = ((1280, 800), (900, 600))
NO_TRAY = "Due since 09:20 · also due: A walk\nThere is no tray here: keep this window open."


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A window that reminds, on the settings page."""
    desk = open_desk()
    desk.wait_until(lambda: desk.program.outlooks.current is not None)
    desk.program.go(Place.SETTINGS)
    desk.clock.now += 6 * 60
    desk.program.reminders.look()
    assert desk.program.reminders.bar.isVisible()
    desk.program.reminders.bar.say("Time for a rather long title of a routine", NO_TRAY)
    settle()
    return desk


def test_the_bar_is_whole_and_named(desk: Desk) -> None:
    for size in SIZES:
        desk.resize(size)
        assert desk.window.size().toTuple() == size
        assert cut_off(desk.window) == []
    assert [each for each in focusable(desk.window) if is_nameless(each)] == []
    assert wrong_with(desk.window) == []


@pytest.mark.usefixtures("large_letters")
def test_the_bar_is_whole_with_large_letters(desk: Desk) -> None:
    for size in SIZES:
        desk.resize(size)
        assert cut_off(desk.window) == []
        assert desk.program.reminders.bar.height() < 0.25 * size[1]


def test_tab_reaches_every_answer(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.wait_until(desk.window.isActiveWindow)
    reached = set()
    for _ in range(30):
        desk.press("Tab")
        focused = QApplication.focusWidget()
        reached.add(focused.objectName() if focused is not None else "")
    answers = {"reminder-start", "reminder-later", "reminder-not-today"}
    hours = {"waking-from", "waking-to", "quiet-from", "quiet-to"}
    assert answers | hours | {"remind", "start-at-login"} <= reached


def test_the_bar_is_not_seen_during_a_session(desk: Desk) -> None:
    bar = desk.find(QWidget, "reminder-bar")
    desk.program.prepare("steady-trunk")
    assert not bar.isVisible()


@pytest.mark.parametrize("theme", Theme)
def test_the_sign_can_be_told_apart_when_something_is_due(theme: Theme, app: QApplication) -> None:
    colours = colours_of(theme)
    for size in SIGN_SIZES:
        plain, due = (
            sign(colours, is_due=each).pixmap(size, size).toImage() for each in (False, True)
        )
        assert plain.size().toTuple() == (size, size)
        assert plain != due
        assert plain.pixelColor(size // 2, size // 6).name() == colours.accent
