"""A year at a glance: the calendar, one kind sentence, and the sessions of a day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Button, Role, column, label, row
from exercise_coach.desktop.logbook.calendar_grid import CalendarGrid, Cell
from exercise_coach.desktop.logbook.gathered import Year
from exercise_coach.desktop.logbook.legend import Legend, cell_sign, flare_sign
from exercise_coach.desktop.logbook.sessions_model import Lines, SessionsModel
from exercise_coach.desktop.logbook.tables import Table
from exercise_coach.desktop.logbook.words import day_line, day_text, streak_text, year_words

LATEST = 30


class YearView(QWidget):
    """`year_wanted` asks for another year, `day_wanted` for a day's sessions.

    `session_wanted` carries the id of a session to be opened.
    """

    year_wanted = Signal(int)
    day_wanted = Signal(object)
    session_wanted = Signal(str)

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self.setObjectName("year-view")
        self._year: Year | None = None
        self._day: date | None = None
        self._streak = label("", 1.15, name="streak")
        self._words = label("", 0.95, role=Role.PlaceholderText, name="year-words")
        self.calendar = CalendarGrid()
        self._line = label("", 1.0, SEMIBOLD, name="day-line")
        self._model = SessionsModel(lines)
        self._latest: Sequence[int] = ()
        self._what = label("", 1.1, SEMIBOLD, name="day-sessions-heading")
        self.sessions = Table("day-sessions", self.tr("Sessions of the day"), self._model, 7)
        self.sessions.hide()
        self._title = label("", 1.3, SEMIBOLD, name="year", wrap=False)
        self._back = Button("‹", "year-back")
        self._on = Button("›", "year-on")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._back.setAccessibleName(self.tr("The year before"))
        self._on.setAccessibleName(self.tr("The year after"))
        legend = Legend("calendar-legend", (
            (cell_sign(Cell.DONE), self.tr("all that was due")),
            (cell_sign(Cell.PART), self.tr("some of it")),
            (cell_sign(Cell.MISSED), self.tr("due, not done")),
            (cell_sign(Cell.STOPPED), self.tr("a session stopped")),
            (flare_sign, self.tr("flare")),
        ))  # fmt: skip
        years = row(self._back, self._title, self._on, 14, self._words, spacing=8)
        years.setStretch(years.count() - 1, 1)
        page = column(self._streak, 6)
        page.addLayout(years)
        for each in (8, self.calendar, 4, legend, 10, self._line, 14, self._what, 4, self.sessions):
            if isinstance(each, int):
                page.addSpacing(each)
            else:
                page.addWidget(each)
        page.addStretch(1)
        page.setStretch(page.indexOf(self.sessions), 100)
        self.setLayout(page)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self.calendar.looked_at.connect(self._look_at)
        self.calendar.opened.connect(self._open)
        self.sessions.chosen.connect(self._choose)

    def show_year(self, year: Year) -> None:
        """Show a year as it was read."""
        self._year = year
        self._streak.setText(streak_text(year))
        self._title.setText(str(year.year))
        self._words.setText(year_words(year))
        first = year.first.year if year.first else year.today.year
        self._back.setEnabled(year.year > first)
        self._on.setEnabled(year.year < year.today.year)
        self.calendar.show_year(year)
        self._look_at(self.calendar.day)
        if self._day is not None and self._day.year == year.year:
            self.day_wanted.emit(self._day)
        else:
            self._day = None
            self.show_latest(self._latest)

    def show_latest(self, numbers: Sequence[int]) -> None:
        """Show the latest sessions, until a day is opened."""
        self._latest = numbers[:LATEST]
        if self._day is None:
            self._show(self._latest, self.tr("Lately"))

    def show_day(self, day: date, numbers: Sequence[int]) -> None:
        """Show the sessions of the day that was opened."""
        if day == self._day:
            self._show(numbers, day_text(day))

    def _show(self, numbers: Sequence[int], what: str) -> None:
        self._model.show_numbers(numbers)
        self._what.setText(what)
        for each in (self.sessions, self._what):
            each.setVisible(bool(numbers))
        if numbers:
            self.sessions.selectRow(0)

    def focus_again(self) -> None:
        """Give the keyboard back to the day's sessions, or to the calendar."""
        where = self.calendar if self.sessions.isHidden() else self.sessions
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, step: int) -> None:
        if self._year is not None:
            self.year_wanted.emit(self._year.year + step)

    def _look_at(self, day: date) -> None:
        if self._year is not None:
            self._line.setText(day_line(self._year, day))

    def _open(self, day: date) -> None:
        self._day = day
        self._look_at(day)
        self.day_wanted.emit(day)
        if self._year is not None and day in self._year.days:
            self.sessions.show()
            self.sessions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, line: int) -> None:
        summary = self._model.summary(line)
        if summary is not None:
            self.session_wanted.emit(summary.id)
