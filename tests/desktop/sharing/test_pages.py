"""The two pages of the window: a file goes out, a file comes in, and may be taken back."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.sharing.import_page import ImportPage
from exercise_coach.desktop.sharing.share_page import SharePage
from exercise_coach.logbook import FILE, Logbook
from exercise_coach.logbook.importing import Field
from tests.desktop.looking import cut_off
from tests.logbook.filled import exported, some_days
from tests.logbook.walks import MORNING, logbook_in

NOW = MORNING + timedelta(days=3)
TABLE = "tag;übung;sätze;schmerz\n2026-01-01;Walk;1;2\n2026-01-02;Walk;none;2\n"
Open = Callable[..., ImportPage]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with logbook_in(tmp_path / "data", hasty=True) as logbook:
        some_days(logbook)
    return tmp_path / "data"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "shared"


@pytest.fixture
def share(app: QApplication, qtbot: QtBot, data: Path, out: Path) -> Iterator[SharePage]:
    page = SharePage(data, lambda: NOW, lambda _parent, _name: out)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.open_page()
    page.show()
    yield page
    page.worker.stop()


@pytest.fixture
def open_import(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    pages: list[ImportPage] = []

    def open_(file: Path | None, data: Path = tmp_path / "mine") -> ImportPage:
        page = ImportPage(data, lambda: NOW, lambda _parent: file)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(900, 600)
        page.open_page()
        page.show()
        return page

    yield open_
    for page in pages:
        page.worker.stop()


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def said(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def wait_for(qtbot: QtBot, page: QWidget, name: str, words: str) -> None:
    qtbot.waitUntil(lambda: words in said(page, name))


@pytest.mark.parametrize(
    ("form", "begin"), [("pdf", b"%PDF-"), ("csv", b"session,"), ("json", b'{"format"'),
                        ("fhir.json", b'{"resourceType":"Bundle"')],
)  # fmt: skip
def test_each_form_is_written(
    form: str, begin: bytes, share: SharePage, out: Path, qtbot: QtBot
) -> None:
    press(share, f"share-form-{form}")
    press(share, "share-save")
    wait_for(qtbot, share, "share-status", f"Saved: {out}")
    assert out.read_bytes().startswith(begin)


def test_days_may_be_chosen(share: SharePage, out: Path, qtbot: QtBot) -> None:
    assert not share.first.isVisible()
    press(share, "share-form-json")
    assert not share.name.isVisible()
    press(share, "share-days-chosen")
    day = MORNING.date() + timedelta(days=1)
    share.first.show_day(day, NOW.date())
    share.last.show_day(day, NOW.date())
    with qtbot.waitSignal(share.shared):
        press(share, "share-save")
    assert [each["pain_before"] for each in json.loads(out.read_text())["sessions"]] == [2]


def test_a_place_that_cannot_be_written_is_told(share: SharePage, out: Path, qtbot: QtBot) -> None:
    out.mkdir()
    press(share, "share-save")
    wait_for(qtbot, share, "share-status", "could not be written: it is not an ordinary file")


def test_escape_goes_back(share: SharePage, open_import: Open, qtbot: QtBot) -> None:
    for page in (share, open_import(None)):
        with qtbot.waitSignal(page.left):
            QTest.keyClick(page, Qt.Key.Key_Escape)


def test_nothing_is_cut_off(
    large_letters: None, open_import: Open, share: SharePage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "diary.csv"
    file.write_text(TABLE, encoding="utf-8")
    page = open_import(file)
    press(page, "import-choose")
    wait_for(qtbot, page, "import-tells", "Which column")
    for shown in (share, page):
        shown.resize(760, 1600)
        QApplication.processEvents()
        assert not cut_off(shown)


def test_a_logbook_comes_in_and_is_taken_back(
    open_import: Open, data: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "export.json"
    with Logbook.open(data / FILE) as logbook:
        file.write_bytes(exported(logbook, tmp_path))
    page = open_import(file)
    press(page, "import-choose")
    wait_for(qtbot, page, "import-tells", "New: 3 sessions with 13 sets")
    with qtbot.waitSignal(page.imported):
        press(page, "import-bring")
    assert said(page, "import-tells").startswith("Imported: 3 sessions")
    with qtbot.waitSignal(page.imported):
        press(page, "import-undo")
    with Logbook.open(tmp_path / "mine" / FILE) as logbook:
        assert logbook.sessions() == []


def test_a_table_is_mapped_looked_at_and_imported_without_its_bad_row(
    open_import: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "diary.csv"
    file.write_text(TABLE, encoding="utf-8")
    page = open_import(file)
    press(page, "import-choose")
    wait_for(qtbot, page, "import-tells", "Which column")
    assert page.mapping.columns == {
        Field.DATE: 0, Field.EXERCISE: 1, Field.SETS: 2, Field.PAIN_BEFORE: 3
    }  # fmt: skip
    page.mapping.choosers[Field.EXERCISE].setCurrentIndex(0)
    page.mapping.changed.emit()
    look = page.findChild(QAbstractButton, "import-look")
    assert look is not None
    assert not look.isEnabled()
    page.mapping.choosers[Field.EXERCISE].setCurrentIndex(2)
    page.mapping.changed.emit()
    press(page, "import-look")
    wait_for(qtbot, page, "import-tells", "1 cannot be imported")
    assert page.bad.item(0).text() == "row 3: sets is 'none', not a number from 1 to 100"
    assert not (tmp_path / "mine" / FILE).exists()
    press(page, "import-bring")
    wait_for(qtbot, page, "import-tells", "Left out: 1.")
    with Logbook.open(tmp_path / "mine" / FILE) as logbook:
        assert [session.pain_before for session in logbook.sessions()] == [2]


def test_a_file_that_is_none_of_ours_is_told(
    open_import: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\0\0")
    page = open_import(file)
    press(page, "import-choose")
    wait_for(qtbot, page, "import-tells", "it is neither JSON nor a table of text")
