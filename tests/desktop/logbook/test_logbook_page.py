"""The logbook by keyboard: a year at a glance, charts in words and tables, slips corrected."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QTableView
from pytestqt.modeltest import ModelTester

from exercise_coach.desktop.logbook import LogbookPage
from exercise_coach.desktop.logbook.calendar_grid import Cell, cell_of
from exercise_coach.desktop.logbook.logbook_page import KINDS, Tab
from exercise_coach.desktop.logbook.rows_model import RowsModel
from exercise_coach.desktop.logbook.sessions_model import PAGE, SessionsModel
from exercise_coach.desktop.logbook.words import outcome_text
from exercise_coach.desktop.navigation import Place
from exercise_coach.logbook import FILE, Logbook, Outcome
from exercise_coach.recovery.facts import EpisodeBegan, Flared
from exercise_coach.session import State, events
from tests.desktop.conftest import OpenDesk
from tests.desktop.logbook.opening import open_logbook
from tests.desktop.stand_ins import DAY, Clock, Desk
from tests.logbook.walks import Walk

pytestmark = pytest.mark.qt

AN_HOUR = 3600.0
"""Of rest after a stop, in seconds."""

TODAY = DAY.date()


@pytest.fixture
def past(folder: Path) -> None:
    """Ten days of the past: one stop by pain, a flare, the day before yesterday left out."""
    with Logbook.open(folder / FILE) as logbook:
        for day in range(10, -1, -1):
            if day == 2:
                continue
            walk = Walk(logbook, wall=DAY - timedelta(days=day), score=1)
            if day == 5:
                walk.sets(5)
                walk.does(events.Score(4))
            else:
                walk.ends()
        began = DAY - timedelta(days=9)
        logbook.tell(
            [
                EpisodeBegan(id="began", at=began, began=began),
                Flared(id="flare", at=DAY - timedelta(days=4)),
            ]
        )


def rows(view: QTableView) -> list[list[str]]:
    """Return what stands in a table."""
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def sessions(desk: Desk) -> list[list[str]]:
    open_logbook(desk, Tab.SESSIONS)
    return rows(desk.find(QTableView, "sessions"))


def changed(desk: Desk, page: LogbookPage, count: int) -> None:
    """Wait until so many sessions are listed."""
    desk.wait_until(lambda: len(page.list._listed.sessions) == count)


# The list


def test_the_table_tells_every_way_of_ending(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("7", "4", "6")
    desk.session.finish.note.setText("Too early")
    desk.press("Return")
    desk.clock.now += AN_HOUR
    desk.begin("slow-turns", 5)
    desk.wait_for(State.ASKING)
    desk.press("3", "Return")
    desk.begin("slow-turns", 2)
    desk.press("Escape", "Escape", "Return")
    desk.begin("steady-trunk", 0)
    desk.press("S", "L", "Escape", "Return")
    assert sorted(row[1:] for row in sessions(desk)) == sorted([
        ["Steady trunk", "Stopped: pain 7", "1", "4", "0", "6", "Too early"],
        ["Steady trunk", "Stopped: pain or tingling down a leg", "0", "–", "0", "–", ""],
        ["Slow turns", "Completed", "5", "3", "1", "–", ""],
        ["Slow turns", "Stopped by you", "2", "–", "0", "–", ""],
    ])  # fmt: skip


def test_an_empty_logbook_says_what_will_stand_there(desk: Desk) -> None:
    desk.program.go(Place.LOGBOOK)
    desk.wait_until(lambda: desk.sees("logbook-empty"))
    assert "Your sessions will stand here" in desk.text("logbook-empty")
    assert not desk.sees("sessions")
    assert not desk.sees("calendar")


@pytest.mark.usefixtures("past")
def test_the_models_are_sound(desk: Desk, qtmodeltester: ModelTester) -> None:
    page = open_logbook(desk, Tab.SESSIONS)
    model = SessionsModel(page.ledger.lines)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_numbers(page.list._listed.sessions)
    assert model.rowCount() == 10
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    said = model.data(model.index(5, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Outcome: Completed"
    table = RowsModel(["One", "Two"])
    table.show_rows([("1", "2")], tuple)
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]
    assert table.data(table.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "Two: 2"


def test_a_long_list_is_read_a_page_at_a_time() -> None:
    asked: list[int] = []

    def lines(numbers: object) -> list[object]:
        asked.append(len(list(numbers)))  # type: ignore[call-overload]
        return []

    model = SessionsModel(lines)  # type: ignore[arg-type]
    model.show_numbers(range(30_000))
    assert (model.rowCount(), asked) == (30_000, [])
    for row in range(PAGE):
        model.data(model.index(row, 0))
    assert asked == [PAGE]
    model.data(model.index(29_999, 0))
    assert asked == [PAGE, 30_000 % PAGE]


# A year at a glance


@pytest.mark.usefixtures("past")
def test_the_calendar_tells_what_was_done_and_stopped(desk: Desk) -> None:
    page = open_logbook(desk)
    year = page.year._year
    assert year is not None
    assert cell_of(year, TODAY - timedelta(days=1)) is Cell.DONE
    assert cell_of(year, TODAY - timedelta(days=5)) is Cell.STOPPED
    assert cell_of(year, TODAY - timedelta(days=2)) is Cell.NOTHING
    assert desk.text("streak").startswith("You moved on 10 days since Tue 20 Feb 2024")
    assert desk.text("year-words").startswith("2024: 10 sessions on 10 days; 1 was stopped")


@pytest.mark.usefixtures("past")
def test_arrow_keys_go_through_the_year_and_enter_opens_a_day(desk: Desk) -> None:
    page = open_logbook(desk)
    calendar = page.year.calendar
    calendar.setFocus()
    assert calendar.day == TODAY
    desk.press("Up", "Left", "PageUp", "PageDown", "Right")
    assert desk.text("day-line") == calendar.accessibleDescription()
    desk.press("Up", "Up", "Up", "Up")
    assert calendar.day == TODAY - timedelta(days=5)
    assert desk.text("day-line").endswith("0 of 1 completed · 1 min · 1 stopped")
    desk.press("Return")
    desk.wait_until(lambda: page.year._model.rowCount() == 1)
    assert rows(page.year.sessions)[0][2] == "Stopped: pain 4"
    desk.press("Return")
    assert desk.text("detail-outcome") == "Stopped: pain 4 · in dead-bug · the stop line was 2"
    desk.press("Escape")
    assert desk.sees("calendar")
    desk.press("Home")


@pytest.mark.usefixtures("past")
def test_another_year_is_a_button_away(desk: Desk) -> None:
    page = open_logbook(desk)
    assert not page.year._on.isEnabled()
    assert not page.year._back.isEnabled()
    page._read_year(2023)
    desk.wait_until(lambda: desk.text("year") == "2023")
    assert page.year.calendar.day == date(2023, 12, 31)
    assert desk.text("year-words") == "2023: no session yet."
    desk.click("year-on")
    desk.wait_until(lambda: desk.text("year") == "2024")


# Charts


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("tab", KINDS)
def test_each_chart_is_told_in_words_and_stands_in_a_table(desk: Desk, tab: Tab) -> None:
    page = open_logbook(desk, tab)
    view = page.charts.views[KINDS[tab]]
    words = desk.text(f"{view.name}-words")
    desk.wait_until(lambda: view.chart is not None and view.model.rowCount() > 0)
    assert view.chart is not None
    assert view.chart.accessibleDescription() == view._words.text() != ""
    desk.click("as-table")
    assert desk.sees(f"{view.name}-table")
    assert not desk.sees(f"{view.name}-chart")
    assert rows(view.table)
    assert words


@pytest.mark.usefixtures("past")
def test_the_pain_is_told_with_its_flares(desk: Desk) -> None:
    page = open_logbook(desk, Tab.PAIN)
    words = desk.text("pain-words")
    assert "Pain stayed much the same: 1.0 at first, 1.0 lately." in words
    assert "The highest score was 4" in words
    assert "There was 1 flare." in words
    table = rows(page.charts.views[KINDS[Tab.PAIN]].table)
    assert ["Mon 26 Feb 2024", "1", "1", "0", "2", "Flare"] in table


@pytest.mark.usefixtures("past")
def test_a_chart_is_read_point_by_point_by_keyboard(desk: Desk) -> None:
    page = open_logbook(desk, Tab.PAIN)
    chart = page.charts.views[KINDS[Tab.PAIN]].chart
    assert chart is not None
    chart.setFocus()
    desk.press("Left", "Left")
    assert desk.text("pain-said") == "Thu 29 Feb 2024: first 1, highest 1, after 0"
    desk.press("Plus", "Plus", "Minus", "Home")
    desk.click("range-weeks")
    desk.wait_until(
        lambda: page.charts._charts is not None and page.charts._charts.span.length == 28
    )


@pytest.mark.usefixtures("past")
def test_without_a_drawing_library_the_tables_stand_for_the_charts(desk: Desk) -> None:
    page = open_logbook(desk)
    desk.wait_until(lambda: page.charts._can_draw is not None)
    page.charts.can_draw(can=False)
    page.show_tab(Tab.WEEKS)
    desk.wait_until(lambda: page.charts._charts is not None)
    assert desk.sees("weeks-table")
    assert not desk.sees("as-chart")
    assert "sets in 2 weeks" in desk.text("weeks-words")


# A session in detail


@pytest.mark.usefixtures("past")
def test_a_slip_is_corrected_and_taken_back(desk: Desk) -> None:
    open_logbook(desk, Tab.SESSIONS)
    desk.press("Down", "Down", "Down", "Return")
    desk.click("correct-score-1")
    desk.find(QSpinBox, "correction-number").setValue(0)
    desk.press("Return")
    assert desk.text("value-score-1") == "0, first noted as 1"
    assert [each.pain_before for each in desk.log()].count(0) == 1
    desk.press("U")
    assert desk.text("value-score-1") == "1"
    assert [each.pain_before for each in desk.log()].count(0) == 0


@pytest.mark.usefixtures("past")
def test_effort_and_note_are_corrected(desk: Desk) -> None:
    page = open_logbook(desk, Tab.SESSIONS)
    desk.press("Return")
    desk.click("correct-effort")
    desk.press("7", "Return")
    assert desk.text("value-effort") == "7, first noted as nothing"
    desk.click("correct-note")
    page.detail.form.text.setPlainText("Slept <b>badly</b>")
    desk.click("correction-save")
    assert desk.text("value-note") == "Slept <b>badly</b>\nFirst noted: nothing"
    desk.click("correct-effort")
    desk.press("Escape")
    assert not desk.sees("correction")
    assert desk.sees("session-detail")
    newest = desk.log()[0]
    assert (newest.effort, newest.note) == (7, "Slept <b>badly</b>")


@pytest.mark.usefixtures("past")
def test_a_deleted_session_can_be_brought_back(desk: Desk) -> None:
    page = open_logbook(desk, Tab.SESSIONS)
    desk.press("Return")
    desk.click("delete-session")
    changed(desk, page, 9)
    assert "Deleted: Steady trunk" in desk.text("undo-text")
    assert len(desk.log()) == 9
    desk.press("U")
    changed(desk, page, 10)
    desk.press("Return")
    desk.click("delete-session")
    changed(desk, page, 9)
    desk.click("deleted")
    page.list.focus_list()
    desk.press("Return")
    assert not desk.sees("correct-note")
    desk.click("bring-back")
    changed(desk, page, 10)
    assert len(desk.log()) == 10


@pytest.mark.usefixtures("past")
def test_what_cannot_be_written_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_logbook(desk, Tab.SESSIONS)
    desk.press("Return")
    monkeypatch.setattr(page.ledger, "delete", lambda session: "The disk is full.")
    desk.click("delete-session")
    assert desk.text("undo-text") == "The disk is full."
    assert not desk.sees("undo")
    assert desk.sees("session-detail")


def test_what_was_deleted_long_ago_is_gone_when_the_window_closes(
    folder: Path, clock: Clock, open_desk: OpenDesk, past: None
) -> None:
    desk = open_desk()
    page = open_logbook(desk, Tab.SESSIONS)
    desk.press("Return")
    desk.click("delete-session")
    changed(desk, page, 9)
    clock.now += 8 * 86_400
    desk.close()
    with Logbook.open(folder / FILE) as logbook, logbook.reading() as connection:
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (9,)


# Sharing


@pytest.mark.usefixtures("past")
def test_sharing_and_importing_are_a_button_away(desk: Desk) -> None:
    open_logbook(desk)
    desk.click("logbook-share")
    assert desk.page == "share-page"
    desk.click("share-back")
    assert desk.page == "logbook-page"
    desk.click("logbook-import")
    assert desk.page == "import-page"
    desk.click("import-back")
    assert desk.page == "logbook-page"


def test_a_session_of_which_all_was_skipped_says_so() -> None:
    assert outcome_text(Outcome.COMPLETED, None, None, sets=0) == "Completed: all skipped"
    assert outcome_text(Outcome.COMPLETED, None, None, sets=1) == "Completed"
