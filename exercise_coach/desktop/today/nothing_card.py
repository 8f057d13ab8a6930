"""What stands in the place of the big card where nothing is due: calm words, and a way on."""

from PySide6.QtCore import Signal

from exercise_coach.desktop.controls import BOLD, Button, Card, Look, Role, column, label
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.today.day import Day
from exercise_coach.recovery import Weight


class NothingCard(Card):
    """Says what comes next; to those of whom nothing is known yet it offers three questions.

    Where there is to be no session at all it leads to who to call.
    """

    first_run_wanted = Signal()
    block_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("nothing-card")
        self._title = label(scale=1.6, weight=BOLD, name="nothing-title")
        self._text = label(scale=1.05, role=Role.PlaceholderText, name="nothing-text")
        self.ask = Button(self.tr("Three short questions"), "first-run-begin", look=Look.PRIMARY)
        self.ask.clicked.connect(self.first_run_wanted)
        self.see = Button(self.tr("Who to call"), "see-block", look=Look.PRIMARY)
        self.see.clicked.connect(self.block_wanted)
        layout = column(self._title, 6, self._text, 16)
        layout.addLayout(flow(self.ask, self.see))
        layout.addStretch(1)
        layout.setContentsMargins(28, 22, 28, 22)
        self.setLayout(layout)

    def show_nothing(self, day: Day) -> None:
        """Say why nothing is due."""
        title, text = self._words(day)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.ask.setVisible(not day.is_known and day.blocked is None)
        self.see.setVisible(day.blocked is not None)

    def _words(self, day: Day) -> tuple[str, str]:
        if day.blocked is not None:
            is_emergency = day.blocked.weight is Weight.EMERGENCY
            return self.tr("No exercise for now"), (
                self.tr("Get emergency help now.")
                if is_emergency
                else self.tr("First let a clinician look at what you told.")
            )
        if day.calls_first:
            return self.tr("Call first"), self.tr("Until then, only rest.")
        if not day.is_known:
            return self.tr("Does your back hurt?"), self.tr(
                "When it began and what it is like set the right pace. All of it may be skipped."
            )
        if day.rests:
            return self.tr("Rest for now"), self.tr(
                "What belongs to today comes back when the hour is over."
            )
        return self.tr("Nothing is due now"), day.nothing
