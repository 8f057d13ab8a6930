"""What is known of now stays up to date: when something is told, falls due, or a day begins."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.outlook import LONGEST_WAIT, Outlook, Outlooks
from exercise_coach.recovery import History
from tests.desktop.stand_ins import settle
from tests.desktop.today.at_home import KNOWN
from tests.recovery.people import Person, at, person, sore

pytestmark = pytest.mark.qt


class Home:
    """Somebody, the clock on their wall, and every look that was taken."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.who, self.now = qtbot, person(), at(5, "09:30")
        self.reads: list[bool] = []
        self.came: list[Outlook] = []
        self.parent = QObject()
        self.outlooks = Outlooks(self, lambda: self.now, self.parent)
        self.outlooks.came.connect(self.came.append)

    def history(self) -> History:
        self.reads.append(threading.current_thread() is threading.main_thread())
        return self.who.history

    def know(self, who: Person) -> None:
        """Let it know somebody, and wait for the first look."""
        self.who = who
        self.outlooks.know(KNOWN)
        self.wait_for_looks(1)

    def wait_for_looks(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.came) >= count)

    @property
    def waits(self) -> timedelta:
        """How long it waits before it looks again by itself."""
        return timedelta(milliseconds=self.outlooks._due.interval())


@pytest.fixture
def home(qtbot: QtBot) -> Iterator[Home]:
    home = Home(qtbot)
    yield home
    home.outlooks.stop()
    home.parent.deleteLater()
    settle()


def test_it_reads_and_weighs_beside_the_gui_thread(home: Home) -> None:
    home.know(sore())
    assert home.reads == [False]
    assert home.came[0].guidance.day == 5
    assert home.came[0].doses[0].routine == "mobility"


@pytest.mark.parametrize(
    ("time", "waits"),
    [
        ("14:57", timedelta(minutes=3)),  # the second dose falls due at 15:00
        ("23:54:30", timedelta(minutes=5, seconds=30)),  # a new day
        ("09:30", LONGEST_WAIT),
    ],
)
def test_it_looks_again_when_something_may_stand_differently(
    time: str, waits: timedelta, home: Home
) -> None:
    home.now = at(5, time)
    home.know(sore().did("mobility", at(5, "08:00")))
    assert home.waits == waits


def test_the_timer_looks_again(home: Home) -> None:
    home.know(sore())
    home.now = at(6)
    home.outlooks._due.timeout.emit()
    home.wait_for_looks(2)
    assert home.came[1].guidance.day == 6


def test_what_was_told_a_moment_ago_counts_at_once(home: Home) -> None:
    home.know(sore())
    home.who = home.who.screened(at(5), "fever")
    home.outlooks.refresh()
    assert home.outlooks.fresh().guidance.blocked is not None


def test_a_look_that_comes_too_late_is_dropped(home: Home) -> None:
    home.know(sore())
    home.who = home.who.screened(at(5), "fever")
    home.outlooks.refresh()
    newest = home.outlooks.fresh()
    home.outlooks._pool.waitForDone()
    settle()
    assert home.outlooks.current is newest


def test_a_fresh_look_is_not_taken_twice(home: Home) -> None:
    home.know(sore())
    assert home.outlooks.fresh() is home.came[0]
    home.now += timedelta(minutes=5)
    assert home.outlooks.fresh().guidance.at == home.now
    assert len(home.reads) == 1


@pytest.mark.parametrize("set_back", [timedelta(hours=-2), timedelta(days=-30)])
def test_a_clock_set_back_is_looked_at_again(set_back: timedelta, home: Home) -> None:
    home.know(sore())
    home.now += set_back
    assert home.outlooks.fresh().guidance.at == home.now


def test_while_it_rests_it_looks_only_when_asked(home: Home) -> None:
    home.know(sore())
    home.outlooks.rest()
    assert not home.outlooks._due.isActive()
    home.outlooks.refresh()
    home.outlooks._pool.waitForDone()
    settle()
    assert len(home.came) == 1
    home.outlooks.fresh()
    assert not home.outlooks._due.isActive()
    home.outlooks.wake()
    home.wait_for_looks(3)
    assert home.outlooks._due.isActive()


def test_a_routine_outside_of_the_library_is_weighed_too(home: Home) -> None:
    home.know(sore().mornings(2, 4))
    planks = KNOWN.routines["planks"]
    for routine, allowed in ((planks, False), (KNOWN.routines["calm"], True)):
        stranger = msgspec.structs.replace(routine, id="of-my-own")
        verdict = home.outlooks.guidance_for(stranger).verdicts["of-my-own"]
        assert verdict.allowed is allowed
