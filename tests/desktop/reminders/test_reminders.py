"""Reminders as they are seen and answered: in the window, as a notification, in the tray."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.reminders import is_session_led
from exercise_coach.desktop.reminders.notification import Reply
from exercise_coach.desktop.reminders.reminders import LONGEST_WAIT
from exercise_coach.logbook import SessionLock
from exercise_coach.recovery.facts import DoseSkipped, DoseSnoozed, RemindersPaused
from tests.desktop.reminders.conftest import OpenRoom
from tests.desktop.reminders.stand_ins import Room
from tests.recovery.days import HOURLY, TWICE_A_DAY, at, routine

pytestmark = pytest.mark.qt

WALK, TILT = routine(HOURLY), routine(TWICE_A_DAY, "tilt")


@pytest.fixture
def room(open_room: OpenRoom) -> Room:
    return open_room(WALK).begin()


def show(room: Room, qtbot: QtBot) -> None:
    room.window.show()
    room.window.activateWindow()
    qtbot.waitUntil(room.window.isActiveWindow)


def text(room: Room, name: str) -> str:
    label = room.reminders.bar.findChild(QLabel, name)
    assert label is not None
    return label.text()


def has_tray(room: Room) -> bool | None:
    return room.reminders.has_tray


# The notification


def test_what_falls_due_is_notified_once(room: Room) -> None:
    assert room.notified == ""
    room.at("08:00")
    assert room.notified == "Time for Walk | Due now"
    room.at("08:04").at("08:30")
    assert room.desktop.notification.count == 1
    room.at("09:00")
    assert room.notified == "Time for Walk | Due since 08:00"
    assert room.desktop.notification.count == 2


def test_only_one_is_shown_and_the_others_are_named(open_room: OpenRoom) -> None:
    room = open_room(WALK, TILT, routine(HOURLY, "third")).begin().at("08:00")
    assert room.notified == "Time for Walk | Due now · 2 more are due"
    room.home = room.home.done(at("08:01"))
    room.tell()
    assert room.notified == "Time for Tilt | Due now · also due: Third"


def test_start_starts_it(room: Room) -> None:
    room.at("08:00").reply(Reply.START)
    assert room.wanted == ["open", "start walk"]
    assert room.notified == ""


def test_later_is_a_quarter_of_an_hour(room: Room) -> None:
    room.at("08:01").reply(Reply.LATER)
    (fact,) = room.told
    assert isinstance(fact, DoseSnoozed)
    assert (fact.routine, fact.until) == ("walk", at("08:16"))
    assert room.notified == ""
    assert room.at("08:15").notified == ""
    assert room.at("08:16").notified.startswith("Time for Walk")


def test_not_today_is_not_today(room: Room) -> None:
    room.at("08:00").reply(Reply.NOT_TODAY)
    (fact,) = room.told
    assert isinstance(fact, DoseSkipped)
    assert fact.routine == "walk"
    for hour in range(9, 24):
        assert room.at(f"{hour:02}:00").notified == ""
    assert room.at("2024-03-02 08:00").notified == "Time for Walk | Due now"


def test_a_click_opens_the_window(room: Room) -> None:
    room.at("08:00").reply(Reply.OPEN)
    assert room.wanted == ["open"]
    assert room.told == []


def test_done_elsewhere_it_is_taken_away(room: Room) -> None:
    room.at("08:00")
    room.home = room.home.done(at("08:10"))
    room.tell()
    assert room.notified == ""


def test_an_answer_that_comes_too_late_only_opens_the_window(room: Room) -> None:
    room.at("08:00").reply(Reply.NOT_TODAY)
    room.reply(Reply.START)
    assert room.wanted == ["open"]
    assert len(room.told) == 1


def test_nothing_during_a_session_and_not_right_after(open_room: OpenRoom) -> None:
    room = open_room(WALK, TILT).begin().at("08:00")
    room.reminders.session_began()
    assert room.notified == ""
    for hour in range(9, 22):
        assert room.at(f"{hour:02}:00").notified == ""
        assert room.reminders.bar.isHidden()
    room.home = room.home.done(room.now)
    room.reminders.session_ended()
    room.tell()
    assert room.later(9).notified == ""
    assert room.later(1).notified.startswith("Time for Tilt")


def test_a_session_in_a_terminal_is_seen(tmp_path: Path) -> None:
    assert not is_session_led(tmp_path)
    with SessionLock(tmp_path):
        assert is_session_led(tmp_path)
    assert not is_session_led(tmp_path)
    assert not is_session_led(tmp_path / "nowhere")


def test_the_end_takes_everything_away(room: Room) -> None:
    room.at("08:00")
    room.reminders.close()
    assert room.notified == ""
    assert room.desktop.is_closed
    assert not room.tray.is_there


# In the window


def test_in_the_window_that_is_used_a_bar_says_it(room: Room, qtbot: QtBot) -> None:
    show(room, qtbot)
    room.at("08:00")
    assert room.notified == ""
    assert room.reminders.bar.isVisible()
    assert text(room, "reminder-title") == "Time for Walk"
    assert text(room, "reminder-text") == "Due now"
    room.at("08:30")
    assert text(room, "reminder-text") == "Due since 08:00"


@pytest.mark.parametrize(
    ("button", "wanted"),
    [("reminder-start", "start walk"), ("reminder-later", ""), ("reminder-not-today", "")],
)
def test_the_bar_is_answered_by_keyboard(
    button: str, wanted: str, room: Room, qtbot: QtBot
) -> None:
    show(room, qtbot)
    room.at("08:00")
    room.window.setFocus()
    for _ in range(4):
        focused = room.window.focusWidget()
        if focused is not None and focused.objectName() == button:
            break
        QTest.keyClick(room.window.windowHandle(), Qt.Key.Key_Tab)
    QTest.keyClick(room.window.windowHandle(), Qt.Key.Key_Return)
    assert wanted in [*room.wanted, ""]
    assert [type(fact).__name__ for fact in room.told] == {
        "reminder-start": [],
        "reminder-later": ["DoseSnoozed"],
        "reminder-not-today": ["DoseSkipped"],
    }[button]
    assert not room.reminders.bar.isVisible()


def test_it_takes_the_keyboard_from_nobody(room: Room, qtbot: QtBot) -> None:
    show(room, qtbot)
    before = room.window.focusWidget()
    room.at("08:00")
    assert room.reminders.bar.isVisible()
    assert room.window.focusWidget() is before


def test_who_comes_to_the_window_finds_the_bar_there(room: Room, qtbot: QtBot) -> None:
    room.at("08:00")
    assert room.notified
    show(room, qtbot)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(app.applicationState())
    assert room.notified == ""
    assert room.reminders.bar.isVisible()


def test_a_page_that_says_it_itself_needs_no_bar(room: Room, qtbot: QtBot) -> None:
    show(room, qtbot)
    room.reminders.leave_to_page(is_on_page=True)
    room.at("08:00")
    assert not room.reminders.bar.isVisible()
    assert room.notified == ""
    room.reminders.leave_to_page(is_on_page=False)
    assert room.reminders.bar.isVisible()


def test_where_nobody_shows_notifications_the_window_asks_for_attention(
    room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        "exercise_coach.desktop.reminders.reminders.QApplication.alert", asked.append
    )
    room.desktop.notification.fails = True
    room.at("08:00")
    assert asked == []
    room.window.show()
    room.later(60)
    assert asked == [room.window]
    assert room.reminders.bar.isVisible()


# The tray


def test_the_tray_tells_what_is_next(room: Room) -> None:
    actions = room.tray.actions()
    assert actions["line"].text() == "Walk · next at 08:00"
    room.at("08:00")
    assert actions["line"].text() == "Walk · Due now"
    actions["start"].trigger()
    assert room.wanted == ["open", "start walk"]
    room.home = room.home.done(at("21:30"))
    room.tell()
    room.at("21:31")
    assert actions["line"].text() == "Walk · next tomorrow at 08:00"


def test_pause_for_today_and_go_on(room: Room) -> None:
    pause = room.tray.actions()["pause"]
    assert pause.text() == "Pause for today"
    room.at("08:00")
    pause.trigger()
    (fact,) = room.told
    assert isinstance(fact, RemindersPaused)
    assert fact.until == at("2024-03-02 00:00")
    assert room.notified == ""
    assert room.at("10:00").notified == ""
    assert room.tray.actions()["line"].text() == "Paused for today"
    assert pause.text() == "Go on reminding"
    pause.trigger()
    assert room.notified == "Time for Walk | Due since 08:00"
    assert pause.text() == "Pause for today"


def test_reminders_switched_off_leave_the_tray(room: Room) -> None:
    room.set(remind=False)
    assert room.at("09:00").notified == ""
    assert room.tray.actions()["line"].text() == "Walk · Due since 08:00"
    assert not room.tray.actions()["pause"].isVisible()


def test_without_a_tray_it_is_said_once(
    open_room: OpenRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exercise_coach.desktop.reminders.tray_finder.TRIES_AFTER_MS", ())
    room = open_room(WALK, has_tray=False).begin()
    assert has_tray(room) is False
    assert not room.tray.is_there
    show(room, qtbot)
    room.at("08:00")
    assert "There is no tray here" in text(room, "reminder-text")
    room.at("08:20")
    assert "There is no tray here" in text(room, "reminder-text")
    room.home = room.home.done(room.now)
    room.tell()
    room.at("09:20")
    assert text(room, "reminder-text") == "Due now"


def test_a_tray_that_comes_later_is_found(open_room: OpenRoom, qtbot: QtBot) -> None:
    room = open_room(WALK, has_tray=False).begin()
    assert has_tray(room) is None
    room.desktop.has_tray = True
    assert room.reminders._finder is not None
    room.reminders._finder._again.timeout.emit()
    assert has_tray(room) is True
    assert room.tray.is_there
    room.desktop.has_tray = False
    room.at("08:00")
    assert has_tray(room) is False
    assert not room.tray.is_there


# The timer


def test_the_timer_never_waits_longer_than_five_minutes(room: Room) -> None:
    timer = room.reminders._timer
    assert timer.isSingleShot()
    assert timer.interval() == LONGEST_WAIT / timedelta(milliseconds=1)
    room.at("07:59")
    assert timer.interval() == 60_000
    room.now = at("07:59:59") + timedelta(milliseconds=800)
    room.reminders.look()
    assert timer.interval() == 1000
    assert timer.isActive()


def test_nothing_to_remind_of_needs_no_timer(open_room: OpenRoom) -> None:
    room = open_room()
    room.begin()
    room.later(10)
    assert not room.reminders._timer.isActive()


def test_what_is_due_is_asked_for_when_its_time_has_come(room: Room) -> None:
    room.at("07:05")  # the rest at the beginning is over
    before = room.questions
    room.at("07:30").at("07:58")
    assert room.questions == before
    room.at("08:00")
    assert room.questions == before + 1
    room.at("08:05").at("08:10")
    assert room.questions == before + 3


def test_what_was_done_in_a_terminal_never_rings(room: Room) -> None:
    room.home = room.home.done(at("07:58"))
    room.at("08:00")
    assert room.desktop.notification.count == 0
    room.at("08:58")
    assert room.notified == "Time for Walk | Due now"


def test_an_agenda_that_has_run_out_is_asked_for_anew(room: Room) -> None:
    room.at("07:05")
    room.tell(until=at("07:30"))
    before = room.questions
    room.at("07:29")
    assert room.questions == before
    room.at("07:30")
    assert room.questions == before + 1


def test_a_machine_that_slept_is_told_within_five_minutes(room: Room) -> None:
    room.home = room.home.done(at("21:30"))
    room.tell()
    room.at("21:40")
    room.now = at("2024-03-02 06:40")
    room.reminders._timer.timeout.emit()
    assert room.notified == ""
    assert room.reminders._timer.interval() <= 5 * 60_000
    room.now = at("2024-03-02 08:03")
    room.reminders._timer.timeout.emit()
    assert room.notified == "Time for Walk | Due now"
