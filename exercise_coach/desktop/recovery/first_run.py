"""Three short screens at the first run, and when a new episode begins. All may be skipped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from exercise_coach.desktop.recovery.began_step import BeganStep
from exercise_coach.desktop.recovery.feel_step import FeelStep
from exercise_coach.desktop.recovery.questions_step import QuestionsStep
from exercise_coach.desktop.recovery.step import Step
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.recovery.when import is_morning
from exercise_coach.prescription import Phase
from exercise_coach.recovery.facts import (
    EpisodeBegan,
    Fact,
    MorningScored,
    PhaseChosen,
    Recovered,
    Screened,
)


class FirstRun(QStackedWidget):
    """When it began, what it is like, and the screening questions. To be shown alone.

    What was answered is told once, at the end or where the user skips the rest: `told` carries
    `EpisodeBegan` (or, without pain, that the phase is maintenance), `MorningScored` with the pain
    now, at whatever time of day, and `Screened`. Where nothing was answered, `left` comes instead.
    `pain` is the score given; where it is 8 or more, who to call comes next.
    """

    told = Signal(object)
    left = Signal()

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self.setObjectName("first-run")
        self._teller = teller
        self._has_episode = False
        self._held: tuple[str, ...] = ()
        self.began, self.feel = BeganStep(teller.now), FeelStep()
        self.questions = QuestionsStep()
        for step in (self.began, self.feel, self.questions):
            self.addWidget(step)
            step.left.connect(self._finish)
        self.began.went_on.connect(self._after_began)
        self.began.skipped.connect(self._skip_began)
        self.feel.went_on.connect(lambda: self._show(self.questions))
        self.feel.skipped.connect(self._skip_feel)
        self.feel.went_back.connect(lambda: self._show(self.began))
        self.questions.went_on.connect(self._finish)
        self.questions.skipped.connect(self._skip_questions)
        self.questions.went_back.connect(self._before_questions)
        for signal in (self.began.changed, self.feel.changed, self.questions.form.changed):
            signal.connect(self._name_way_out)

    def ask(self, *, has_episode: bool = False, held: tuple[str, ...] = ()) -> None:
        """Begin with the first screen; `has_episode` says that an episode is open.

        `held` are the ids of what was told before and no clinician has cleared.
        """
        self._has_episode, self._held = has_episode, held
        self.began.ask()
        self.feel.ask(is_morning=is_morning(self._teller.now()))
        self.questions.ask(self._held)
        self._name_way_out()
        self._show(self.began)

    @property
    def pain(self) -> int | None:
        """The pain score given on the way; none where it was left out."""
        return None if self.began.has_no_pain else self.feel.pain

    # From screen to screen

    def _show(self, step: Step) -> None:
        self.setCurrentWidget(step)
        self._focus()

    def _focus(self) -> None:
        if self.currentWidget() is self.began:
            self.began.ago.focus()
        elif self.currentWidget() is self.feel:
            self.feel.focus()
        else:
            self.questions.form.focus()

    def _after_began(self) -> None:
        self._show(self.questions if self.began.has_no_pain else self.feel)

    def _before_questions(self) -> None:
        self._show(self.began if self.began.has_no_pain else self.feel)

    def _skip_began(self) -> None:
        self.began.ask()
        self._show(self.feel)

    def _skip_feel(self) -> None:
        self.feel.ask(is_morning=is_morning(self._teller.now()))
        self._show(self.questions)

    def _skip_questions(self) -> None:
        self.questions.ask(self._held)
        self._finish()

    def _name_way_out(self) -> None:
        text = self.tr("Skip the rest") if self._has_answers() else self.tr("Skip all")
        for step in (self.began, self.feel, self.questions):
            step.leave.set_text(text)

    # What is told

    def _has_answers(self) -> bool:
        return (
            bool(list(self.began.ago))
            or self.questions.form.outcome is not None
            or self.pain is not None
        )

    def _of_episode(self) -> list[Fact]:
        stamp = self._teller.stamp
        began = self.began.began
        if began is not None:
            about = EpisodeBegan(
                **stamp(), began=began, feel=self.feel.feel, trigger=self.feel.trigger
            )
            return [about]
        if not self.began.has_no_pain:
            return []
        chosen = PhaseChosen(**stamp(), phase=Phase.MAINTENANCE)
        return [Recovered(**stamp()), chosen] if self._has_episode else [chosen]

    def _of_morning(self) -> list[Fact]:
        if self.pain is None:
            return []
        return [MorningScored(**self._teller.stamp(), score=self.pain)]

    def _of_questions(self) -> list[Fact]:
        outcome = self.questions.form.outcome
        if outcome is None:
            return []
        return [Screened(**self._teller.stamp(), yes=self.questions.form.yes)]

    def _finish(self) -> None:
        facts = [*self._of_episode(), *self._of_morning(), *self._of_questions()]
        if facts:
            self.told.emit(facts)
        else:
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring the keyboard to the question."""
        super().showEvent(event)
        self._focus()
