"""The third screen: the screening questions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from exercise_coach.desktop.controls import Button, Role, column, label
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.recovery.questions_page import QuestionsPage
from exercise_coach.desktop.recovery.screening_form import ScreeningForm
from exercise_coach.desktop.recovery.step import STEPS, Step


class QuestionsStep(Step, QuestionsPage):
    """Signs that need help first, each to be answered yes or no."""

    def __init__(self) -> None:
        super().__init__("questions-step", STEPS, self.tr("Is any of this so?"))
        self.form = ScreeningForm()
        self.none = Button(self.tr("None of these"), "none-of-these", key="0")
        self.none.clicked.connect(self._answer_none)
        self.next.set_text(self.tr("Done"))
        self.form.changed.connect(self._follow)
        self.back.clicked.disconnect()
        self.back.clicked.connect(self._go_back)
        page = column()
        page.setContentsMargins(40, 26, 40, 0)
        page.addLayout(flow(self.dots, None, self.leave, spacing=12))
        page.addSpacing(8)
        page.addWidget(self.heading)
        how = self.tr("Answer with Y or N; 0 says no to all that you see here.")
        page.addWidget(label(how, 1.1, role=Role.PlaceholderText, name="questions-how"))
        page.addSpacing(8)
        page.addWidget(self.form, 1)
        ways = flow(self.back, None, self.skip, self.none, self.next, spacing=12)
        self.hold_questions(page, "questions-page", ways)

    def ask(self, held: tuple[str, ...] = ()) -> None:
        """Ask anew; `held` are the ids of what was told before and still stands."""
        self.form.ask(held=held)
        self._follow()

    def _follow(self) -> None:
        self.next.setEnabled(self.form.outcome is not None)
        # What was answered yes is told; it cannot be skipped any more.
        self.skip.setVisible(not self.form.yes)
        self.show_none(self.none)

    def _answer_none(self) -> None:
        self.answer_none()
        if self.form.outcome is not None:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        if self.form.is_first_group:
            self.went_back.emit()
        else:
            self.form.go_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let 0 answer all."""
        if event.key() == Qt.Key.Key_0:
            if self.none.isVisible():
                self.none.click()
        else:
            super().keyPressEvent(event)
