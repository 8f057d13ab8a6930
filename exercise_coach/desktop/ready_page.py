"""The page before a session: what it will ask, and how much it hurts now."""

from PySide6.QtCore import Qt, Signal

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Button, Look, Role, column, label, row
from exercise_coach.desktop.fitting import FittingPage
from exercise_coach.desktop.pain_scale import ScoreScale
from exercise_coach.session import Coach

CENTRE = Qt.AlignmentFlag.AlignHCenter


class ReadyPage(FittingPage):
    """A digit gives the starting score, Space starts."""

    scored = Signal(int)
    started = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ready-page")
        self._title = label(
            weight=SEMIBOLD, role=Role.PlaceholderText, name="ready-title", align=CENTRE
        )
        question = label(
            spoken.tr(wording.PAIN_QUESTION), 2.9, BOLD, name="start-question", align=CENTRE
        )
        self._rule = label(scale=1.2, role=Role.PlaceholderText, name="start-rule", align=CENTRE)
        ends = (spoken.tr(wording.PAIN_ENDS[0]), spoken.tr(wording.PAIN_ENDS[1]))
        self.scale = ScoreScale("start-scale", ends)
        self.scale.scored.connect(self.scored)
        self.start = Button(self.tr("Start"), "start", key="Space", look=Look.PRIMARY)
        self.start.clicked.connect(self.started)
        leave = Button(self.tr("Not now"), "leave", key="Esc")
        leave.clicked.connect(self.left)
        self._list = label(scale=1.1, role=Role.PlaceholderText, name="ready-list", align=CENTRE)
        hint = label(
            self.tr("Put the keyboard where you can reach it lying down."),
            1.1, role=Role.PlaceholderText, name="ready-hint", align=CENTRE,
        )  # fmt: skip
        page = column(
            None, self._title, 8, question, 6, self._rule, 30, self.scale, 24, self._list, 6, hint,
            24, margins=40,
        )  # fmt: skip
        page.addLayout(row(None, self.start, leave, None, spacing=12))
        page.addStretch(1)
        self.setLayout(page)

    def show_coach(self, coach: Coach, *, resumed: bool) -> None:
        """Show the routine, the score chosen so far, and what it means for the stop line."""
        routine, score = coach.routine, coach.last_score
        ahead = self.tr("Go on where you were") if resumed else self.tr("Before you start")
        self._title.setText(f"{ahead}  ·  {routine.title}".upper())
        names = dict.fromkeys(p.exercise.name for p in routine.prescriptions)
        minutes = self.tr("{n} min").format(n=max(1, round(coach.timeline.duration / 60)))
        self._list.setText("  ·  ".join((minutes, *names)))
        line = coach.line_for(score)
        self.scale.show_scores(score, line)
        self.start.setEnabled(score is not None)
        if score is None:
            rule = self.tr("Press a digit 0 … 9, or T for ten. Then Space starts.")
        else:
            rule = self.tr("You start at {score}. Above {line} the session stops.").format(
                score=score, line=line
            )
        self._rule.setText(rule)
