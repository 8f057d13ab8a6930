"""Tables as they look on every page of the logbook."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from exercise_coach.desktop.theme import font

_LOOK = (
    "QTableView { background: palette(base); border: 1px solid palette(mid);"
    " border-radius: 14px; padding: 6px; alternate-background-color: palette(window); }"
    "QTableView:focus { border: 2px solid palette(highlight); }"
    "QTableView::item { padding: 0 9px; }"
    "QHeaderView { background: transparent; }"
    "QHeaderView::section { background: transparent; border: none; padding: 8px 9px;"
    " color: palette(placeholder-text); font-weight: 600; }"
)
LINE = 2.1
LINES = 3
"""So many lines can be seen at least, the titles among them."""
SAMPLE = 50
"""So many lines are measured to find how wide a column must be."""


class Table(QTableView):
    """A table that leaves letters to the window, where they mean the same on every page.

    `chosen` carries the row on which Enter was pressed, or that was clicked twice.
    """

    chosen = Signal(int)

    def __init__(self, name: str, aloud: str, model: QAbstractItemModel, stretch: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(aloud)
        self.setFont(font(1.0))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(_LOOK)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_lines()
        self.setModel(model)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(SAMPLE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._choose)

    def _fit_lines(self) -> None:
        line = round(self.fontMetrics().height() * LINE)
        self.verticalHeader().setDefaultSectionSize(line)
        self.setMinimumHeight(LINES * line)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Give letters of another size their room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            # A header in a style sheet keeps the letters that it was made with.
            self.horizontalHeader().setFont(self.font())
            self._fit_lines()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from row to row; Enter chooses one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        elif event.text().strip() or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
