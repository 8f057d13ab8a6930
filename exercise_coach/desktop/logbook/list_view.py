"""All sessions, newest first, and those that were deleted lately."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import Button, Role, column, label, row
from exercise_coach.desktop.logbook.gathered import Listed
from exercise_coach.desktop.logbook.sessions_model import Lines, SessionsModel
from exercise_coach.desktop.logbook.tables import Table
from exercise_coach.desktop.logbook.words import sessions_text
from exercise_coach.logbook.correcting import KEPT


class ListView(QWidget):
    """`session_wanted` carries the id of a session to be opened."""

    session_wanted = Signal(str)

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self.setObjectName("list-view")
        self._listed = Listed()
        self.shows_deleted = False
        self.model = SessionsModel(lines)
        self.table = Table("sessions", self.tr("Sessions"), self.model, 7)
        self.table.chosen.connect(self._choose)
        self._count = label("", 1.0, role=Role.PlaceholderText, name="session-count")
        self._which = Button("", "deleted")
        self._which.clicked.connect(self._turn_over)
        top = row(self._count, self._which, spacing=12)
        top.setStretch(0, 1)
        page = column()
        page.addLayout(top)
        page.addSpacing(8)
        page.addWidget(self.table)
        page.setStretch(2, 1)
        self.setLayout(page)

    def show_listed(self, listed: Listed) -> None:
        """Show these; the line that was chosen stays, if it is still there."""
        self._listed = listed
        self.shows_deleted = self.shows_deleted and bool(listed.deleted)
        self._refresh()

    def focus_list(self) -> None:
        """Give the keyboard to the list, at its first line unless one was chosen."""
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        line = self.table.currentIndex().row()
        numbers = self._listed.deleted if self.shows_deleted else self._listed.sessions
        self.model.show_numbers(numbers)
        if numbers and line >= 0:
            self.table.selectRow(min(line, len(numbers) - 1))
        days = KEPT.days
        count = sessions_text(len(numbers))
        told = self.tr("{count} deleted in the last {days} days. Open one to bring it back.")
        self._count.setText(
            told.format(count=count, days=days)
            if self.shows_deleted
            else self.tr("{count}, newest first. Enter opens one.").format(count=count)
        )
        deleted = self.tr("Deleted ({n})").format(n=len(self._listed.deleted))
        self._which.set_text(self.tr("All sessions") if self.shows_deleted else deleted)
        self._which.setVisible(bool(self._listed.deleted))

    def _turn_over(self) -> None:
        self.shows_deleted = not self.shows_deleted
        self.table.clearSelection()
        self._refresh()

    def _choose(self, line: int) -> None:
        summary = self.model.summary(line)
        if summary is not None:
            self.session_wanted.emit(summary.id)
