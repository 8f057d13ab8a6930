"""Sleep and lock, as systemd-logind tells of them, told by a stand-in on a bus of its own."""

from collections.abc import Iterator

import pytest

from exercise_coach.desktop.awake import Awake, delay
from exercise_coach.session import State
from tests.desktop.awake.desktops import ANOTHERS, SleepAndLock
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt

SLEPT = "The computer went to sleep, so the session is paused."
LOCKED = "The screen was locked, so the session is paused."


@pytest.fixture
def logind(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[SleepAndLock]:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    made = SleepAndLock(address)
    yield made
    made.close()
    assert made.wrong == []


@pytest.fixture
def running(logind: SleepAndLock, open_desk: OpenDesk) -> Desk:
    """A session under way that logind knows, and which listens."""
    desk = open_desk()
    desk.begin("steady-trunk")
    (awake,) = desk.program.sessions.findChildren(Awake)
    desk.wait_until(lambda: bool(awake._logind._session))
    return desk


def test_a_machine_that_goes_to_sleep_pauses_the_session_at_once(
    running: Desk, logind: SleepAndLock
) -> None:
    while not running.session.coach.done:
        running.wait(1)
    before = running.session.player.guide.remaining()
    logind.sleep()
    running.wait_until(lambda: running.is_in(State.PAUSED))
    assert running.text("session-notice") == SLEPT
    heard = len(running.sound.heard)
    running.stall(8 * 3600)
    logind.sleep(is_beginning=False)
    settle()
    assert running.is_in(State.PAUSED)
    assert len(running.sound.heard) == heard
    assert running.session.player.guide.remaining() == before
    running.press("Space")
    assert running.is_in(State.RUNNING)
    assert not running.sees("session-notice")
    running.press("Escape")
    (session,) = running.log()
    assert len(session.sets) == len(running.session.coach.done)


def test_sleep_waits_until_a_session_is_paused_and_only_for_one_that_runs(
    logind: SleepAndLock, running: Desk
) -> None:
    running.wait_until(lambda: logind.is_put_off)
    logind.sleep()
    running.wait_until(lambda: not logind.is_put_off)
    assert running.is_in(State.PAUSED)
    running.press("Space")
    running.wait_until(lambda: logind.is_put_off)
    running.press("Escape")
    running.wait_until(lambda: not logind.is_put_off)


def test_no_bus_puts_off_no_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "disabled:")
    assert delay._ask() is None


def test_sleep_waits_for_nobody_who_has_left(logind: SleepAndLock, running: Desk) -> None:
    running.wait_until(lambda: logind.is_put_off)
    running.window.close()
    running.wait_until(lambda: not logind.is_put_off)


@pytest.mark.parametrize("way", ["lock", "hint"])
def test_a_lock_pauses_the_session(way: str, running: Desk, logind: SleepAndLock) -> None:
    getattr(logind, way)()
    running.wait_until(lambda: running.is_in(State.PAUSED))
    assert running.text("session-notice") == LOCKED


def test_what_happens_to_others_or_is_over_does_not(running: Desk, logind: SleepAndLock) -> None:
    logind.lock(ANOTHERS)
    logind.hint(ANOTHERS)
    logind.hint(is_locked=False)
    logind.sleep(is_beginning=False)
    running.qtbot.wait(50)
    assert running.is_in(State.RUNNING)


def test_a_question_still_stands_after_sleep_and_then_it_waits(
    running: Desk, logind: SleepAndLock
) -> None:
    running.press("P")
    logind.sleep()
    running.wait_until(lambda: running.sees("session-notice"))
    assert running.page == "pain-page"
    running.press("1")
    assert running.is_in(State.PAUSED)


def test_what_is_felt_still_is_asked_for_after_a_lock_and_then_it_waits(
    running: Desk, logind: SleepAndLock
) -> None:
    running.press("S")
    logind.lock()
    running.wait_until(lambda: running.sees("session-notice"))
    assert running.page == "symptom-page"
    running.press("Escape")
    assert running.is_in(State.PAUSED)
    assert running.text("session-notice") == LOCKED


def test_before_the_start_nothing_is_paused(logind: SleepAndLock, open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.program.prepare("steady-trunk")
    desk.wait_until(lambda: bool(logind.asked))
    logind.sleep()
    desk.qtbot.wait(50)
    assert desk.is_in(State.READY)
    assert not desk.sees("session-notice")


def test_the_session_is_asked_for_by_its_id(
    logind: SleepAndLock, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "c1")
    desk = open_desk()
    desk.program.prepare("steady-trunk")
    desk.wait_until(lambda: logind.asked == ["c1"])
    logind.is_ours = False
    desk.press("Escape")
    desk.program.prepare("steady-trunk")
    desk.wait_until(lambda: logind.asked == ["c1", "c1", "auto"])
