"""Which column of a table holds what: a list of titles for each field, and the first rows."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from exercise_coach.desktop.controls import SEMIBOLD, Role, column, label, row
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.sharing.fields import Chooser
from exercise_coach.desktop.theme import font
from exercise_coach.logbook.importing import NEEDED, Field, Table
from exercise_coach.session.pain import MAX_SCORE

_NONE = 0


class MappingForm(QWidget):
    """`changed` tells that another column was chosen, or another score."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import-mapping")
        self._words = self._words_of_fields()
        self.choosers = {
            field: Chooser(f"import-column-{field}", words) for field, words in self._words.items()
        }
        self.pain = Chooser("import-pain", self.tr("Pain before, where the file says nothing"))
        self.pain.addItem(self.tr("leave it out"))
        self.pain.addItems([str(score) for score in range(MAX_SCORE + 1)])
        for chooser in (*self.choosers.values(), self.pain):
            chooser.activated.connect(lambda _line: self.changed.emit())
        self._rows = _first_rows()
        self._grid = QWidget()
        self._grid.setLayout(self._fields())
        self._head = label(
            self.tr("The first rows of the file"), 1.0, SEMIBOLD, name="import-rows-head"
        )
        layout = column(self._grid, 8)
        words = label(
            self.tr("Pain before, where the file says nothing"), 1.0, SEMIBOLD, wrap=False
        )
        words.setBuddy(self.pain)
        layout.addLayout(row(words, self.pain, spacing=14))
        layout.addSpacing(10)
        layout.addWidget(self._head)
        layout.addWidget(self._rows)
        self.setLayout(layout)

    def _words_of_fields(self) -> dict[Field, str]:
        return {
            Field.DATE: self.tr("Day"),
            Field.TIME: self.tr("Time of day"),
            Field.EXERCISE: self.tr("Exercise"),
            Field.SETS: self.tr("Sets"),
            Field.REPS: self.tr("Reps"),
            Field.HOLD: self.tr("Hold, in seconds"),
            Field.DURATION: self.tr("Duration"),
            Field.SIDE: self.tr("Side"),
            Field.PAIN_BEFORE: self.tr("Pain before"),
            Field.PAIN_AFTER: self.tr("Pain after"),
            Field.NOTE: self.tr("Note"),
        }

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        half = -(-len(self.choosers) // 2)
        for number, (field, chooser) in enumerate(self.choosers.items()):
            line, side = number % half, 2 * (number // half)
            needed = " *" if field in NEEDED else ""
            head = label(self._words[field] + needed, 1.0, SEMIBOLD, wrap=False)
            head.setBuddy(chooser)
            grid.addWidget(head, line, side)
            grid.addWidget(chooser, line, side + 1)
        for side in (1, 3):
            grid.setColumnStretch(side, 1)
        told = self.tr("* must be there")
        grid.addWidget(label(told, 0.9, role=Role.PlaceholderText), half, 0, 1, 2)
        return grid

    def show_table(self, table: Table | None, columns: Mapping[Field, int]) -> None:
        """Show the titles and first rows of a table; without one only the score is asked for."""
        self._grid.setVisible(table is not None)
        self._rows.setVisible(table is not None)
        self._head.setVisible(table is not None)
        self.pain.setCurrentIndex(_NONE)
        if table is None:
            return
        for field, chooser in self.choosers.items():
            chooser.clear()
            chooser.addItem(self.tr("– not in the table –"))
            chooser.addItems([title or "–" for title in table.titles])
            chooser.setCurrentIndex(columns.get(field, -1) + 1)
        self._show_rows(table)

    def _show_rows(self, table: Table) -> None:
        self._rows.setColumnCount(len(table.titles))
        self._rows.setHorizontalHeaderLabels(list(table.titles))
        self._rows.setRowCount(len(table.rows))
        for line, cells in enumerate(table.rows):
            for place, cell in enumerate(cells[: len(table.titles)]):
                self._rows.setItem(line, place, QTableWidgetItem(cell[:200]))
        height = self._rows.horizontalHeader().sizeHint().height()
        height += len(table.rows) * self._rows.verticalHeader().defaultSectionSize()
        self._rows.setFixedHeight(height + self._rows.horizontalScrollBar().sizeHint().height() + 4)

    @property
    def columns(self) -> dict[Field, int]:
        """The column of each field, from 0."""
        return {
            field: chooser.currentIndex() - 1
            for field, chooser in self.choosers.items()
            if chooser.currentIndex() > 0
        }

    @property
    def score(self) -> int | None:
        """The score before, where the file says nothing; none leaves such rows out."""
        return self.pain.currentIndex() - 1 if self.pain.currentIndex() > 0 else None

    @property
    def is_whole(self) -> bool:
        """Whether it is known where the day and the exercise stand."""
        return self._grid.isHidden() or set(NEEDED) <= set(self.columns)


def _first_rows() -> QTableWidget:
    table = QTableWidget()
    table.setObjectName("import-rows")
    table.setAccessibleName(table.tr("The first rows of the file"))
    table.setFont(font(0.95))
    remember_letters(table)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table
