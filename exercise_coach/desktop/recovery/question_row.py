"""One screening question, to be answered by a clear yes or no."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import Button, Look, Role, label, row
from exercise_coach.desktop.recovery.choices import ENTER, UP_AND_DOWN
from exercise_coach.desktop.theme import is_high_contrast, tint
from exercise_coach.recovery import Question


class _Answer(Button):
    """Yes or no. Up and Down are left to the page, and so is Enter, which keeps the answers."""

    def __init__(self, text: str, name: str, *, warns: bool) -> None:
        super().__init__(text, name, look=Look.CHOICE)
        self._warns = warns

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer, or leave the key to the page."""
        if event.key() in UP_AND_DOWN | ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        if self._warns and self.isChecked():
            warn = self.palette().color(Role.BrightText)
            if is_high_contrast(self.palette()):
                return warn, self.palette().color(Role.HighlightedText), warn
            return tint(self, Role.LinkVisited, 0.16), warn, warn
        return super()._colours()


class QuestionRow(QWidget):
    """The question, and the two answers beside it; neither is chosen to begin with."""

    answered = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        text = spoken.tr(question.text)
        self.setObjectName(f"question-{question.id}")
        self.setAccessibleName(text)
        self.yes = _Answer(self.tr("Yes"), f"yes-{question.id}", warns=True)
        self.no = _Answer(self.tr("No"), f"no-{question.id}", warns=False)
        self._group = QButtonGroup(self)
        for button in (self.no, self.yes):
            button.setAccessibleName(f"{button.text()}: {text}")
            button.clicked.connect(self.answered)
            self._group.addButton(button)
        words = label(text, 1.1, name=f"text-{question.id}")
        layout = row(words, 12, self.no, 4, self.yes)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    @property
    def answer(self) -> bool | None:
        """True for yes, false for no, none as long as it is open."""
        if self.yes.isChecked():
            return True
        return False if self.no.isChecked() else None

    @answer.setter
    def answer(self, value: bool | None) -> None:
        self._group.setExclusive(False)
        self.yes.setChecked(value is True)
        self.no.setChecked(value is False)
        self._group.setExclusive(True)

    def focus(self) -> None:
        """Bring the keyboard to the answer given, or to the harmless one."""
        (self.yes if self.answer else self.no).setFocus(Qt.FocusReason.OtherFocusReason)
