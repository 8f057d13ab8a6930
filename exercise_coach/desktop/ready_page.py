"""The page before a session: what it will ask, and how much it hurts now."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Look,
    Role,
    clear,
    column,
    label,
    row,
)
from exercise_coach.desktop.fitting import remember_letters, whole_shares, wished_share
from exercise_coach.desktop.pain_scale import ScoreScale
from exercise_coach.desktop.questions import HEADINGS, by_concern, in_short
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.session_parts import Parts
from exercise_coach.desktop.theme import font
from exercise_coach.recovery import NOT_RULED_OUT, Concern, Question
from exercise_coach.session import Coach, pain
from exercise_coach.session.events import Start

CENTRE = Qt.AlignmentFlag.AlignHCenter
YES_KEY = "Y"
LARGE, SMALL = 2.9, 1.5
TALL_SCALE, LOW_SCALE = 170, 96
LYING = ("lying", "on your back", "on your side", "on your front")
"""How the positions begin in which the keyboard is out of reach unless it is near."""
GAPS, LOW_GAPS = (8, 0, 6, 30, 24, 6, 6, 24), (4, 4, 2, 6, 6, 2, 2, 8)
"""Below each part of the page, in pixels: with no questions on it, and with them."""


class ReadyPage(ScrollingPage):
    """A digit gives the starting score, Space starts; above the limit it leads to what suits.

    Where nobody has been through the screening questions yet, they stand above, and to start is to
    say that none of them is so.
    """

    scored = Signal(int)
    started = Signal()
    left = Signal()
    flagged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ready-page")
        self.asks = self._is_lying = self._is_coming = False
        self._title = label(
            weight=SEMIBOLD, role=Role.PlaceholderText, name="ready-title", align=CENTRE
        )
        self._screening = _Screening()
        self._screening.flagged.connect(self.flagged)
        self._question = label(
            spoken.tr(wording.PAIN_QUESTION), LARGE, BOLD, name="start-question", align=CENTRE
        )
        self._rule = label(scale=1.2, role=Role.PlaceholderText, name="start-rule", align=CENTRE)
        ends = (spoken.tr(wording.PAIN_ENDS[0]), spoken.tr(wording.PAIN_ENDS[1]))
        self.scale = ScoreScale("start-scale", ends)
        self.scale.scored.connect(self.scored)
        self.start = Button(self.tr("Start"), "start", key="Space", look=Look.PRIMARY)
        self.start.clicked.connect(self.started)
        self._leave = Button(self.tr("Not now"), "leave", key="Esc")
        self._leave.clicked.connect(self.left)
        self._list = label(scale=1.1, role=Role.PlaceholderText, name="ready-list", align=CENTRE)
        self._remarks = label(scale=1.1, weight=SEMIBOLD, name="ready-remarks", align=CENTRE)
        self._hint = label(scale=1.1, role=Role.PlaceholderText, name="ready-hint", align=CENTRE)
        self._build()
        self.tell_floor(is_coming=False)

    def _build(self) -> None:
        self._gaps = [QSpacerItem(0, 0) for _ in GAPS]
        parts = (
            self._title, self._screening, self._question, self._rule, self.scale, self._list,
            self._remarks, self._hint,
        )  # fmt: skip
        self._page = column(None)
        for part, gap in zip(parts, self._gaps, strict=True):
            self._page.addWidget(part)
            self._page.addItem(gap)
        self._page.addLayout(row(None, self.start, self._leave, None, spacing=12))
        self._page.addStretch(1)
        self.hold(self._page, "ready-scroll")

    def shares(self) -> Sequence[float]:
        """Shrink rather than scroll, unless larger letters are wished: Start is seen at once."""
        return whole_shares()

    def arrange(self) -> None:
        """Put the questions below each other where larger letters make columns too narrow."""
        self._screening.stack(is_stacked=self.is_narrow and wished_share() > 1.0)

    def show_coach(self, parts: Parts) -> None:
        """Show the routine, the score chosen so far, and what it means for the stop line."""
        coach = parts.coach
        routine, score = coach.routine, coach.last_score
        ahead = self.tr("Go on where you were") if parts.is_resumed else self.tr("Before you start")
        self._title.setText(f"{ahead}  ·  {routine.title}".upper())
        names = dict.fromkeys(p.exercise.name for p in routine.prescriptions)
        minutes = self.tr("{n} min").format(n=max(1, round(coach.timeline.duration / 60)))
        self._list.setText("  ·  ".join((minutes, *names)))
        self._remarks.setText("\n".join(parts.remarks))
        self._remarks.setVisible(bool(parts.remarks))
        first = routine.prescriptions[0].exercise
        self._is_lying = first.position.casefold().startswith(LYING)
        self._ask(parts.questions, parts.why)
        is_refused = score is not None and not coach.accepts(Start())
        line = coach.line_for(None if is_refused else score)
        self.scale.show_scores(score, None if score is None else line)
        self.start.setEnabled(score is not None)
        self.start.set_text(self._way_on(score, is_refused=is_refused))
        self._rule.setText(_why_not(coach) if is_refused else self._rule_line(score, line))

    def tell_floor(self, *, is_coming: bool) -> None:
        """Tell that the session fills the screen when it starts, and how to leave that."""
        self._is_coming = is_coming
        self._show_hint()

    def _show_hint(self) -> None:
        hint = self.tr("Put the keyboard where you can reach it lying down.")
        fills = self.tr("At the start this fills the screen, in large letters: F11 leaves that.")
        phone = self.tr("Keep a phone within reach.")
        hints = [f"{hint} {phone}" if self._is_lying else phone] + [fills] * self._is_coming
        self._hint.setText("\n".join(hints))
        self._hint.setVisible(not self.asks)

    def _way_on(self, score: int | None, *, is_refused: bool) -> str:
        """Name what Space leads to: a start that the pain rule refuses is not offered."""
        if score is not None and is_refused:
            calls = pain.must_call_first(score)
            return self.tr("Who to call") if calls else self.tr("What suits now")
        return self.tr("None of these. Start") if self.asks else self.tr("Start")

    def _rule_line(self, score: int | None, line: int | None) -> str:
        if score is not None:
            told = self.tr("You start at {score}. Above {line}, the stop line, the session stops.")
            return told.format(score=score, line=line)
        if self.asks:
            return self.tr("If none of these: press a digit 0 … 9, or T for ten. Space starts.")
        return self.tr("Press a digit 0 … 9, or T for ten. Then Space starts.")

    def _ask(self, questions: Sequence[Question], why: str) -> None:
        """Show the screening questions, and leave out what else could be spared."""
        self.asks = bool(questions)
        self._screening.setVisible(self.asks)
        self._screening.show_questions(questions, why)
        self._show_hint()
        self._question.setFont(font(SMALL if self.asks else LARGE, BOLD))
        remember_letters(self._question)
        self.scale.keep_low(LOW_SCALE if self.asks else TALL_SCALE)
        for gap, height in zip(self._gaps, LOW_GAPS if self.asks else GAPS, strict=True):
            gap.changeSize(0, height)
        side, edge = (56, 16) if self.asks else (40, 40)
        self._page.setContentsMargins(side, edge, side, edge)
        self.fit()


class _Screening(QWidget):
    """The questions in short, in a column for each concern, and the button for a yes."""

    flagged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ready-screening")
        self._questions: tuple[Question, ...] = ()
        self._columns = row(spacing=24)
        heading = label(
            self.tr("Is any of these so?"), 1.5, BOLD, name="screening-heading", align=CENTRE
        )
        limits = label(
            spoken.tr(NOT_RULED_OUT), 0.95, role=Role.PlaceholderText, name="screening-limits"
        )
        self.yes = Button(
            self.tr("Yes, one of these"), "screening-yes", key=YES_KEY, look=Look.WARN
        )
        self.yes.clicked.connect(self.flagged)
        under = row(limits, 16, self.yes)
        under.setStretch(0, 1)
        self._why = label(role=Role.PlaceholderText, name="screening-why", align=CENTRE)
        layout = column(heading, 2, self._why, 6)
        layout.addLayout(self._columns)
        layout.addSpacing(6)
        layout.addLayout(under)
        layout.addSpacing(6)
        self.setLayout(layout)

    def stack(self, *, is_stacked: bool) -> None:
        """Have one column, or one for each concern."""
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if is_stacked else way.LeftToRight)

    def show_questions(self, questions: Sequence[Question], why: str) -> None:
        """Show these, the gravest first, and why they are asked now."""
        self._why.setText(spoken.tr(why))
        if tuple(questions) == self._questions:
            return
        self._questions = tuple(questions)
        clear(self._columns)
        for concern, asked in by_concern(questions).items():
            if asked:
                self._columns.addLayout(_column(concern, asked), 1)


def _why_not(coach: Coach) -> str:
    """Say up to which score the routine starts, and that relief is open."""
    score = coach.last_score or 0
    limit = pain.start_limit(coach.routine.load, coach.routine.pain_limit)
    if pain.must_call_first(score):
        told = _tr("Not this one at {score} of 10. Please call someone first.")
    else:
        told = _tr("Not this one at {score} of 10: it starts at {limit} or less. Relief is open.")
    return told.format(score=score, limit=limit)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadyPage", text)


def _column(concern: Concern, questions: Sequence[Question]) -> QVBoxLayout:
    is_grave = concern is Concern.EMERGENCY
    heading = label(
        spoken.tr(HEADINGS[concern]), 1.05, BOLD,
        role=Role.BrightText if is_grave else Role.WindowText, name=f"screening-{concern}",
    )  # fmt: skip
    layout = column(heading, spacing=3)
    for question in questions:
        words = label(f"·  {spoken.tr(in_short(question))}", 1.05, name=f"asks-{question.id}")
        layout.addWidget(words)
    layout.addStretch(1)
    return layout
