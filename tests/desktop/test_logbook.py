"""The logbook under the window: what is told where it cannot be kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exercise_coach.desktop.keeping import Keeping
from exercise_coach.logbook import FILE, UnwritableLogbook
from exercise_coach.logbook.store import Logbook
from exercise_coach.session import State
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Clock, Desk
from tests.logbook.elsewhere import folder_for_anybody, start

pytestmark = pytest.mark.qt


# Trouble


def do_a_session(desk: Desk) -> str:
    """Do a session as if nothing were amiss; return what was told meanwhile."""
    desk.begin("slow-turns")
    desk.wait_for(State.ASKING)
    desk.press("1")
    desk.session._parts.journal.flush(5)
    desk.session._show_notice()
    told = desk.text("session-notice") if desk.sees("session-notice") else ""
    assert desk.page == "finish-page"
    return told


def test_a_newer_logbook_is_told_and_left_alone(folder: Path, open_desk: OpenDesk) -> None:
    with closing(sqlite3.connect(folder / FILE)) as database:
        Logbook.open(folder / FILE).close()
        database.execute("PRAGMA user_version = 999")
    before = (folder / FILE).read_bytes()
    desk = open_desk()
    assert "Sessions are led, but not kept until then." in desk.text("notice-text")
    assert "This session is not kept" in do_a_session(desk)
    desk.close()
    assert (folder / FILE).read_bytes() == before


def test_a_damaged_logbook_is_set_aside(folder: Path, open_desk: OpenDesk) -> None:
    (folder / FILE).write_bytes(b"not a logbook" * 1000)
    desk = open_desk()
    assert "a new logbook was begun" in desk.text("notice-text")
    assert do_a_session(desk) == ""
    assert desk.log()[0].outcome == "completed"
    (aside,) = [file for file in folder.glob("logbook*") if b"not a logbook" in file.read_bytes()]
    assert aside.name in desk.program.keeping.notice


def test_a_disk_that_fills_up_is_told_and_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Logbook.write

    def full(self: Logbook, entries: object) -> None:
        raise UnwritableLogbook("The disk is full.", "the disk is full")

    desk.begin("slow-turns")
    monkeypatch.setattr(Logbook, "write", full)
    desk.wait_for(State.ASKING)
    desk.press("1")
    desk.session._parts.journal.flush(5)
    desk.press("4", "Return")
    assert desk.page == "finish-page"
    assert "the disk is full" in desk.text("session-notice")
    monkeypatch.setattr(Logbook, "write", write)
    desk.press("Return")
    assert desk.page == "today-page"
    (session,) = desk.log()
    assert (session.outcome, session.effort, len(session.sets)) == ("completed", 4, 1)


def test_a_disk_that_stays_full_holds_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Logbook, entries: object) -> None:
        raise UnwritableLogbook("The disk is full.", "the disk is full")

    monkeypatch.setattr(Logbook, "write", full)
    desk.begin("slow-turns")
    desk.press("Escape", "Escape", "Return", "Escape")
    assert desk.page == "today-page"


def test_a_session_before_the_logbook_was_opened_is_kept(
    folder: Path, clock: Clock, desk: Desk
) -> None:
    desk.close()
    keeping = Keeping(folder, clock.wall, clock.monotonic)
    loaded = desk.program.library.now.routine("slow-turns")
    assert loaded is not None
    scribe = keeping.begin(loaded.routine)
    assert scribe._journal.logbook is not None
    keeping.close()


READ_ONLY = """
import os, sys
from pathlib import Path
import ctypes.util, filelock, sqlite3, unittest.mock, uuid, yaml, zipfile
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from PySide6 import QtNetwork
from exercise_coach.desktop import app, coming_sound
from exercise_coach.desktop.program import Program
from exercise_coach.sound.silent import SilentSound
from exercise_coach.session.events import Stop
coming_sound.choose = lambda preference, tones: SilentSound("No sound.")
qt = QApplication([])
if os.geteuid() == 0:
    # Python and Qt themselves may lie where only root can read: all is loaded by now.
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
def window():
    return next(each for each in qt.topLevelWidgets() if each.objectName() == "window")
def say(name):
    for label in window().findChildren(QLabel, name):
        print(f"{name}: {label.text()}", flush=True)
def look():
    say("notice-text")
    program = window().findChild(Program)
    program.preferences.change(volume=10)
    program.sessions.view.score(1)
    program.sessions.view.start()
    program.sessions.view.send(Stop())
    program.sessions.view._parts.journal.flush(5)
    program.sessions.view._show_notice()
    say("session-notice")
    program.leading.finish()
    program.preferences.close()
    program.notices.show_all()
    say("notice-text")
    window().close()
QTimer.singleShot(2500, look)
print("exit", app.run(Path(sys.argv[1]) / "data", "slow-breathing"))
"""


@pytest.fixture
def read_only() -> Iterator[Path]:
    with folder_for_anybody() as made:
        (made / "data").mkdir()
        (made / "data").chmod(0o555)
        yield made
        (made / "data").chmod(0o755)


def test_a_read_only_folder_is_told_and_survived(read_only: Path) -> None:
    with start(READ_ONLY, read_only) as process:
        try:
            out, _ = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0
    lines = out.splitlines()
    assert lines[-1] == "exit 0"
    assert "Sessions are not kept until this is mended." in lines[0]
    assert any("could not be saved" in line and "session-notice" in line for line in lines)
    assert any("settings.yaml: cannot be saved" in line for line in lines)
    assert list((read_only / "data").iterdir()) == []
