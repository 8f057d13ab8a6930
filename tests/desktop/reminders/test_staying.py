"""Being there to remind: in the tray when the window is closed, from a login on, and as set."""

import os
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTime
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QTimeEdit

from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.reminders import bus_tray, tray_finder
from exercise_coach.desktop.reminders.tray import Tray
from exercise_coach.recovery import WakingHours
from exercise_coach.settings import load_settings
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

Find = Callable[..., None]


def has_tray(*, is_there: bool) -> Find:
    return lambda _bus, found: found(is_there)


@pytest.fixture
def desk(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window on a desktop that has a tray."""
    monkeypatch.setattr(bus_tray, "find_tray", has_tray(is_there=True))
    opened = open_desk()
    opened.wait_until(lambda: opened.program.reminders.has_tray is True)
    return opened


@pytest.fixture
def bare_desk(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window on a desktop that has none."""
    monkeypatch.setattr(bus_tray, "find_tray", has_tray(is_there=False))
    monkeypatch.setattr(tray_finder, "TRIES_AFTER_MS", ())
    opened = open_desk()
    opened.wait_until(lambda: opened.program.reminders.has_tray is False)
    return opened


def tray_of(desk: Desk) -> Tray:
    native = desk.program.reminders._native
    assert native is not None
    return native.tray


def menu(desk: Desk) -> dict[str, QAction]:
    tray = tray_of(desk)
    assert tray._menu is not None
    return {action.text(): action for action in tray._menu.actions() if action.text()}


# The window


def test_a_closed_window_is_gone_unless_it_shall_stay(desk: Desk) -> None:
    gone: list[str] = []
    desk.window.closing.connect(lambda: gone.append("closing"))
    desk.program.preferences.change(stay_in_tray=True)
    desk.window.close()
    assert not desk.window.isVisible()
    assert gone == []
    menu(desk)["Open Exercise Coach"].trigger()
    assert desk.window.isVisible()
    desk.program.preferences.change(stay_in_tray=False)
    desk.window.close()
    assert gone == ["closing"]


def test_a_session_is_left_when_its_window_is_hidden_and_may_be_gone_on_with(desk: Desk) -> None:
    desk.program.preferences.change(stay_in_tray=True)
    desk.program.prepare("steady-trunk")
    desk.press("1", "Space")
    assert desk.program.sessions.is_live
    desk.window.close()
    assert desk.program.sessions.view is None
    broken = desk.program.keeping.broken_off()
    assert broken is not None
    assert broken.routine.id == "steady-trunk"


def test_quit_in_the_tray_ends_the_program(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[str] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: left.append("quit"))
    desk.window.closing.connect(lambda: left.append("closing"))
    desk.program.preferences.change(stay_in_tray=True)
    desk.window.close()
    menu(desk)["Quit"].trigger()
    assert left == ["closing", "quit"]
    assert desk.program.reminders._native is None


def test_without_a_tray_a_close_is_a_close(bare_desk: Desk) -> None:
    gone: list[str] = []
    bare_desk.window.closing.connect(lambda: gone.append("closing"))
    bare_desk.program.preferences.change(stay_in_tray=True)
    bare_desk.window.close()
    assert gone == ["closing"]


def test_a_log_out_is_not_held_up(desk: Desk) -> None:
    desk.program.preferences.change(stay_in_tray=True)
    assert desk.window.hides
    desk.program.staying._stay_no_longer()
    assert not desk.window.hides


def test_a_hidden_start_stays_in_the_tray(desk: Desk) -> None:
    desk.window.hide()
    desk.program.staying.begin_hidden()
    assert not desk.window.isVisible()
    menu(desk)["Open Exercise Coach"].trigger()
    assert desk.window.isVisible()


def test_a_hidden_start_without_a_tray_is_minimised(bare_desk: Desk) -> None:
    bare_desk.window.hide()
    bare_desk.program.staying.begin_hidden()
    assert bare_desk.window.isMinimized()


# The settings page


def test_hours_are_set_by_keyboard_and_kept(open_desk: OpenDesk, folder: Path) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    desk.find(QTimeEdit, "waking-from").setFocus()
    desk.press("Up", "Up")
    desk.press("Tab", "Tab", "Down")  # from the hours to the minutes, and to the next field
    desk.find(QTimeEdit, "quiet-from").setTime(QTime(13, 0))
    desk.find(QTimeEdit, "quiet-to").setTime(QTime(14, 30))
    desk.find(QCheckBox, "remind").click()
    settings = desk.program.preferences.settings
    assert settings.waking == WakingHours(time(10), time(21))
    assert settings.quiet == WakingHours(time(13), time(14, 30))
    assert not settings.remind
    assert desk.text("quiet-hint") == "Exercises fall due only while you are awake."
    desk.close()
    assert load_settings(folder) == settings
    again = open_desk()
    again.program.go(Place.SETTINGS)
    assert again.find(QTimeEdit, "waking-from").text() == "10:00"
    assert not again.find(QCheckBox, "remind").isChecked()


def test_the_page_says_whether_there_is_a_tray(desk: Desk) -> None:
    desk.program.go(Place.SETTINGS)
    assert desk.find(QCheckBox, "stay-in-tray").isEnabled()
    desk.find(QCheckBox, "stay-in-tray").click()
    assert desk.window.hides
    desk.program.preferences.change(stay_in_tray=False)


def test_the_page_says_that_there_is_none(bare_desk: Desk) -> None:
    bare_desk.program.go(Place.SETTINGS)
    assert not bare_desk.find(QCheckBox, "stay-in-tray").isEnabled()
    assert bare_desk.text("tray-state").startswith("There is no tray on this desktop")


def entry() -> Path:
    return Path(os.environ["XDG_CONFIG_HOME"]) / "autostart" / "exercise-coach.desktop"


@pytest.mark.skipif(os.name != "posix", reason="the entry of this test is freedesktop.org's")
def test_start_at_login_is_what_really_stands_there(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    login = desk.find(QCheckBox, "start-at-login")
    assert not login.isChecked()
    assert not entry().exists()
    login.click()
    assert login.isChecked()
    assert f"--data-dir {desk.folder}" in entry().read_text()
    entry().unlink()
    desk.program.go(Place.ROUTINES)
    desk.program.go(Place.SETTINGS)
    assert not login.isChecked()
    login.click()
    login.click()
    assert not entry().exists()


@pytest.mark.skipif(os.name != "posix", reason="the entry of this test is freedesktop.org's")
def test_a_login_that_cannot_be_changed_is_told(open_desk: OpenDesk) -> None:
    desk = open_desk()
    entry().parent.parent.mkdir(parents=True, exist_ok=True)
    entry().parent.write_text("in the way")
    desk.program.go(Place.SETTINGS)
    login = desk.find(QCheckBox, "start-at-login")
    login.click()
    assert not login.isChecked()
    assert "cannot be written" in desk.text("login-problem")
    entry().parent.unlink()
    login.click()
    assert login.isChecked()
    assert not desk.sees("login-problem")
