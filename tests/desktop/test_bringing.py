"""What is heavy comes beside the GUI thread, and leaves nothing behind that nobody needs."""

import importlib
import linecache
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.bringing import PROGRAM, SOON, Bringing

pytestmark = pytest.mark.qt


@pytest.fixture
def bringing(qapp: QApplication) -> Iterator[Bringing]:
    parent = QObject()
    bringing = Bringing(parent)
    yield bringing
    bringing.stop()


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of modules of which each remembers the thread that imported it."""
    for name in ("first_brought", "second_brought"):
        text = "import threading\nwhere = threading.current_thread()\n"
        (tmp_path / f"{name}.py").write_text(text)
        monkeypatch.delitem(sys.modules, name, raising=False)
    (tmp_path / "bad_brought.py").write_text("raise LookupError\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_modules_come_in_another_thread(places: Path, bringing: Bringing, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bringing.came):
        bringing.begin(["first_brought", "second_brought"])
    for name in ("first_brought", "second_brought"):
        assert sys.modules[name].where is not threading.current_thread()


def test_no_source_is_kept(places: Path, bringing: Bringing, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bringing.came):
        bringing.begin(["first_brought"])
    assert linecache.cache == {}


def test_what_cannot_be_imported_is_said_by_who_needs_it(
    places: Path, bringing: Bringing, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bringing.came):
        bringing.begin(["bad_brought"])
    with pytest.raises(LookupError):
        importlib.import_module("bad_brought")


def test_nothing_is_said_after_the_window_was_closed(
    places: Path, bringing: Bringing, qtbot: QtBot
) -> None:
    heard: list[None] = []
    bringing.came.connect(lambda: heard.append(None))
    bringing.begin(["first_brought"])
    bringing.stop()
    QApplication.processEvents()
    assert "first_brought" in sys.modules
    assert heard == []


@pytest.mark.parametrize("name", [*PROGRAM, *SOON])
def test_what_the_program_needs_is_there(name: str) -> None:
    assert importlib.import_module(name)
