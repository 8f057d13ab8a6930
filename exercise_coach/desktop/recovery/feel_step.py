"""The second question, what it is like."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import SEMIBOLD, Role, column, label
from exercise_coach.desktop.keys import score_of
from exercise_coach.desktop.pain_scale import ScoreScale
from exercise_coach.desktop.recovery.choices import Choices
from exercise_coach.desktop.recovery.step import FormStep
from exercise_coach.desktop.recovery.triggers import Triggers
from exercise_coach.recovery.facts import Feel

_KEYS: Mapping[str, str] = {Feel.SPASM: "C", Feel.ACHE: "A", Feel.STIFF: "S", Feel.SHARP: "H"}


class FeelStep(FormStep):
    """What it is like, the pain now, and what brought it on. All of it may be left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("feel-step", 2, self.tr("What is it like?"))
        self.pain: int | None = None
        texts: Mapping[str, str] = {
            Feel.SPASM: self.tr("Spasm or cramp"),
            Feel.ACHE: self.tr("Ache"),
            Feel.STIFF: self.tr("Stiff"),
            Feel.SHARP: self.tr("Sharp"),
        }
        self._feel = Choices("feel", texts, columns=4, keys=_KEYS, many=True, scale=1.25)
        ends = (spoken.tr(wording.PAIN_ENDS[0]), spoken.tr(wording.PAIN_ENDS[1]))
        self.scale = ScoreScale("pain-now", ends)
        self.scale.keep_low(112)
        self._use = label(role=Role.PlaceholderText, name="pain-use")
        self._triggers = Triggers("trigger")  # Tab comes to them last, as they stand
        self._feel.chosen.connect(self.changed)
        self.scale.scored.connect(self._score)
        self.furnish(
            column(
                self._feel, 12,
                label(spoken.tr(wording.PAIN_QUESTION), 1.2, SEMIBOLD, name="pain-label"), 2,
                self._use, 6, self.scale, 12,
                label(self.tr("What brought it on?"), 1.2, SEMIBOLD, name="trigger-label"), 8,
                self._triggers, None,
            )
        )  # fmt: skip

    def ask(self, *, is_morning: bool) -> None:
        """Ask anew; `is_morning` says whether the pain now is that of the morning."""
        self.pain = None
        self._feel.choose()
        self._triggers.clear()
        self.scale.show_scores(None, None)
        self._use.setText(
            self.tr("A digit answers, T is ten. It is kept as this morning's score.")
            if is_morning
            else self.tr("A digit answers, T is ten. It is kept as today's score.")
        )

    @property
    def feel(self) -> tuple[Feel, ...]:
        """What it is like."""
        return tuple(Feel(value) for value in self._feel)

    @property
    def trigger(self) -> str:
        """What brought it on."""
        return self._triggers.text

    def focus(self) -> None:
        """Bring the keyboard to the first answer."""
        self._feel.focus()

    def _score(self, value: int) -> None:
        self.pain = value
        self.scale.show_scores(value, None)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let a digit give the score, and a letter say what it is like."""
        score = score_of(event.key())
        if score is not None:
            self._score(score)
        elif not self._feel.press(event.key()):
            super().keyPressEvent(event)
