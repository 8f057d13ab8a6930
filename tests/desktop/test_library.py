"""Routine files that change while the window is open, and texts that look like HTML."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QScrollArea

from exercise_coach.desktop.logbook.logbook_page import Tab
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.routine_card import RoutineCard
from exercise_coach.prescription import Phase
from exercise_coach.session import State
from tests.desktop.conftest import OpenDesk
from tests.desktop.logbook.opening import open_logbook
from tests.desktop.routines import RELIEF, STEADY
from tests.desktop.scenes import BAD
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

TITLE = '<b>Bold</b> & <img src="x.png"> for nobody'


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.program.go(Place.ROUTINES)
    desk.program.routines.focus_list()
    return desk


def titles(desk: Desk) -> list[str]:
    return [card.loaded.routine.title for card in desk.program.routines._cards]


def wait_for_title(desk: Desk, title: str) -> None:
    desk.wait_until(lambda: title in titles(desk))


def show(desk: Desk, routine: str) -> None:
    """Choose a routine on the page of routines."""
    desk.program.go(Place.ROUTINES)
    loaded = desk.program.library.now.routine(routine)
    assert loaded is not None
    desk.program.routines.choose_phase(loaded.routine.phase)
    desk.find(RoutineCard, f"routine-{routine}").setChecked(True)


def test_a_new_file_appears(desk: Desk) -> None:
    desk.program.routines.choose_phase(Phase.ACUTE)
    new = RELIEF.replace("Lie and breathe", "Sit and breathe")
    (desk.folder / "routines" / "sit-and-breathe.yaml").write_text(new)
    desk.wait_until(lambda: "Sit and breathe" in titles(desk))


def test_an_edit_shows_at_once_and_again(desk: Desk) -> None:
    show(desk, "steady-trunk")
    file = desk.folder / "routines" / "steady-trunk.yaml"
    for title in ("Steady back", "Steady and calm"):
        # As editors do it: written beside, then put in its place.
        beside = file.with_suffix(".tmp")
        beside.write_text(STEADY.replace("Steady trunk", title))
        beside.replace(file)
        wait_for_title(desk, title)
        assert desk.text("routine-title") == title


def test_the_folder_of_routines_may_come_later(open_desk: OpenDesk, desk: Desk) -> None:
    data = desk.folder.with_name("empty")
    other = open_desk(data=data)
    other.program.routines.choose_phase(Phase.ACUTE)
    (data / "routines").mkdir()
    other.qtbot.wait(200)
    (data / "routines" / "mine.yaml").write_text(RELIEF)
    other.wait_until(lambda: "Lie and breathe" in titles(other))


def test_a_bad_file_is_told_quietly_and_hides_no_other(desk: Desk) -> None:
    before = len(desk.program.library.now.routines)
    for name in ("bad", "worse"):
        (desk.folder / "routines" / f"{name}.yaml").write_text(BAD)
    desk.wait_until(lambda: desk.sees("file-problems"))
    desk.wait_until(lambda: "worse" in str(desk.program.library.now.problems))
    assert len(desk.program.library.now.routines) == before
    desk.click("file-problems")
    assert desk.page == "problems-page"
    listed = desk.find(QPlainTextEdit, "problems").toPlainText().splitlines()
    assert listed == [str(problem) for problem in desk.program.library.now.problems]
    assert {"bad.yaml:4", "worse.yaml:4"} <= {
        ":".join(line.split("/")[-1].split(":")[:2]) for line in listed
    }
    for name in ("bad", "worse"):
        (desk.folder / "routines" / f"{name}.yaml").unlink()
    desk.wait_until(lambda: not desk.program.library.now.problems)
    assert desk.find(QPlainTextEdit, "problems").toPlainText() == ""
    desk.press("Escape")
    assert desk.page == "routines-page"
    assert not desk.sees("file-problems")


def test_reading_anew_takes_the_keyboard_from_nobody(desk: Desk) -> None:
    show(desk, "lie-and-breathe")
    desk.program.routines.detail.start.setFocus()
    (desk.folder / "routines" / "more.yaml").write_text(RELIEF)
    desk.wait_until(lambda: len(titles(desk)) > 0 and desk.sees("routine-more"))
    assert QApplication.focusWidget() is desk.program.routines.detail.start


def test_reading_anew_leaves_the_keyboard_on_its_card(desk: Desk) -> None:
    show(desk, "lie-and-breathe")
    desk.program.routines.focus_list()
    (desk.folder / "routines" / "more.yaml").write_text(RELIEF)
    desk.wait_until(lambda: desk.sees("routine-more"))
    assert QApplication.focusWidget() is desk.find(RoutineCard, "routine-lie-and-breathe")


def test_an_edit_during_a_session_leaves_the_session_alone(desk: Desk) -> None:
    desk.begin("steady-trunk")
    file = desk.folder / "routines" / "steady-trunk.yaml"
    file.write_text(STEADY.replace("Steady trunk", "Other"))
    desk.wait_until(lambda: "Other" in [r.routine.title for r in desk.program.library.now.routines])
    assert desk.is_in(State.RUNNING)
    assert desk.text("where").startswith("Steady trunk")


def test_the_arrows_go_through_the_list_and_keep_it_in_sight(open_desk: OpenDesk) -> None:
    desk = open_desk(size=(900, 600))
    desk.program.go(Place.ROUTINES)
    desk.program.routines.choose_phase(Phase.STRENGTHENING)
    desk.program.routines.focus_list()
    for card in desk.program.routines._cards:
        assert card.isChecked()
        assert desk.text("routine-title") == card.loaded.routine.title
        area = desk.find(QScrollArea, "routine-list").viewport()
        assert area.rect().contains(card.mapTo(area, card.rect().center()))
        desk.press("Down")
    for card in reversed(desk.program.routines._cards):
        assert card.isChecked()
        desk.press("Up")


def test_the_arrows_change_the_phase(desk: Desk) -> None:
    seen = []
    for key in ("Right", "Left", "Left"):
        desk.press(key)
        seen.append(desk.program.routines.phase)
    assert seen == [Phase.RECOVERY, Phase.ACUTE, Phase.MAINTENANCE]


def test_enter_makes_the_chosen_routine_ready(desk: Desk) -> None:
    desk.press("Down", "Return")
    assert desk.page == "ready-page"
    assert desk.session.coach.routine.title == titles(desk)[1]


@pytest.mark.parametrize(
    ("page", "area"), [("routines", "detail-scroll"), ("settings", "settings-scroll")]
)
def test_the_keyboard_reaches_what_is_further_down(
    page: str, area: str, open_desk: OpenDesk
) -> None:
    desk = open_desk(size=(900, 600))
    show(desk, "mcgill-big-3")
    desk.program.go(Place(page))
    desk.find(
        QAbstractButton, {"routines": "start-routine", "settings": "theme-auto"}[page]
    ).setFocus()
    bar = desk.find(QScrollArea, area).verticalScrollBar()
    desk.press(*["PageDown"] * 8)
    assert bar.value() == bar.maximum() > 0
    desk.press(*["PageUp"] * 8)
    assert bar.value() == 0


# As typed


def plain_labels(desk: Desk) -> None:
    """Look at every label that is seen."""
    for label in desk.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.objectName()


def test_tags_show_as_typed_before_a_session(desk: Desk) -> None:
    show(desk, "typed")
    assert desk.text("routine-title") == TITLE
    assert desk.text("routine-summary") == "<i>Leaning</i>"
    assert desk.text("exercise-tagged") == "<b>Tagged</b>"
    assert desk.find(RoutineCard, "routine-typed").accessibleName() == TITLE
    desk.program.prepare("typed")
    assert TITLE.upper() in desk.text("ready-title")
    plain_labels(desk)


def test_tags_show_as_typed_in_a_session_and_after(desk: Desk) -> None:
    desk.begin("typed")
    desk.wait(3)
    assert desk.text("where").startswith(TITLE)
    assert desk.text("exercise-name") == "<b>Tagged</b>"
    assert desk.text("step-2") == '<img src="x.png">'
    assert desk.text("position") == "<u>lying</u>"
    assert "<b>it hurts</b>" in desk.text("stop-if")
    desk.press("7", "Escape")
    assert TITLE in desk.text("finish-summary")
    plain_labels(desk)
    desk.press("Return")
    model = open_logbook(desk, Tab.SESSIONS).list.model
    index = model.index(0, 1, QModelIndex())
    assert model.data(index) == TITLE
    tip = QTextDocument()
    tip.setHtml(str(model.data(index, Qt.ItemDataRole.ToolTipRole)))
    assert tip.toPlainText() == TITLE


def test_tags_show_as_typed_in_notices(desk: Desk, open_desk: OpenDesk) -> None:
    desk.begin("typed")
    desk.wait(3)
    journal = desk.session._parts.journal
    assert journal.flush(5)
    journal.record = lambda effects: None  # type: ignore[method-assign]
    desk.close()
    again = open_desk()
    assert again.text("broken-off-text").startswith(TITLE)
    plain_labels(again)
