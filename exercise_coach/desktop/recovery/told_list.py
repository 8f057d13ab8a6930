"""What was told, newest first, each with a way to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from exercise_coach.desktop.controls import (
    SEMIBOLD,
    Button,
    Card,
    Role,
    column,
    label,
    row,
)
from exercise_coach.desktop.recovery.dates import short_day
from exercise_coach.desktop.recovery.told_words import Told
from exercise_coach.desktop.today.link import Link

PAD = 20


class ToldList(Card):
    """`undone` carries the id of the fact to be taken back; `put_back` undoes the last of these."""

    undone = Signal(str)
    put_back = Signal()

    def __init__(self) -> None:
        super().__init__("told")
        self._told: tuple[Told, ...] | None = None
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(10)
        self._lines.setVerticalSpacing(8)
        self._lines.setColumnStretch(1, 1)
        nothing = self.tr("Nothing yet. What you tell here stands in this list.")
        self._nothing = label(nothing, role=Role.PlaceholderText, name="told-nothing")
        heading = label(self.tr("What you told"), 1.15, SEMIBOLD, name="told-heading")
        self._taken_back = self._make_taken_back()
        layout = column(heading, 8, self._taken_back, self._nothing)
        layout.addLayout(self._lines)
        layout.addStretch(1)
        layout.setContentsMargins(PAD, PAD - 4, PAD, PAD - 4)
        self.setLayout(layout)

    def _make_taken_back(self) -> QWidget:
        line = QWidget()
        self._gone = label(weight=SEMIBOLD, name="taken-back")
        self._back = Button(self.tr("Put it back"), "put-back")
        self._back.clicked.connect(self.put_back)
        layout = row(self._gone, 8, self._back)
        layout.setStretch(0, 1)
        line.setLayout(layout)
        line.hide()
        return line

    def show_taken_back(self, words: str) -> None:
        """Offer to put back what was just taken back; nothing where the words are empty."""
        self._gone.setText(self.tr("Taken back: {words}").format(words=words))
        self._taken_back.setVisible(bool(words))
        if words:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def words_of(self, fact: str) -> str:
        """Return the words of a fact that is shown."""
        return next((each.words for each in self._told or () if each.fact == fact), "")

    def show_told(self, told: Sequence[Told]) -> None:
        """Show these; nothing is done where they are shown already."""
        if tuple(told) == self._told:
            return
        self._told = tuple(told)
        self._clear()
        for line, each in enumerate(told):
            self._add(line, each)
        self._nothing.setVisible(not told)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _add(self, line: int, told: Told) -> None:
        """Add a line of a table: layouts inside of layouts would take their time at each resize."""
        when = label(short_day(told.at), 0.9, role=Role.PlaceholderText, name="told-when",
                     wrap=False)  # fmt: skip
        words = label(told.words, 1.0, name="told-words")
        self._lines.addWidget(when, line, 0)
        self._lines.addWidget(words, line, 1)
        if told.may_undo:
            undo = Link(self.tr("Undo"), f"undo-{told.fact}", scale=0.9)
            undo.setAccessibleName(self.tr("Undo: {words}").format(words=told.words))
            undo.clicked.connect(lambda: self.undone.emit(told.fact))
            self._lines.addWidget(undo, line, 2)
