"""Notifications on a real session bus: shown, answered, replaced, taken away, and not there."""

import itertools
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercise_coach.choices import Theme
from exercise_coach.desktop.bus import THE_BUS, Answer, Bus, connection
from exercise_coach.desktop.reminders import bus_tray
from exercise_coach.desktop.reminders.bus_notification import BusNotification
from exercise_coach.desktop.reminders.icon import sign
from exercise_coach.desktop.reminders.notification import Reply
from exercise_coach.desktop.theme import colours_of
from tests.desktop.bus.private import private_bus
from tests.desktop.conftest import OpenDesk
from tests.desktop.reminders.notification_server import MODERN, NotificationServer

pytestmark = pytest.mark.qt

Serve = Callable[..., NotificationServer]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with private_bus(tmp_path_factory.mktemp("b")) as given:
        yield given


@pytest.fixture
def serve(address: str) -> Iterator[Serve]:
    servers: list[NotificationServer] = []

    def serve_(capabilities: tuple[str, ...] = MODERN) -> NotificationServer:
        servers.append(NotificationServer(address, capabilities))
        return servers[-1]

    yield serve_
    for server in servers:
        server.close()
        assert server.wrong == []


def icon_of(is_due: bool) -> QIcon:
    return sign(colours_of(Theme.LIGHT), is_due=is_due)


class Listener:
    """The program's side: a notification on a bus, and what came of it."""

    def __init__(self, address: str) -> None:
        self.owner = QObject()
        self.bus = Bus(address, self.owner)
        self.notification = BusNotification(self.bus, icon_of, self.owner)
        self.replies: list[Reply] = []
        self.failures = 0
        self.notification.replied.connect(self.replies.append)
        self.notification.failed.connect(self._fail)

    def _fail(self) -> None:
        self.failures += 1


@pytest.fixture
def listen(app: QApplication) -> Iterator[Callable[[str], Listener]]:
    listeners: list[Listener] = []

    def listen_(address: str) -> Listener:
        listeners.append(Listener(address))
        return listeners[-1]

    yield listen_
    for listener in listeners:
        listener.bus.close()
        listener.owner.deleteLater()


@pytest.fixture
def listener(listen: Callable[[str], Listener], address: str) -> Listener:
    return listen(address)


def test_a_reminder_is_seen_and_start_pressed_there_starts_the_routine(
    open_desk: OpenDesk, serve: Serve, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    server = serve()
    desk = open_desk()
    desk.wait_until(lambda: desk.program.outlooks.current is not None)
    desk.window.hide()
    desk.clock.now += 6 * 60
    desk.program.reminders._timer.timeout.emit()
    desk.wait_until(lambda: bool(server.shown))
    (shown,) = server.shown.values()
    assert shown.summary.startswith("Time for ")
    assert list(shown.actions.values()) == ["Open", "Start", "Later", "Not today"]
    server.press("start")
    desk.wait_until(lambda: desk.program.sessions.view is not None)
    assert desk.page == "ready-page"
    assert desk.window.isVisible()
    view = desk.program.sessions.view
    assert view is not None
    assert shown.summary == f"Time for {view.coach.routine.title}"


@pytest.mark.parametrize("reply", Reply)
def test_each_action_is_told(reply: Reply, listener: Listener, serve: Serve, qtbot: QtBot) -> None:
    server = serve()
    listener.notification.show("Time for a walk", "Due now")
    qtbot.waitUntil(lambda: bool(server.shown))
    server.press(reply)
    qtbot.waitUntil(lambda: listener.replies == [reply])


def test_the_next_one_replaces_it(listener: Listener, serve: Serve, qtbot: QtBot) -> None:
    server = serve()
    for text in ("first", "second", "third"):
        listener.notification.show("Title", text)
    qtbot.waitUntil(lambda: [each.body for each in server.shown.values()] == ["third"])
    listener.notification.show("Title", "fourth")
    qtbot.waitUntil(lambda: [each.body for each in server.shown.values()] == ["fourth"])
    assert len(server.shown) == 1


def test_it_is_closed_even_before_it_is_there(
    listener: Listener, serve: Serve, qtbot: QtBot
) -> None:
    server = serve()
    listener.notification.show("Title", "text")
    listener.notification.close()
    listener.notification.show("Title", "again")
    qtbot.waitUntil(lambda: bool(server.shown))
    listener.notification.close()
    qtbot.waitUntil(lambda: not server.shown)
    listener.notification.show("Title", "on its way")
    listener.notification.close()
    qtbot.waitUntil(lambda: server.count >= 2 and not server.shown)
    assert listener.replies == []


def test_texts_are_plain_where_markup_is_read(
    listener: Listener, serve: Serve, qtbot: QtBot
) -> None:
    server = serve()
    listener.notification.show("a < b & c", "<b>1 < 2</b> & 'so'")
    qtbot.waitUntil(lambda: bool(server.shown))
    (shown,) = server.shown.values()
    assert shown.summary == "a < b & c"
    assert shown.body == "&lt;b&gt;1 &lt; 2&lt;/b&gt; &amp; 'so'"


def test_the_sign_is_sent_with_it(listener: Listener, serve: Serve, qtbot: QtBot) -> None:
    server = serve()
    listener.notification.show("Title", "text")
    qtbot.waitUntil(lambda: bool(server.shown))
    (shown,) = server.shown.values()
    _, (width, height, row, has_alpha, bits, channels, pixels) = shown.hints["image-data"]
    assert (width, height, has_alpha, bits, channels) == (64, 64, True, 8, 4)
    assert len(pixels) == row * height


def test_without_actions_a_click_opens_the_window(
    listener: Listener, serve: Serve, qtbot: QtBot
) -> None:
    server = serve(("body",))
    listener.notification.show("Title", "1 < 2")
    qtbot.waitUntil(lambda: bool(server.shown))
    (shown,) = server.shown.values()
    assert shown.actions == {}
    assert shown.body == "1 < 2"
    server.dismiss()
    qtbot.waitUntil(lambda: listener.replies == [Reply.OPEN])


def test_with_actions_dismissing_is_no_answer(
    listener: Listener, serve: Serve, qtbot: QtBot
) -> None:
    server = serve()
    listener.notification.show("Title", "text")
    qtbot.waitUntil(lambda: bool(server.shown))
    server.dismiss()
    qtbot.waitUntil(lambda: listener.notification._id == 0)
    assert listener.replies == []


def test_a_token_lets_the_window_come_to_the_front(
    listener: Listener, serve: Serve, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    server = serve()
    listener.notification.show("Title", "text")
    qtbot.waitUntil(lambda: bool(server.shown))
    (shown,) = server.shown.values()
    server.say("ActivationToken", "us", shown.id, "abc")
    qtbot.waitUntil(lambda: os.environ["XDG_ACTIVATION_TOKEN"] == "abc")


def test_the_notifications_of_others_are_not_ours(
    listener: Listener, serve: Serve, qtbot: QtBot
) -> None:
    server = serve()
    listener.notification.show("Title", "text")
    qtbot.waitUntil(lambda: bool(server.shown))
    server.say("ActionInvoked", "us", 7, "start")
    server.say("ActionInvoked", "us", next(iter(server.shown)), "unknown")
    server.press("later")
    qtbot.waitUntil(lambda: listener.replies == [Reply.LATER])


# Nobody there


def test_nobody_who_shows_it_is_told(listener: Listener, serve: Serve, qtbot: QtBot) -> None:
    listener.notification.show("Title", "text")
    qtbot.waitUntil(lambda: listener.failures == 1)
    server = serve()
    listener.notification.show("Title", "text")
    qtbot.waitUntil(lambda: bool(server.shown))


@pytest.mark.parametrize("given", ["unix:path=/nowhere/bus", "tcp:host=localhost", "nonsense", ""])
def test_no_bus_is_told(given: str, listen: Callable[[str], Listener], qtbot: QtBot) -> None:
    listener = listen(given)
    for attempt in (1, 2):
        listener.notification.show("Title", "text")
        assert listener.failures == attempt - 1
        qtbot.waitUntil(partial(_has_failed, listener, attempt))


def _has_failed(listener: Listener, times: int) -> bool:
    return listener.failures == times


def test_a_bus_that_goes_away_is_found_again(
    listen: Callable[[str], Listener], tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    folder = tmp_path_factory.mktemp("c")
    with private_bus(folder) as given:
        listener = listen(given)
        listener.notification.show("Title", "text")
        qtbot.waitUntil(lambda: listener.failures == 1)
    listener.notification.show("Title", "text")
    qtbot.waitUntil(lambda: listener.failures == 2)
    with private_bus(folder) as given:
        server = NotificationServer(given)
        listener.notification.show("Title", "text")
        qtbot.waitUntil(lambda: bool(server.shown))
        server.press("start")
        qtbot.waitUntil(lambda: listener.replies == [Reply.START])
        server.close()


def test_an_abstract_address_is_reached(
    app: QApplication, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    answers: list[Answer] = []
    with private_bus(tmp_path_factory.mktemp("d"), is_abstract=True) as given:
        bus = Bus(given)
        bus.call(THE_BUS, "NameHasOwner", "s", ("org.freedesktop.DBus",), answers.append)
        qtbot.waitUntil(lambda: answers == [Answer((True,))])
        bus.close()


@pytest.fixture
def hung(runtime_folder: Path, app: QApplication) -> Iterator[str]:
    """A bus that takes every connection and never says a word."""
    server = QLocalServer()
    path = runtime_folder / "hung"
    QLocalServer.removeServer(str(path))
    assert server.listen(str(path))
    yield f"unix:path={path}"
    server.close()
    server.deleteLater()


def test_a_bus_that_hangs_holds_nobody_up(
    hung: str, listen: Callable[[str], Listener], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE_MS", 100)
    listener = listen(hung)
    beats: list[float] = []
    pulse = QTimer()
    pulse.timeout.connect(lambda: beats.append(time.monotonic()))
    pulse.start(5)
    found: list[bool] = []
    began = time.monotonic()
    listener.notification.show("Title", "text")
    bus_tray.find_tray(Bus(hung, listener.owner), found.append)
    assert time.monotonic() - began < 1
    qtbot.waitUntil(lambda: listener.failures == 1 and found == [False])
    pulse.stop()
    # Qt itself would wait for 25 s.
    assert max(later - earlier for earlier, later in itertools.pairwise(beats)) < 2


def test_without_a_watcher_qt_is_asked_for_the_tray(
    address: str, app: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "exercise_coach.desktop.reminders.bus_tray.QSystemTrayIcon.isSystemTrayAvailable"
    monkeypatch.setattr(asked, lambda: True)
    found: list[bool] = []
    for given in (address, "unix:path=/nowhere/bus"):
        bus = Bus(given)
        bus_tray.find_tray(bus, found.append)
        qtbot.waitUntil(lambda: bool(found))
        assert found == [True]
        found.clear()
        bus.close()


def test_a_watcher_that_hangs_means_no_tray(
    address: str, app: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE_MS", 100)
    with open_dbus_connection(address) as silent:
        silent.send_and_get_reply(message_bus.RequestName(bus_tray.WATCHER))
        found: list[bool] = []
        bus = Bus(address)
        bus_tray.find_tray(bus, found.append)
        qtbot.waitUntil(lambda: found == [False])
        bus.close()
