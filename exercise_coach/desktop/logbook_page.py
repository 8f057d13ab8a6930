"""What was done: every session with its outcome, and pain before and after."""

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, Role, column, label
from exercise_coach.desktop.theme import font
from exercise_coach.logbook import Outcome, SessionRecord

NEWEST = 500
Index = QModelIndex | QPersistentModelIndex


class SessionsModel(QAbstractTableModel):
    """The sessions as a table, newest first."""

    def __init__(self, sessions: Sequence[SessionRecord] = ()) -> None:
        super().__init__()
        self._sessions = tuple(sessions)
        self._columns: tuple[tuple[str, Callable[[SessionRecord], str]], ...] = (
            (self.tr("When"), lambda s: s.started.strftime("%d %b %Y, %H:%M")),
            (self.tr("Routine"), lambda s: s.title),
            (self.tr("Outcome"), _outcome),
            (self.tr("Pain before"), lambda s: str(s.pain_before)),
            (self.tr("Pain after"), lambda s: "–" if s.pain_after is None else str(s.pain_after)),
            (self.tr("Sets"), lambda s: str(len(s.sets))),
            (self.tr("Effort"), lambda s: "–" if s.effort is None else str(s.effort)),
            (self.tr("Note"), lambda s: s.note or ""),
        )

    def show_sessions(self, sessions: Sequence[SessionRecord]) -> None:
        """Show these sessions instead."""
        self.beginResetModel()
        self._sessions = tuple(sessions)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of sessions."""
        return 0 if parent is not None and parent.isValid() else len(self._sessions)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return a column's title."""
        is_title = orientation is Qt.Orientation.Horizontal
        if is_title and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(self._columns):
            return self._columns[section][0]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell, or what it is called aloud."""
        if not index.isValid():
            return None
        title, text_of = self._columns[index.column()]
        text = text_of(self._sessions[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}: {text}"
        if role == Qt.ItemDataRole.ToolTipRole and len(text) > 20:
            # A tip guesses whether it is HTML: this one says so, and shows the text as it stands.
            return f"<p>{html.escape(text)}</p>"
        if role == Qt.ItemDataRole.TextAlignmentRole and 3 <= index.column() <= 6:
            return Qt.AlignmentFlag.AlignCenter
        return None


def _outcome(session: SessionRecord) -> str:
    text = spoken.tr(wording.OUTCOMES[session.outcome])
    if session.stop is None:
        return text
    if session.stop.score is not None and session.outcome is Outcome.STOPPED_PAIN:
        return spoken.tr("{outcome} {score}").format(outcome=text, score=session.stop.score)
    if session.stop.symptom is not None:
        return spoken.tr("Stopped: {symptom}").format(
            symptom=spoken.tr(wording.SYMPTOMS[session.stop.symptom]).lower()
        )
    return text


class _Table(QTableView):
    """A table that leaves letters to the window, where they mean the same on every page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from row to row."""
        if event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)


class LogbookPage(QWidget):
    """The table of sessions, or a word where there is none yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("logbook-page")
        self.model = SessionsModel()
        self._empty = label(scale=1.15, role=Role.PlaceholderText, name="logbook-empty")
        self.table = _Table()
        self.table.setObjectName("sessions")
        self.table.setAccessibleName(self.tr("Sessions"))
        self.table.setModel(self.model)
        self._set_up_table()
        heading = label(self.tr("Logbook"), 2.0, BOLD, name="logbook-heading")
        page = column(heading, 14, self._empty, self.table)
        page.setContentsMargins(40, 28, 40, 28)
        page.addStretch(0)
        page.setStretch(3, 1)
        self.setLayout(page)

    def _set_up_table(self) -> None:
        table = self.table
        table.setFont(font(1.0))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setStyleSheet(
            "QTableView { background: palette(base); border: 1px solid palette(mid);"
            " border-radius: 14px; padding: 6px; alternate-background-color: palette(window); }"
            "QTableView::item { padding: 0 9px; }"
            "QHeaderView { background: transparent; }"
            "QHeaderView::section { background: transparent; border: none; padding: 8px 9px;"
            " color: palette(placeholder-text); font-weight: 600; }"
        )
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * 2.3))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(50)
        header.setSectionResizeMode(7, QHeaderView.ResizeMode.Stretch)

    def show_sessions(self, sessions: Sequence[SessionRecord], problem: str = "") -> None:
        """Show these sessions; `problem` says why there are none to be shown."""
        self.model.show_sessions(sessions)
        self.table.setVisible(bool(sessions))
        self._empty.setVisible(not sessions)
        nothing = self.tr(
            "Your sessions will stand here: when, how it ended, pain before and after."
        )
        self._empty.setText(problem or nothing)
