"""Up to five activities of the user's own, each with how hard it is now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from exercise_coach.desktop.controls import Button, column, row
from exercise_coach.desktop.recovery.choices import ENTER
from exercise_coach.desktop.recovery.rating import Rating
from exercise_coach.desktop.recovery.triggers import text_line
from exercise_coach.recovery.facts import Activity

MOST = 5
CHARACTERS = 80
"""A row is at least so many characters wide, or it takes two lines."""


class _Row(QWidget):
    """One activity: its name, its rating, and a way to remove it."""

    removed = Signal()
    changed = Signal()

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self.name = text_line(
            f"activity-{number}", self.tr("Activity {n}").format(n=number),
            self.tr("such as putting on socks"),
        )  # fmt: skip
        self.name.setText(name)
        self.rating = Rating(
            f"activity-{number}-rating",
            self.tr("How hard activity {n} is, from 0 to 10").format(n=number),
            tenth=1,
        )
        self.name.setCursorPosition(0)
        self._remove = Button(self.tr("Remove"), f"activity-{number}-remove")
        self._remove.setAccessibleName(self.tr("Remove activity {n}").format(n=number))
        self._remove.clicked.connect(self.removed)
        self.name.textChanged.connect(self.changed)
        self.rating.rated.connect(self.changed)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)
        self.setLayout(self._grid)
        self._arrange(is_wide=True)

    def _arrange(self, *, is_wide: bool) -> None:
        """Put the rating beside the name, or below it."""
        for widget in (self.name, self.rating, self._remove):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.name, 0, 0)
        self._grid.addWidget(self._remove, 0, 2)
        if is_wide:
            self._grid.addWidget(self.rating, 0, 1)
        else:
            self._grid.addWidget(self.rating, 1, 0, 1, 3)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4 if is_wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange the row for the new width."""
        super().resizeEvent(event)
        least = QFontMetricsF(self.name.font()).averageCharWidth() * CHARACTERS
        self._arrange(is_wide=self.width() >= least)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter lead from the name to the rating."""
        if event.key() in ENTER and self.name.hasFocus():
            self.rating.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class Activities(QWidget):
    """The rows, and a button for one more."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("activities")
        self._made = 0
        self._rows: list[_Row] = []
        self._column = column(spacing=8)
        self._add = Button(self.tr("Add an activity"), "add-activity")
        self._add.clicked.connect(self._add_empty)
        layout = column()
        layout.addLayout(self._column)
        layout.addSpacing(8)
        layout.addLayout(row(self._add, None))
        self.setLayout(layout)

    def show_names(self, names: Sequence[str]) -> None:
        """Begin anew with these activities, none of them rated."""
        for each in list(self._rows):
            self._remove(each)
        self._made = 0
        for name in names[:MOST]:
            self.add(name)

    def add(self, name: str) -> _Row:
        """Add an activity."""
        self._made += 1
        new = _Row(self._made, name)
        new.removed.connect(lambda: self._remove(new))
        new.changed.connect(self.changed)
        self._rows.append(new)
        self._column.addWidget(new)
        self._follow()
        return new

    def _add_empty(self) -> None:
        self.add("").name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, gone: _Row) -> None:
        self._rows.remove(gone)
        self._column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._follow()

    def _follow(self) -> None:
        self._add.setVisible(len(self._rows) < MOST)
        self.changed.emit()

    @property
    def rated(self) -> tuple[Activity, ...]:
        """Those that have a name and a rating."""
        return tuple(
            Activity(each.name.text().strip(), each.rating.value)
            for each in self._rows
            if each.name.text().strip() and each.rating.value is not None
        )

    @property
    def open(self) -> tuple[str, ...]:
        """The names of those that are not rated yet."""
        names = (each.name.text().strip() for each in self._rows if each.rating.value is None)
        return tuple(name for name in names if name)
