"""Going back, saving what is damaged, and erasing, as the user does it."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget

from exercise_coach.desktop.navigation import Place
from exercise_coach.logbook import FILE, Logbook, backups_in, make_backup
from exercise_coach.settings import FILE_NAME
from tests.desktop.accessible.auditing import wrong_with
from tests.desktop.conftest import OpenDesk
from tests.desktop.looking import cut_off, focusable, is_nameless
from tests.desktop.stand_ins import DAY, Desk
from tests.logbook.walks import Walk

pytestmark = pytest.mark.qt

SIZES = ((1280, 800), (900, 600))


@pytest.fixture
def filled(folder: Path) -> Path:
    """A data folder with three sessions, two of them in the older backup."""
    with Logbook.open(folder / FILE) as logbook:
        for day in range(3):
            if day == 2:
                make_backup(folder / FILE, DAY - timedelta(days=1))
            Walk(logbook, wall=DAY + timedelta(days=day - 3)).ends()
    make_backup(folder / FILE, DAY - timedelta(hours=2))
    return folder


def press(desk: Desk, *keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget() or desk.window
        QTest.keyClick(widget, key)
        QApplication.processEvents()


def go_back_page(desk: Desk) -> None:
    desk.program.go(Place.SETTINGS)
    desk.click("go-back")
    desk.wait_until(lambda: "Looking" not in desk.text("backup-holds"))


def test_the_settings_tell_of_backups(filled: Path, open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    assert desk.text("backup-state").startswith("2 backups · the newest of 1 March 2024")
    desk.click("back-up")
    desk.wait_until(lambda: len(backups_in(filled)) == 3)
    desk.wait_until(lambda: desk.text("backup-state").startswith("3 backups"))
    assert "is in order" in desk.text("backup-state")


def test_a_preview_tells_what_would_be_lost(filled: Path, open_desk: OpenDesk) -> None:
    desk = open_desk()
    go_back_page(desk)
    assert desk.text("backup-holds") == "3 sessions · 21 sets · 0 answers about recovery"
    assert "It has every session that there is now." in desk.text("backup-against")
    press(desk, Qt.Key.Key_Down)
    desk.wait_until(lambda: desk.text("backup-holds").startswith("2 sessions"))
    assert "1 session of now is not in this backup." in desk.text("backup-against")
    assert desk.text("backup-span") == "from 27 February 2024 to 28 February 2024"


def test_going_back_is_asked_first_and_can_be_undone(filled: Path, open_desk: OpenDesk) -> None:
    desk = open_desk()
    go_back_page(desk)
    press(desk, Qt.Key.Key_Down)
    desk.wait_until(lambda: desk.text("backup-holds").startswith("2 sessions"))
    desk.click("restore")
    press(desk, Qt.Key.Key_Escape)
    assert not desk.sees("restore-sure")
    desk.click("restore")
    desk.click("restore-yes")
    desk.wait_until(lambda: "Your logbook is as it was on" in desk.text("restore-said"))
    assert "logbook.before-restore-" in desk.text("restore-said")
    assert len(desk.log()) == 2
    press(desk, Qt.Key.Key_Escape)
    assert desk.page == "settings-page"
    assert desk.program.outlooks.fresh().history.sessions[-1].started.day == 28


def test_a_damaged_backup_is_told(filled: Path, open_desk: OpenDesk) -> None:
    backups_in(filled)[0].path.write_text("rubbish " * 1000)
    desk = open_desk()
    go_back_page(desk)
    assert desk.text("backup-holds") == "This backup cannot be used."
    desk.program.go(Place.TODAY)


def test_without_backups_there_is_a_way_back(desk: Desk) -> None:
    desk.program.go(Place.SETTINGS)
    desk.click("go-back")
    assert "There is no backup yet." in desk.text("restore-said")
    press(desk, Qt.Key.Key_Return)
    assert desk.page != "restore-page"


def test_a_damaged_logbook_is_offered_to_be_saved(filled: Path, open_desk: OpenDesk) -> None:
    with (filled / FILE).open("r+b") as file:
        file.write(b"rubbish" * 10)
    desk = open_desk()
    assert "A damaged logbook may still hold most" in desk.text("damaged-text")
    assert desk.log() == []
    desk.click("save-damaged")
    desk.wait_until(lambda: "Saved: 3 sessions · 21 sets" in desk.texts())
    assert len(desk.log()) == 3
    press(desk, Qt.Key.Key_Return)
    desk.program.go(Place.TODAY)
    assert not desk.sees("damaged-text")


def test_everything_is_erased_after_two_questions(filled: Path, open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    desk.click("erase-everything")
    assert "the logbook\n·  2 backups" in desk.text("erase-what")
    desk.click("erase")
    press(desk, Qt.Key.Key_Return)  # the answer at hand is no
    assert (filled / FILE).exists()
    desk.click("erase")
    desk.click("erase-yes")
    assert desk.text("erase-heading") == "Erased"
    assert "the logbook" in desk.text("erase-what")
    left = {path.relative_to(filled).as_posix() for path in filled.rglob("*")}
    assert {name.split("/")[0] for name in left} == {"routines", "exercises"}
    desk.click("erase-close")
    desk.close()
    assert {path.relative_to(filled).as_posix() for path in filled.rglob("*")} == left


def test_own_routines_go_only_if_ticked(filled: Path, open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    desk.click("erase-everything")
    desk.find(QCheckBox, "erase-routines").setChecked(True)
    desk.click("erase")
    desk.click("erase-yes")
    assert not (filled / FILE_NAME).exists()
    assert not list(filled.rglob("*.yaml"))


def test_a_newer_logbook_is_neither_backed_up_nor_changed(
    folder: Path, open_desk: OpenDesk
) -> None:
    with Logbook.open(folder / FILE) as logbook:
        Walk(logbook).ends()
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute("PRAGMA user_version = 999")
    before = (folder / FILE).read_bytes(), (folder / FILE).stat().st_mtime_ns
    desk = open_desk()
    assert "Sessions are led, but not kept until then." in desk.text("notice-text")
    desk.program.go(Place.LOGBOOK)
    assert len(desk.log()) == 1
    desk.close()
    assert ((folder / FILE).read_bytes(), (folder / FILE).stat().st_mtime_ns) == before
    assert backups_in(folder) == []


@pytest.mark.parametrize("letters", ["usual", "large"])
def test_every_page_is_whole_and_named(
    filled: Path, open_desk: OpenDesk, letters: str, request: pytest.FixtureRequest
) -> None:
    if letters == "large":
        request.getfixturevalue("large_letters")
    desk = open_desk()

    def look() -> None:
        for size in SIZES:
            desk.resize(size)
            assert cut_off(desk.window) == []
        assert [each for each in focusable(desk.window) if is_nameless(each)] == []
        assert wrong_with(desk.window) == []

    go_back_page(desk)
    desk.find(QListWidget, "backups").setCurrentRow(1)
    desk.wait_until(lambda: "Looking" not in desk.text("backup-holds"))
    look()
    desk.click("restore")
    look()
    desk.program.go(Place.SETTINGS)
    look()
    desk.click("erase-everything")
    look()
    desk.click("erase")
    look()
