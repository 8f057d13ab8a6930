"""How the back is: this morning's number, the last days, and when to see somebody."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Card, Role, column, label, row
from exercise_coach.desktop.today import pain_days
from exercise_coach.desktop.today.link import Link
from exercise_coach.desktop.today.pain_chart import PainChart
from exercise_coach.desktop.today.pain_days import DayScore, Latest

STOP_LINE = 2
"""The score above which an exercise stops, where its author set no other (S1-12)."""


class PainCard(Card):
    """The newest score, a line of the last days, and what it says in words."""

    asked_more = Signal()

    def __init__(self) -> None:
        super().__init__("pain-card")
        heading = label(self.tr("Pain"), 1.05, SEMIBOLD, role=Role.PlaceholderText, name="pain-now")
        self._number = label(scale=2.8, weight=BOLD, name="pain-number", wrap=False)
        self._when = label(scale=1.05, role=Role.PlaceholderText, name="pain-when")
        self._chart = PainChart()
        self._trend = label(name="pain-trend")
        self._ahead = label(role=Role.PlaceholderText, name="pain-ahead")
        self.more = Link(self.tr("How is it going?"), "how-it-goes", key="H")
        self.more.clicked.connect(self.asked_more)
        line = row(self._number, 8, self._when)
        line.setStretch(2, 1)
        line.setAlignment(self._when, Qt.AlignmentFlag.AlignBottom)
        layout = column(heading)
        layout.addLayout(line)
        layout.addWidget(self._chart, 1)
        layout.addSpacing(6)
        layout.addWidget(self._trend)
        layout.addWidget(self._ahead)
        layout.addSpacing(6)
        layout.addLayout(row(self.more, None))
        layout.setContentsMargins(22, 20, 22, 14)
        self.setLayout(layout)

    def show_scores(
        self, scores: Sequence[DayScore], latest: Latest | None, today: date, ahead: str
    ) -> None:
        """Show the scores of the last days, today's newest, and what is said of what may come."""
        self._number.setVisible(bool(scores))
        self._when.setVisible(bool(scores))
        if latest is not None:
            self._number.setText(str(latest.score))
            self._when.setText(pain_days.latest_line(latest))
        elif scores:
            self._number.setText(str(scores[-1].score))
            self._when.setText(pain_days.when_line(scores, today))
        self._chart.show_scores(scores, today, STOP_LINE)
        self._trend.setText(pain_days.trend(scores))
        self._ahead.setText(ahead)
        self._ahead.setVisible(bool(ahead))
