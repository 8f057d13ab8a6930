"""The question of the next morning, answered with one press, or left for today."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import SEMIBOLD, Card, Role, column, label, row
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.pain_scale import ScoreScale
from exercise_coach.desktop.today.link import Link

LOW = 88
PAD = 24


class MorningCard(Card):
    """Eleven tiles; a digit answers wherever the keyboard is on the page."""

    scored = Signal(int)
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__("morning-card")
        question = label(
            "", 1.2, SEMIBOLD, name="morning-question"
        )  # fmt: skip
        hint = label(
            self.tr("0 … 9, or T for ten"), role=Role.PlaceholderText, name="morning-hint",
            wrap=False,
        )  # fmt: skip
        ends = (spoken.tr(wording.PAIN_ENDS[0]), spoken.tr(wording.PAIN_ENDS[1]))
        self.scale = ScoreScale("morning-scale", ends)
        self.scale.keep_low(LOW)
        self.scale.show_scores(None, None)
        skip = Link(self.tr("Skip for today"), "morning-skip")
        self.scale.scored.connect(self.scored)
        skip.clicked.connect(self.skipped)
        self._question = question
        self._head = row(question, spacing=14)
        self._also = flow(hint, skip, spacing=14)
        self._head.addLayout(self._also)
        self._head.setStretch(0, 1)
        layout = column()
        layout.addLayout(self._head)
        layout.addWidget(self.scale)
        layout.setContentsMargins(PAD, 14, PAD, 10)
        self.setLayout(layout)

    def ask(self, *, is_morning: bool) -> None:
        """Ask for the pain of the morning, or of the day where that is over."""
        self._question.setText(
            self.tr("How much does your back hurt this morning?")
            if is_morning
            else self.tr("How much does your back hurt today?")
        )

    def fit_into(self, room: int) -> None:
        """Put what is said of the question beside it, or below."""
        words = QFontMetricsF(self._question.font()).horizontalAdvance(self._question.text())
        needed = words + self._also.sizeHint().width() + self._head.spacing() + 2 * PAD
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if needed <= room else ways.TopToBottom)
