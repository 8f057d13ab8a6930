"""A screen that stays on for a session, asked for on a real bus."""

import gc
import itertools
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from exercise_coach.desktop.awake import Awake, awake
from exercise_coach.desktop.bus import connection
from exercise_coach.session import State
from tests.desktop.awake.desktops import Screen
from tests.desktop.bus.hung import hung_bus
from tests.desktop.bus.private import private_bus
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt

WARNING = "This computer may fall asleep or darken its screen meanwhile."


@pytest.fixture
def wakepy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let wakepy really ask. Where it is refused it leaves the closing of sockets to Python."""
    monkeypatch.delenv("WAKEPY_FAKE_SUCCESS")
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def bus(wakepy: None, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)


@pytest.fixture
def screen(address: str, bus: None) -> Iterator[Screen]:
    made = Screen(address)
    yield made
    made.close()
    assert made.wrong == []


def awake_of(desk: Desk) -> Awake:
    (found,) = desk.program.sessions.findChildren(Awake)
    return found


def test_the_screen_stays_on_only_while_a_session_runs(screen: Screen, desk: Desk) -> None:
    desk.program.prepare("steady-trunk")
    desk.press("1")
    assert screen.wishes == set()
    desk.press("Space")
    desk.wait_until(lambda: bool(screen.wishes))
    desk.press("Escape")
    desk.wait_until(lambda: not screen.wishes)
    assert screen.count == 1


def test_a_session_that_waits_keeps_it_on_for_five_minutes(screen: Screen, desk: Desk) -> None:
    desk.begin("steady-trunk")
    patience = awake_of(desk)._patience
    assert patience.interval() == 5 * 60 * 1000
    for number, key in enumerate(("Space", "P", "C"), start=1):
        desk.wait_until(lambda: bool(screen.wishes))
        assert screen.count == number
        desk.press(key)
        assert patience.isActive()
        patience.timeout.emit()
        desk.wait_until(lambda: not screen.wishes)
        desk.press("1" if key == "P" else "Space")
        settle()


def test_a_short_pause_changes_nothing(screen: Screen, desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait_until(lambda: bool(screen.wishes))
    desk.press("Space", "Space")
    assert not awake_of(desk)._patience.isActive()
    assert screen.wishes == {1}


def test_where_nobody_keeps_it_on_a_line_says_so(bus: None, desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait_until(lambda: desk.sees("session-notice"))
    assert desk.text("session-notice") == WARNING
    desk.press("Escape")
    assert not desk.sees("session-notice")


def test_a_desktop_that_comes_back_is_asked_again(
    wakepy: None, runtime_folder: Path, monkeypatch: pytest.MonkeyPatch, open_desk: OpenDesk
) -> None:
    monkeypatch.setattr(connection, "AGAIN_MS", 50)
    monkeypatch.setattr(awake, "SETTLED_MS", 50)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={runtime_folder}/bus")
    with private_bus(runtime_folder) as address:
        screen = Screen(address)
        desk = open_desk()
        desk.begin("steady-trunk")
        desk.wait_until(lambda: bool(screen.wishes))
        screen.close()
    desk.wait_until(lambda: desk.sees("session-notice"))
    assert desk.text("session-notice") == WARNING
    with private_bus(runtime_folder) as address:
        screen = Screen(address)
        desk.wait_until(lambda: bool(screen.wishes))
        desk.wait_until(lambda: not desk.sees("session-notice"))
        desk.press("Escape")
        desk.wait_until(lambda: not screen.wishes)
        screen.close()
        desk.close()


@pytest.fixture
def hung(runtime_folder: Path, wakepy: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(awake, "ANSWER_MS", 100)
    with hung_bus(runtime_folder) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield


def test_a_desktop_that_hangs_holds_nothing_up(hung: None, open_desk: OpenDesk) -> None:
    desk = open_desk()
    beats: list[float] = []
    pulse = QTimer()
    pulse.timeout.connect(lambda: beats.append(time.monotonic()))
    desk.program.prepare("steady-trunk")
    desk.press("1")
    pulse.start(5)
    desk.press("Space")
    desk.wait_until(lambda: desk.sees("session-notice"))
    pulse.stop()
    assert desk.is_in(State.RUNNING)
    assert WARNING in desk.text("session-notice")
    assert max(later - earlier for earlier, later in itertools.pairwise(beats)) < 0.5
    desk.close()
