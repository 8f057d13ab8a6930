"""The logbook is checked and backed up beside the window, and never while a session runs."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.safety.caretaker import Caretaker, Tended, tend
from exercise_coach.logbook import backups_in
from tests.logbook.test_backups import damage
from tests.logbook.walks import MORNING, Walk, logbook_in

pytestmark = pytest.mark.qt

MakeCaretaker = Callable[..., Caretaker]


def always() -> bool:
    return True


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with logbook_in(tmp_path, hasty=True) as logbook:
        for _ in range(20):
            Walk(logbook).ends()
    return tmp_path


@pytest.fixture
def make(data: Path, qtbot: QtBot) -> Iterator[MakeCaretaker]:
    parent = QObject()
    made: list[Caretaker] = []

    def make_(*, is_led: bool = False) -> Caretaker:
        made.append(Caretaker(data, lambda: MORNING, lambda: is_led, parent))
        return made[-1]

    yield make_
    for caretaker in made:
        caretaker.stop()


def test_it_checks_the_logbook_and_backs_it_up(
    make: MakeCaretaker, data: Path, qtbot: QtBot
) -> None:
    caretaker = make()
    with qtbot.waitSignal(caretaker.tended):
        caretaker.look()
    (backup,) = backups_in(data)
    assert caretaker.last == Tended(backup=backup, is_checked=True)
    with qtbot.waitSignal(caretaker.tended):
        caretaker.look()
    assert backups_in(data) == [backup]


def test_it_backs_up_whenever_it_is_asked_to(make: MakeCaretaker, data: Path, qtbot: QtBot) -> None:
    caretaker = make()
    for _ in range(2):
        with qtbot.waitSignal(caretaker.tended):
            caretaker.back_up()
    assert len(backups_in(data)) == 2


def test_it_does_nothing_while_a_session_runs(make: MakeCaretaker, data: Path) -> None:
    make(is_led=True).look()
    resting = make()
    resting.rest()
    resting.look()
    resting.back_up()
    for caretaker in (make(is_led=True), resting):
        caretaker.stop()
    assert backups_in(data) == []


def test_it_gives_way_to_a_session_that_begins(data: Path) -> None:
    assert tend(data, MORNING, lambda: False, check=True) == Tended()
    assert backups_in(data) == []


def test_damage_is_told_and_not_backed_up(data: Path) -> None:
    damage(data / "logbook.sqlite3", page=9)
    with (data / "logbook.sqlite3").open("ab") as file:
        file.truncate(9 * 2**20)  # too large to be looked through whenever it is opened
    tended = tend(data, MORNING, always, check=True)
    assert tended.is_damaged
    assert "is damaged" in tended.problem
    assert backups_in(data) == []


def test_what_cannot_be_written_is_told(data: Path) -> None:
    (data / "backups").touch()
    assert "No backup could be made" in tend(data, MORNING, always, check=False).problem


def test_without_a_logbook_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert tend(tmp_path / "nowhere", MORNING, always, check=True, at_once=True) == Tended()


def test_a_close_makes_the_backup_of_the_day(make: MakeCaretaker, data: Path) -> None:
    make().close()
    assert len(backups_in(data)) == 1
    assert tend(data, MORNING + timedelta(days=1), always, check=False) == Tended()
