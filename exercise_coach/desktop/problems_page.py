"""Every error and remark on the routine files, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from exercise_coach.desktop.controls import BOLD, Button, Role, column, label
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.theme import font
from exercise_coach.prescription import Problem

LEAST_HEIGHT = 240


class ProblemsPage(ScrollingPage):
    """A list as ``exercise-coach check`` prints it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problems-page")
        heading = label(self.tr("Routine files"), 2.0, BOLD, name="problems-heading")
        hint = label(
            self.tr("All other routines work. Mend the files in an editor: this page follows."),
            1.1,
            role=Role.PlaceholderText,
            name="problems-hint",
        )
        self._list = QPlainTextEdit()
        self._list.setObjectName("problems")
        self._list.setAccessibleName(self.tr("What is to be mended"))
        self._list.setReadOnly(True)
        self._list.setTabChangesFocus(True)
        self._list.setFont(font(1.0))
        self._list.setMinimumHeight(LEAST_HEIGHT)
        back = Button(self.tr("Back"), "problems-back", key="Esc")
        back.clicked.connect(self.left)
        page = column(heading, 6, hint, 14, self._list, 14)
        page.setContentsMargins(40, 28, 40, 28)
        page.addLayout(flow(back))
        self.hold(page, "problems-scroll")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc go back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these, one a line."""
        lines = (
            self.tr("{problem} (a remark; it works)").format(problem=problem)
            if problem.is_warning
            else str(problem)
            for problem in problems
        )
        self._list.setPlainText("\n".join(lines))
