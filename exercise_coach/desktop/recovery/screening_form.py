"""All screening questions, what the answers mean, and the sentence that is always there."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import SEMIBOLD, Role, column, label, scrolled, turn_page
from exercise_coach.desktop.recovery.outcome_panel import OutcomePanel
from exercise_coach.desktop.recovery.question_row import QuestionRow
from exercise_coach.recovery import (
    NOT_RULED_OUT,
    QUESTIONS,
    Concern,
    Outcome,
    screening_outcome,
)

MOST_WIDTH = 1040
"""Beyond it, the answers would stand too far from their questions."""


class ScreeningForm(QWidget):
    """Y and N answer the question that is marked, and lead to the next; Up and Down move.

    `outcome` is what follows from the answers; none as long as that is open. `outcome_came` carries
    the panel that says it, once it has its place.
    """

    changed = Signal()
    outcome_changed = Signal()
    outcome_came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("screening-form")
        self._rows = [QuestionRow(question) for question in QUESTIONS]
        for each in self._rows:
            each.answered.connect(self._show)
        self._inside = QWidget()
        self._inside.setLayout(self._groups())
        self._area = scrolled(self._inside, "questions-scroll")
        self._area.setMaximumWidth(MOST_WIDTH)
        self._panel = OutcomePanel()
        self._panel.setMaximumWidth(MOST_WIDTH)
        self._panel.hide()
        self.outcome: Outcome | None = None
        self._settled: frozenset[str] = frozenset()
        self._held: tuple[str, ...] = ()
        self._always = label(spoken.tr(NOT_RULED_OUT), 1.05, SEMIBOLD, name="not-ruled-out")
        layout = column(self._area, 10, self._panel, 8, self._always)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.ask()

    def _groups(self) -> QVBoxLayout:
        titles: Mapping[Concern, str] = {
            Concern.EMERGENCY: self.tr("Get help now"),
            Concern.URGENT: self.tr("Ask a doctor soon"),
            Concern.CLINICIAN: self.tr("Ask first"),
        }
        layout = column(spacing=6)
        layout.setContentsMargins(0, 0, 12, 0)
        for kind, title in titles.items():
            role = Role.BrightText if kind is Concern.EMERGENCY else Role.Link
            layout.addWidget(label(title, 1.2, SEMIBOLD, role=role, name=f"group-{kind}"))
            for each in self._rows:
                if each.question.kind is kind:
                    layout.addWidget(each)
            layout.addSpacing(12)
        layout.addStretch(1)
        return layout

    def ask(self, settled: frozenset[str] = frozenset(), held: tuple[str, ...] = ()) -> None:
        """Ask anew; `settled` are the ids of facts that stay cleared, `held` of what still stands.

        As long as anything is held, no answer here speaks for beginning.
        """
        self._settled, self._held = settled, held
        for each in self._rows:
            each.answer = None
        self._area.verticalScrollBar().setValue(0)
        self._show()

    def answer_no_to_all(self) -> None:
        """Take it that none of these is so."""
        for each in self._rows:
            each.answer = False
        self._show()

    @property
    def yes(self) -> tuple[str, ...]:
        """The ids of the questions answered yes."""
        return tuple(each.question.id for each in self._rows if each.answer)

    @property
    def open(self) -> int:
        """How many questions are not answered yet."""
        return sum(each.answer is None for each in self._rows)

    def _show(self) -> None:
        """Show what follows: at the first yes, or when everything is answered no."""
        is_open = self.open and not self.yes
        outcome = None if is_open else screening_outcome(self.yes, self._settled, self._held)
        is_new = outcome != self.outcome
        self.outcome = outcome
        self.changed.emit()
        if is_new:
            self._panel.show_outcome(outcome)
            self.outcome_changed.emit()
        # The list gets lower where the outcome comes up: what is marked stays in sight.
        QTimer.singleShot(0, self, self._keep_in_sight)
        if is_new and outcome is not None:
            QTimer.singleShot(0, self, lambda: self.outcome_came.emit(self._panel))

    def _keep_in_sight(self) -> None:
        marked = self._marked()
        if marked is not None:
            self._area.ensureWidgetVisible(marked, 0, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what is marked in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    # The keyboard

    def focus(self) -> None:
        """Bring the keyboard to the first question that is open."""
        self._turn_to(next((each for each in self._rows if each.answer is None), self._rows[0]))

    def _marked(self) -> QuestionRow | None:
        focused = self.focusWidget()
        return next((each for each in self._rows if focused in (each.yes, each.no)), None)

    def _turn_to(self, question: QuestionRow) -> None:
        question.focus()
        self._area.ensureWidgetVisible(question, 0, 40)

    def _step(self, step: int) -> None:
        marked = self._marked()
        at = self._rows.index(marked) + step if marked else 0
        self._turn_to(self._rows[max(0, min(len(self._rows) - 1, at))])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the keys of the list."""
        marked = self._marked()
        key = event.key()
        if marked is not None and key in {Qt.Key.Key_Y, Qt.Key.Key_N}:
            (marked.yes if key == Qt.Key.Key_Y else marked.no).click()
            self._step(1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif not turn_page(self._area, key):
            super().keyPressEvent(event)
