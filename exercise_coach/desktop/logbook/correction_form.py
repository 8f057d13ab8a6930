"""Correcting one value: a score, the effort, or the note. What was first noted is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Button, Card, Look, Role, column, label, row
from exercise_coach.desktop.theme import font
from exercise_coach.session.pain import MAX_SCORE

NOTHING = -1
NOTE_LINES = 3


class CorrectionForm(Card):
    """`saved` carries the new value: a number, a text, or none for no effort."""

    saved = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("correction")
        self._words = label("", 1.0, SEMIBOLD, name="correction-words")
        self._kept = label(self.tr("What was first noted is kept beside it."), 0.9,
                           role=Role.PlaceholderText, name="correction-kept")  # fmt: skip
        self.number = QSpinBox()
        self.number.setObjectName("correction-number")
        self.number.setFont(font(1.2))
        self.number.setRange(NOTHING, MAX_SCORE)
        self.number.setMinimumHeight(self.number.lineEdit().sizeHint().height() + 8)
        self.text = QPlainTextEdit()
        self.text.setObjectName("correction-text")
        self.text.setFont(font(1.0))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * NOTE_LINES + 16)
        self._save = Button(self.tr("Save"), "correction-save", look=Look.PRIMARY)
        self._leave = Button(self.tr("Cancel"), "correction-cancel", key="Esc")
        self._save.clicked.connect(self._hand_over)
        self._leave.clicked.connect(self._close)
        layout = column(self._words, 6, self.number, self.text, 4, self._kept, 8)
        layout.addLayout(row(self._save, self._leave, None, spacing=8))
        layout.setContentsMargins(16, 12, 16, 12)
        self.setLayout(layout)
        self.hide()

    @property
    def is_text(self) -> bool:
        """Whether a text is being corrected."""
        return not self.text.isHidden()

    def ask_number(self, words: str, value: int | None, *, may_be_nothing: bool) -> None:
        """Ask for a number from 0 to 10, or for nothing."""
        self.number.setMinimum(NOTHING if may_be_nothing else 0)
        self.number.setSpecialValueText(self.tr("nothing") if may_be_nothing else "")
        self.number.setValue(NOTHING if value is None else value)
        self._open(words, self.number, self.text)
        self.number.selectAll()

    def ask_text(self, words: str, value: str | None) -> None:
        """Ask for a text."""
        self.text.setPlainText(value or "")
        self._open(words, self.text, self.number)

    def _open(self, words: str, shown: QWidget, hidden: QWidget) -> None:
        self._words.setText(words)
        shown.setAccessibleName(words)
        hidden.hide()
        shown.show()
        self.show()
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self) -> None:
        value: object = self.text.toPlainText().strip() if self.is_text else self.number.value()
        self.hide()
        self.saved.emit(None if value == NOTHING else value)

    def _close(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter save a number, and Escape leave."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.is_text:
            self._hand_over()
        elif event.text().strip():
            event.accept()  # a letter means nothing else while something is written
        else:
            super().keyPressEvent(event)
