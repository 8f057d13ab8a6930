"""The page that asks how much it hurts."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Role, column, label, row
from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.floor.far_page import NEAR_MARGIN, FarPage
from exercise_coach.desktop.floor.measures import LINE, WORD
from exercise_coach.desktop.pain_scale import ScoreScale
from exercise_coach.guide import Guide
from exercise_coach.session import Kind, State, Symptom, When

CENTRE = Qt.AlignmentFlag.AlignHCenter
LEG_KEY = "L"
SECOND_MS = 200
WIDE = 1.57
"""A page so many times as wide as high has room for three buttons beside each other, far, too."""


class PainPage(FarPage):
    """One question, eleven answers, and a way out for what is not pain in the back."""

    felt = Signal(object)
    more_symptoms = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pain-page")
        self._guide: Guide | None = None
        self._where = label(
            weight=SEMIBOLD, role=Role.PlaceholderText, name="asked-when", align=CENTRE
        )
        question = label(
            spoken.tr(wording.PAIN_QUESTION), 2.9, BOLD, name="pain-question", align=CENTRE
        )
        self._rule = label(
            scale=1.2, role=Role.PlaceholderText, name="stop-line-rule", align=CENTRE
        )
        ends = (spoken.tr(wording.PAIN_ENDS[0]), spoken.tr(wording.PAIN_ENDS[1]))
        self.scale = ScoreScale("pain-scale", ends)
        self._keys = label(scale=1.05, role=Role.PlaceholderText, name="pain-keys", align=CENTRE)
        cramp = FarButton(spoken.tr(wording.SYMPTOMS[Symptom.CRAMP]), "cramp", key="C")
        leg = FarButton(spoken.tr(wording.SYMPTOMS[Symptom.LEG]), "leg", key=LEG_KEY)
        other = FarButton(self.tr("Something else"), "other-symptom", key="S")
        cramp.clicked.connect(lambda: self.felt.emit(Symptom.CRAMP))
        leg.clicked.connect(lambda: self.felt.emit(Symptom.LEG))
        other.clicked.connect(self.more_symptoms)
        page = column(
            None,
            self._where,
            8,
            question,
            6,
            self._rule,
            30,
            self.scale,
            24,
            self._keys,
            28,
            margins=40,
        )
        self._ways_out = (cramp, leg, other)
        self._others = row(None, cramp, leg, other, None, spacing=10)
        page.addLayout(self._others)
        page.addStretch(1)
        self.hold(page, "pain-scroll")
        self.grow(1 / 13, question, leads=True)
        self.grow(WORD, self._rule)
        self.grow(LINE, self._where, self.scale, self._keys, cramp, leg, other)
        self._seconds = QTimer(self)
        self._seconds.setInterval(SECOND_MS)
        self._seconds.timeout.connect(self._show_where)

    def arrange(self) -> None:
        """Put the other answers below each other where a line has no room for them."""
        super().arrange()
        self.scale.stand_back(is_far=self.is_far)
        beside = sum(button.sizeHint().width() + 10 for button in self._ways_out)
        is_narrow = (
            self.width() < WIDE * self.height()
            if self.is_far
            else self.width() < beside + 2 * NEAR_MARGIN
        )
        way = QBoxLayout.Direction
        self._others.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self._others.setSpacing(4 if is_narrow else 10)
        for button in self._ways_out:
            self._others.setAlignment(button, CENTRE if is_narrow else Qt.AlignmentFlag(0))

    def follow(self, guide: Guide) -> None:
        """Ask for this session from now on."""
        self._guide = guide

    def refresh(self) -> None:
        """Show the question as it stands."""
        if self._guide is None:
            return
        coach = self._guide.coach
        first = coach.routine.pain_limit if coach.start_score is None else coach.start_score
        is_over = coach.question is When.AFTER
        self._rule.setVisible(not is_over)
        self._rule.setText(
            self.tr("You started at {start}. Above {line} the session stops.").format(
                start=first, line=coach.stop_line
            )
        )
        self.scale.show_scores(coach.last_score, None if is_over else coach.stop_line)
        self._keys.setText(
            self.tr("Press a digit 0 … 9, or T for ten. Enter keeps {score}.").format(
                score=coach.last_score
            )
        )
        self._show_where()

    def _show_where(self) -> None:
        if self._guide is None:
            return
        coach = self._guide.coach
        work = spoken.next_work(coach)
        if coach.question is When.AFTER:
            text = self.tr("All done") if coach.done else self.tr("The end, all skipped")
        elif coach.question is When.DURING or work is None:
            text = self.tr("The session waits for you")
        elif coach.interval.kind is Kind.REST and coach.state is State.RUNNING:
            text = self.tr("Rest {time}  ·  next: {name}").format(
                time=spoken.clock(self._guide.remaining()), name=work.prescription.exercise.name
            )
        else:
            text = self.tr("Rest  ·  next: {name}").format(name=work.prescription.exercise.name)
        if text.upper() != self._where.text():
            self._where.setText(text.upper())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Count the rest down while seen."""
        super().showEvent(event)
        self.refresh()
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stand still when not seen."""
        super().hideEvent(event)
        self._seconds.stop()
