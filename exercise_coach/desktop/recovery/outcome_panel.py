"""What the answers mean, the moment they are given: who to call comes first."""

from PySide6.QtWidgets import QLabel

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Card, Role, column, label
from exercise_coach.recovery import NOT_RULED_OUT, Concern, Outcome

PAD = 18


class OutcomePanel(Card):
    """A heading, who to call in large letters, and why. `NOT_RULED_OUT` stands elsewhere."""

    def __init__(self) -> None:
        super().__init__("outcome")
        self._heading = label(scale=1.6, weight=BOLD, name="outcome-heading")
        self._call = label(scale=1.5, weight=SEMIBOLD, name="outcome-call")
        self._why = label(scale=1.05, name="outcome-why")
        layout = column(self._heading, self._call, self._why, spacing=4)
        layout.setContentsMargins(PAD, PAD - 6, PAD, PAD - 6)
        self.setLayout(layout)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show what follows; nothing as long as that is open."""
        self.setVisible(outcome is not None)
        if outcome is None:
            return
        role = Role.BrightText if outcome.kind is Concern.EMERGENCY else Role.WindowText
        why = [each for each in outcome.paragraphs if each not in (outcome.call, NOT_RULED_OUT)]
        self._heading.setForegroundRole(role)
        self._call.setForegroundRole(role)
        self._say(self._heading, outcome.heading)
        self._say(self._call, outcome.call)
        self._say(self._why, *why)
        self.setAccessibleName(" ".join((outcome.heading, *outcome.paragraphs)))

    @staticmethod
    def _say(where: QLabel, *texts: str) -> None:
        where.setText(" ".join(spoken.tr(text) for text in texts))
        where.setVisible(any(texts))
