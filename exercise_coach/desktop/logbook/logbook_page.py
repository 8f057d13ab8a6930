"""The logbook: a year at a glance, charts, every session, and each session in detail."""

import enum
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import BOLD, Button, Look, Role, column, label, row, scrolled
from exercise_coach.desktop.fitting import FittingPage
from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.local_time import local_now
from exercise_coach.desktop.logbook.charts_view import FIRST_RANGE, RANGES, ChartsView, Kind
from exercise_coach.desktop.logbook.choices import choice_group
from exercise_coach.desktop.logbook.detail_page import DetailPage
from exercise_coach.desktop.logbook.gathered import (
    Charts,
    Listed,
    Year,
    awake,
    gather_charts,
    gather_exercise,
    gather_numbers,
    gather_year,
)
from exercise_coach.desktop.logbook.ledger import Ledger
from exercise_coach.desktop.logbook.list_view import ListView
from exercise_coach.desktop.logbook.mending import Mending
from exercise_coach.desktop.logbook.reading import Reader
from exercise_coach.desktop.logbook.stack import Stack
from exercise_coach.desktop.logbook.year_view import YearView
from exercise_coach.desktop.today.undo_line import UndoLine
from exercise_coach.logbook.lookback import numbers_of_day
from exercise_coach.logbook.statistics import Span
from exercise_coach.prescription import Exercise, Library
from exercise_coach.recovery import WakingHours

MARGINS = (40, 24, 40, 20)


class Tab(enum.StrEnum):
    """A view of the logbook, in the order of the bar."""

    YEAR = "year"
    PAIN = "pain"
    WEEKS = "weeks"
    EXERCISES = "exercises"
    SESSIONS = "sessions"


KINDS = {Tab.PAIN: Kind.PAIN, Tab.WEEKS: Kind.WEEKS, Tab.EXERCISES: Kind.EXERCISE}


class LogbookPage(FittingPage):
    """What it shows is read beside the GUI thread, whenever the page is seen.

    Its views are made one by one: the year first, the charts once there is something to draw, the
    list and the page of a session when they are first wanted.

    `changed` comes when a session was corrected, deleted or brought back.
    """

    changed = Signal()

    def __init__(self, folder: Path, keeping: Keeping, waking: Callable[[], WakingHours]) -> None:
        super().__init__()
        self.setObjectName("logbook-page")
        self._keeping, self._waking = keeping, waking
        self._exercises: Mapping[str, Exercise] = {}
        self._tab = Tab.YEAR
        self._shown_year = 0
        self.ledger = Ledger(keeping)
        self.reader = Reader(folder, self)
        self.reader.came.connect(self._take)
        self.reader.failed.connect(self._show_problem)
        self._empty = label(scale=1.15, role=Role.PlaceholderText, name="logbook-empty")
        self._listed: Listed | None = None
        self._is_in_detail = False
        self.year = YearView(self.ledger.lines)
        self.undo = UndoLine()
        self._tabs = self._make_tabs()
        self._glance = scrolled(self.year, "year-scroll")
        self._stack = Stack(self._glance)
        self._connect()
        self._build()

    @cached_property
    def charts(self) -> ChartsView:
        """The charts."""
        charts = ChartsView()
        charts.range_wanted.connect(lambda _days: self._read_charts())
        charts.exercise_wanted.connect(self._read_exercise)
        self._stack.add(charts)
        return charts

    @cached_property
    def list(self) -> ListView:
        """The list of all sessions."""
        listed = ListView(self.ledger.lines)
        listed.session_wanted.connect(self.open_session)
        if self._listed is not None:
            listed.show_listed(self._listed)
        self._stack.add(listed)
        return listed

    @cached_property
    def detail(self) -> DetailPage:
        """The page of one session."""
        detail = DetailPage()
        detail.left.connect(self._leave_detail)
        mending = Mending(self.ledger, detail, self.undo, self)
        mending.changed.connect(self._take_change)
        mending.gone.connect(self._leave_detail)
        self._stack.add(detail)
        return detail

    def _is_made(self, view: str) -> bool:
        return view in self.__dict__

    def _make_tabs(self) -> dict[Tab, Button]:
        texts = {
            Tab.YEAR: self.tr("At a glance"), Tab.PAIN: self.tr("Pain"),
            Tab.WEEKS: self.tr("Weeks"), Tab.EXERCISES: self.tr("Exercises"),
            Tab.SESSIONS: self.tr("Sessions"),
        }  # fmt: skip
        tabs = {tab: Button(text, f"tab-{tab}", look=Look.CHOICE) for tab, text in texts.items()}
        self._group = choice_group(tabs.values(), tabs[Tab.YEAR], self)
        for tab, button in tabs.items():
            button.clicked.connect(partial(self.show_tab, tab))
        return tabs

    def _connect(self) -> None:
        self.reader.charts_came.connect(lambda can: self.charts.can_draw(can=can))
        self.year.year_wanted.connect(self._read_year)
        self.year.day_wanted.connect(self._read_day)
        self.year.session_wanted.connect(self.open_session)

    def _build(self) -> None:
        heading = label(self.tr("Logbook"), 2.0, BOLD, name="logbook-heading", wrap=False)
        self._beside = row(spacing=8)
        top = row(heading, None)
        top.addLayout(self._beside)
        self._bar = QWidget()
        self._bar.setLayout(row(*self._tabs.values(), None, spacing=4))
        page = column()
        page.addLayout(top)
        for each in (6, self._bar, 8, self._empty, self._stack, 6, self.undo):
            if isinstance(each, int):
                page.addSpacing(each)
            else:
                page.addWidget(each)
        page.setStretch(page.indexOf(self._stack), 1)
        page.setContentsMargins(*MARGINS)
        self.setLayout(page)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._empty.hide()

    def add_beside_heading(self, button: QWidget) -> None:
        """Give a button its place at the right of the heading."""
        self._beside.addWidget(button)

    # What is read

    def show_library(self, library: Library) -> None:
        """Learn what exercises are called."""
        self._exercises = {id_: each.exercise for id_, each in library.exercises.items()}
        if self._is_made("charts"):
            self.charts.name_exercises(self._exercises)

    def refresh(self) -> None:
        """Read everything anew that may be seen."""
        if self._keeping.logbook is None:
            self._show_problem(self._keeping.notice)
            return
        self._read_year(self._shown_year or self._today().year)
        self.reader.ask("numbers", gather_numbers)
        self._read_charts()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have the charts made ready once the page is seen."""
        super().showEvent(event)
        self.reader.ask_for_charts()

    @staticmethod
    def _today() -> date:
        now: datetime = local_now()
        return now.date()

    def _read_year(self, year: int) -> None:
        self._shown_year = year
        today, hours = self._today(), awake(self._waking())
        self.reader.ask("year", lambda connection: gather_year(connection, year, today, hours))

    def _read_day(self, day: date) -> None:
        self.reader.ask("day", lambda connection: (day, numbers_of_day(connection, day)))

    def _read_charts(self) -> None:
        length = self.charts.range if self._is_made("charts") else RANGES[FIRST_RANGE]
        today = self._today()
        self.reader.ask("charts", lambda connection: gather_charts(connection, length, today))

    def _read_exercise(self, span: Span, exercises: tuple[str, ...]) -> None:
        self.reader.ask("exercise", lambda connection: gather_exercise(connection, span, exercises))

    def _take(self, name: str, read: object) -> None:
        if isinstance(read, Year):
            self._show_emptiness(is_empty=read.first is None)
            self.year.show_year(read)
        elif isinstance(read, Listed):
            self._take_listed(read)
        elif isinstance(read, Charts):
            self.charts.show_charts(read, self._exercises)
        elif name == "day" and isinstance(read, tuple):
            self.year.show_day(*read)
        elif isinstance(read, tuple):
            self.charts.show_exercise(read)
        if self._stack.current is not self._glance or isinstance(read, Year | Listed):
            self.fit()

    def _take_listed(self, listed: Listed) -> None:
        self._listed = listed
        if self._is_made("list"):
            self.list.show_listed(listed)
        self.year.show_latest(listed.sessions)

    def _show_emptiness(self, *, is_empty: bool) -> None:
        nothing = self.tr(
            "Your sessions will stand here: when, how it ended, pain before and after."
        )
        has_deleted = self._listed is not None and bool(self._listed.deleted)
        self._show_only_words(nothing if is_empty and not has_deleted else "")

    def _show_problem(self, problem: str) -> None:
        self._show_only_words(problem)

    def _show_only_words(self, text: str) -> None:
        self._empty.setText(text)
        self._empty.setVisible(bool(text))
        self._bar.setVisible(not text and not self._is_in_detail)
        self._stack.setVisible(not text)

    # Views

    def show_tab(self, tab: Tab) -> None:
        """Show a view."""
        self._is_in_detail = False
        self._tab = tab
        self._tabs[tab].setChecked(True)
        self._bar.setVisible(self._stack.isVisibleTo(self))
        if tab in KINDS:
            self._stack.show_page(self.charts)
            self.charts.show_kind(KINDS[tab])
        else:
            self._stack.show_page(self._glance if tab is Tab.YEAR else self.list)
        self.fit()

    def open_session(self, session: str) -> None:
        """Show a session in detail."""
        detail = self.ledger.detail(session)
        if detail is None:
            return
        self._is_in_detail = True
        self.detail.show_detail(detail)
        self._bar.hide()
        self._stack.show_page(self.detail)
        self.detail.focus_first()
        self.fit()

    def _leave_detail(self) -> None:
        self.show_tab(self._tab)
        if self._tab is Tab.SESSIONS:
            self.list.focus_list()
        else:
            self.year.focus_again()

    def _take_change(self) -> None:
        self.refresh()
        self.changed.emit()

    def fits(self) -> bool:
        """Tell whether everything has room as it is now."""
        if self._is_in_detail:
            self.detail.take_room()
        return super().fits()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave a session with Escape; U takes back what was just done."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._is_in_detail:
            self._leave_detail()
        elif key == Qt.Key.Key_U and self.undo.isVisible() and not event.isAutoRepeat():
            self.undo.take_back()
        else:
            super().keyPressEvent(event)

    def stop(self) -> None:
        """Read no more: the window closes."""
        self.ledger.clear_out()
        self.reader.stop()
