"""The sessions as a table, newest first; lines are read a page at a time, when looked at."""

import html
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from exercise_coach.desktop.logbook.words import moment_text, outcome_of
from exercise_coach.logbook.lookback import Summary

Index = QModelIndex | QPersistentModelIndex
Lines = Callable[[Sequence[int]], list[Summary]]
PAGE = 64
"""So many lines are read at once: more than are seen, and read in a millisecond."""
PAGES_KEPT = 16
FIRST_NUMBER, LAST_NUMBER = 3, 6


class SessionsModel(QAbstractTableModel):
    """Shows sessions by their numbers; `lines` reads those of a page."""

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self._lines = lines
        self._numbers: Sequence[int] = ()
        self._pages: OrderedDict[int, dict[int, Summary]] = OrderedDict()
        self._columns: tuple[tuple[str, Callable[[Summary], str]], ...] = (
            (self.tr("When"), lambda s: moment_text(s.started)),
            (self.tr("Routine"), lambda s: s.title),
            (self.tr("Outcome"), outcome_of),
            (self.tr("Pain before"), lambda s: str(s.pain_before)),
            (self.tr("Pain after"), lambda s: _or_dash(s.pain_after)),
            (self.tr("Sets"), lambda s: str(s.sets)),
            (self.tr("Effort"), lambda s: _or_dash(s.effort)),
            (self.tr("Note"), self._note),
        )

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Show these sessions instead."""
        self.beginResetModel()
        self._numbers = numbers
        self._pages.clear()
        self.endResetModel()

    def summary(self, row: int) -> Summary | None:
        """Return the session in a row; none where it is gone."""
        if not 0 <= row < len(self._numbers):
            return None
        page = self._pages.get(row // PAGE)
        if page is None:
            start = row - row % PAGE
            found = self._lines(self._numbers[start : start + PAGE])
            page = self._pages[row // PAGE] = {each.number: each for each in found}
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page.get(self._numbers[row])

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of sessions."""
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = FIRST_NUMBER <= index.column() <= LAST_NUMBER
            return Qt.AlignmentFlag.AlignCenter if is_number else None
        told = Qt.ItemDataRole
        if role not in {told.DisplayRole, told.AccessibleTextRole, told.ToolTipRole}:
            return None
        title, text_of = self._columns[index.column()]
        summary = self.summary(index.row())
        text = text_of(summary) if summary else ""
        if role == told.DisplayRole:
            return text
        if role == told.AccessibleTextRole:
            return f"{title}: {text}"
        # A tip guesses whether it is HTML: this one says so, and shows the text as it stands.
        return f"<p>{html.escape(text)}</p>" if len(text) > 20 else None

    def _note(self, summary: Summary) -> str:
        note = " ".join((summary.note or "").split())
        if summary.is_corrected:
            return self.tr("{note} (corrected)").format(note=note).strip()
        return note


def _or_dash(score: int | None) -> str:
    return "–" if score is None else str(score)
