"""All screening questions, a group at a time, and what the answers mean."""

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
GROUPS = (Concern.EMERGENCY, Concern.URGENT, Concern.CLINICIAN)
"""One is seen at a time, the gravest first: nobody answers what they have not seen."""


class ScreeningForm(QWidget):
    """Y and N answer the question that is marked, and lead to the next; Up and Down move.

    `outcome` is what follows from the answers; none as long as that is open. The `panel` that says
    it and the sentence that is `always` there have their place on the page.
    """

    changed = Signal()
    outcome_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("screening-form")
        self._rows = [QuestionRow(question) for question in QUESTIONS]
        for each in self._rows:
            each.answered.connect(self._take_answer)
        self._groups = [self._group(number, kind) for number, kind in enumerate(GROUPS, 1)]
        self._lines = column(*self._groups, None)
        inside = QWidget()
        inside.setLayout(self._lines)
        self._area = scrolled(inside, "questions-scroll")
        self._area.setMaximumWidth(MOST_WIDTH)
        self.panel = OutcomePanel()
        self.panel.hide()
        self.always = label(spoken.tr(NOT_RULED_OUT), 1.05, SEMIBOLD, name="not-ruled-out")
        self.outcome: Outcome | None = None
        self._settled: frozenset[str] = frozenset()
        self._held: tuple[str, ...] = ()
        self._at = 0
        self._read: set[int] = set()
        self._area.verticalScrollBar().valueChanged.connect(self.look)
        self._was_open = len(self._rows)
        self.setLayout(column(self._area))
        self.ask()

    def _group(self, number: int, kind: Concern) -> QWidget:
        titles: Mapping[Concern, str] = {
            Concern.EMERGENCY: self.tr("If any of these is so, get help now"),
            Concern.URGENT: self.tr("If any of these is so, ask a doctor soon"),
            Concern.CLINICIAN: self.tr("If any of these is so, ask a clinician first"),
        }
        text = self.tr("{n} of {all} · {title}").format(
            n=number, all=len(GROUPS), title=titles[kind]
        )
        layout: QVBoxLayout = column(spacing=6)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.addWidget(label(text, 1.2, SEMIBOLD, role=Role.Link, name=f"group-{kind}"))
        for each in self._rows_of(kind):
            layout.addWidget(each)
        group = QWidget()
        group.setLayout(layout)
        return group

    def _rows_of(self, kind: Concern) -> list[QuestionRow]:
        return [each for each in self._rows if each.question.kind is kind]

    def ask(self, settled: frozenset[str] = frozenset(), held: tuple[str, ...] = ()) -> None:
        """Ask anew; `settled` are the ids of facts that stay cleared, `held` of what still stands.

        As long as anything is held, no answer here speaks for beginning.
        """
        self._settled, self._held = settled, held
        self._read.clear()
        for each in self._rows:
            each.answer = None
        self._show_group(0)
        self._show()

    def take_sentence(self) -> None:
        """Take in the sentence that is always there, where it has no room below."""
        self._lines.insertWidget(len(self._groups), self.always)

    # Groups

    @property
    def is_first_group(self) -> bool:
        """Whether the first group is seen."""
        return self._at == 0

    @property
    def is_read(self) -> bool:
        """Whether the last question of the group has come into sight."""
        return self._at in self._read

    def look(self) -> None:
        """Take note of how far the group is in sight; called whenever anything moves."""
        last = self._seen[-1]
        seen = last.visibleRegion().boundingRect().height()
        if not self.is_read and seen and seen >= last.height():
            self._read.add(self._at)
            self.changed.emit()

    def read_on(self) -> bool:
        """Scroll the list further; false where it is not the list that is scrolled."""
        return not self._area.is_whole and turn_page(self._area, Qt.Key.Key_PageDown)

    def go_back(self) -> None:
        """Show the group before, with its answers."""
        self._show_group(max(0, self._at - 1))
        self._turn_to(self._seen[0])
        self.changed.emit()

    def answer_no_to_group(self) -> None:
        """Take it that none of what is seen is so, and show the next group."""
        for each in self._seen:
            each.answer = False
        self._go_on()
        self._show()

    def turn_to(self, id_: str) -> None:
        """Bring the keyboard to the question with this id, and show its group."""
        self._turn_to(next(each for each in self._rows if each.question.id == id_))

    @property
    def _seen(self) -> list[QuestionRow]:
        return self._rows_of(GROUPS[self._at])

    def _show_group(self, at: int) -> None:
        self._at = at
        for place, group in enumerate(self._groups):
            group.setVisible(place == at)
        self._was_open = self._open_here
        self._area.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self.look)

    def _go_on(self) -> None:
        """Show the next group where there is one, its first question marked."""
        if self._at + 1 < len(GROUPS):
            self._show_group(self._at + 1)
            self._turn_to(self._seen[0])

    @property
    def _open_here(self) -> int:
        return sum(each.answer is None for each in self._seen)

    # Answers

    @property
    def yes(self) -> tuple[str, ...]:
        """The ids of the questions answered yes."""
        return tuple(each.question.id for each in self._rows if each.answer)

    @property
    def open(self) -> int:
        """How many questions are not answered yet."""
        return sum(each.answer is None for each in self._rows)

    def _take_answer(self) -> None:
        was_open, self._was_open = self._was_open, self._open_here
        if was_open and not self._was_open:
            self._go_on()
        self._show()

    def _show(self) -> None:
        """Show what follows: at the first yes, or when everything is answered no."""
        is_open = self.open and not self.yes
        outcome = None if is_open else screening_outcome(self.yes, self._settled, self._held)
        is_new = outcome != self.outcome
        self.outcome = outcome
        self.changed.emit()
        if is_new:
            self.panel.show_outcome(outcome)
            self.outcome_changed.emit()
        # The list gets lower where the outcome comes up: what is marked stays in sight.
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        marked = self._marked()
        if marked is not None:
            self._area.ensureWidgetVisible(marked, 0, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what is marked in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.look)
        QTimer.singleShot(0, self, self._keep_in_sight)

    # The keyboard

    def focus(self) -> None:
        """Bring the keyboard to the first question seen that is open."""
        seen = self._seen
        self._turn_to(next((each for each in seen if each.answer is None), seen[0]))

    def _marked(self) -> QuestionRow | None:
        focused = self.focusWidget()
        return next((each for each in self._rows if focused in (each.yes, each.no)), None)

    def _turn_to(self, question: QuestionRow) -> None:
        at = GROUPS.index(question.question.kind)
        if at != self._at:
            self._show_group(at)
            self.changed.emit()
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
            if marked is self._marked():
                self._step(1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif not turn_page(self._area, key):
            super().keyPressEvent(event)
