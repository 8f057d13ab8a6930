"""What the answers mean, the moment they are given: who to call comes first."""

import enum

from PySide6.QtWidgets import QLabel

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Card, Role, column, label
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.theme import font
from exercise_coach.recovery import NOT_RULED_OUT, Concern, Outcome

PAD = 18


class Brevity(enum.Enum):
    """How much is said: all; who to call, in large letters; that alone, in letters of a text."""

    ALL = enum.auto()
    NO_REASON = enum.auto()
    CALL_ONLY = enum.auto()


class OutcomePanel(Card):
    """A heading, who to call in large letters, and why. `NOT_RULED_OUT` stands elsewhere.

    Where there is little room it is brief: who to call stays, and why is told on the next page.
    """

    def __init__(self) -> None:
        super().__init__("outcome")
        self._heading = label(scale=1.6, weight=BOLD, name="outcome-heading")
        self._call = label(scale=1.5, weight=SEMIBOLD, name="outcome-call")
        self._why = label(scale=1.05, name="outcome-why")
        self._brevity = Brevity.ALL
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
        self.be_brief(self._brevity)
        self.setAccessibleName(" ".join((outcome.heading, *outcome.paragraphs)))

    def be_brief(self, brevity: Brevity) -> None:
        """Say so much."""
        self._why.setVisible(bool(self._why.text()) and brevity is Brevity.ALL)
        was_small, is_small = (each is Brevity.CALL_ONLY for each in (self._brevity, brevity))
        self._brevity = brevity
        if was_small is not is_small:
            for where, large, small in ((self._heading, 1.6, 1.15), (self._call, 1.5, 1.1)):
                face = where.font()
                face.setPointSizeF(font(small if is_small else large).pointSizeF())
                where.setFont(face)
                remember_letters(where)

    @staticmethod
    def _say(where: QLabel, *texts: str) -> None:
        where.setText(" ".join(spoken.tr(text) for text in texts))
        where.setVisible(any(texts))
