"""The page of screening questions: on demand, at a new episode, and before another phase."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent

from exercise_coach.desktop.controls import BOLD, Button, Look, Role, column, label
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.recovery.choices import ENTER
from exercise_coach.desktop.recovery.dates import day_and_time
from exercise_coach.desktop.recovery.questions_page import QuestionsPage
from exercise_coach.desktop.recovery.screening_form import ScreeningForm
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.prescription import Phase
from exercise_coach.recovery.facts import Fact, PhaseChosen, Screened, Withdrawn


class ScreeningPage(QuestionsPage):
    """To be shown alone, so that no yes gets lost: whoever leaves after a yes has told it.

    `told` carries a `Screened` with what belongs to it; `left` comes where nothing was answered.
    """

    told = Signal(object)
    left = Signal()

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self.setObjectName("screening-page")
        self._teller = teller
        self._phase: Phase | None = None
        self._mistaken: tuple[str, ...] = ()
        self._why = label(scale=1.1, role=Role.PlaceholderText, name="screening-why")
        self.form = ScreeningForm()
        self.back = Button(self.tr("Back"), "screening-back")
        self.none = Button(self.tr("None of these"), "none-of-these", key="0")
        self.done = Button(self.tr("Keep the answers"), "screening-done", key="Enter",
                           look=Look.PRIMARY)  # fmt: skip
        self._leave = leave = Button(self.tr("Not now"), "screening-leave", key="Esc")
        self.none.clicked.connect(self._answer_none)
        self.done.clicked.connect(self._tell)
        leave.clicked.connect(self.leave)
        self.form.changed.connect(self._follow)
        self.back.clicked.connect(self.form.go_back)
        page = column(
            label(self.tr("Is any of this so?"), 2.0, BOLD, name="screening-heading"), 2,
            self._why, 10, self.form,
        )  # fmt: skip
        page.setContentsMargins(40, 28, 40, 0)
        page.setStretch(4, 1)
        ways = flow(self.back, self.none, self.done, leave, spacing=12)
        self.hold_questions(page, "screening-page-scroll", ways)

    # How it is asked

    def ask(
        self,
        last: datetime | None,
        settled: frozenset[str] = frozenset(),
        held: tuple[str, ...] = (),
    ) -> None:
        """Ask on demand; `last` is when the questions were last answered.

        `settled` are the ids of facts that a clinician has cleared, and that stay so; `held` those
        of what was told before and still stands.
        """
        why = self.tr("Answer with Y or N; 0 says no to all that you see here.")
        self._ask(f"{self._answered(last)}  {why}", settled, held)

    def ask_for_phase(
        self,
        phase: Phase,
        last: datetime | None,
        settled: frozenset[str] = frozenset(),
        held: tuple[str, ...] = (),
    ) -> None:
        """Ask before a change of phase, which is told along unless an answer speaks against it."""
        why = self.tr("A new phase begins: please look through these again.")
        self._ask(f"{self._answered(last)}  {why}", settled, held, phase)

    def ask_again(self, mistaken: Sequence[Screened], held: tuple[str, ...] = ()) -> None:
        """Ask in place of answers given by mistake, which are taken back with the new ones.

        `held` are the ids of what else still stands.
        """
        # Later answers may stand beside these: it is said which are meant.
        when = self.tr(" and ").join(dict.fromkeys(day_and_time(each.at) for each in mistaken))
        why = self.tr("What you answered on {when} is taken back when you have answered again.")
        self._ask(why.format(when=when), frozenset(), held)
        self._mistaken = tuple(each.id for each in mistaken)

    def _answered(self, last: datetime | None) -> str:
        if last is None:
            return self.tr("Not answered yet.")
        return self.tr("Last answered on {when}.").format(when=day_and_time(last))

    def _ask(
        self,
        why: str,
        settled: frozenset[str],
        held: tuple[str, ...],
        phase: Phase | None = None,
    ) -> None:
        self._phase, self._mistaken = phase, ()
        self._why.setText(why)
        self.form.ask(settled, held)
        self.form.focus()

    # What is answered

    def _follow(self) -> None:
        self.done.setVisible(self.form.outcome is not None)
        # One key more would wipe out what was just answered yes.
        self.show_none(self.none)
        self._leave.setVisible(not self.form.yes)  # whoever leaves then has told it as well
        self.back.setVisible(not self.form.is_first_group)

    def _answer_none(self) -> None:
        self.answer_none()
        if self.form.outcome is not None:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        stamp = self._teller.stamp
        facts: list[Fact] = [Withdrawn(**stamp(), fact=fact) for fact in self._mistaken]
        facts.append(Screened(**stamp(), yes=self.form.yes))
        outcome = self.form.outcome
        if self._phase is not None and outcome is not None and not outcome.blocks:
            facts.append(PhaseChosen(**stamp(), phase=self._phase))
        self.told.emit(facts)

    def leave(self) -> None:
        """Leave without an answer; a yes is told nevertheless."""
        if self.form.yes:
            self._tell()
        else:
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring the keyboard to the questions."""
        super().showEvent(event)
        self.form.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let 0 answer all, Enter keep the answers, and Esc leave."""
        if event.key() == Qt.Key.Key_0:
            if self.none.isVisible():
                self.none.click()
        elif event.key() in ENTER and self.done.isVisible():
            self.done.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
