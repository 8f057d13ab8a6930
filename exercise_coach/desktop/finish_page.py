"""The last page of a session: pain now, effort, and a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Look, Role, column, label, row
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.floor.far_page import NEAR_MARGIN, FarPage
from exercise_coach.desktop.floor.measures import LINE, WORD, shorter_side
from exercise_coach.desktop.pain_scale import ScoreScale
from exercise_coach.desktop.theme import font

LONGEST_NOTE = 500
LOW = 104
"""The height of a scale here, in pixels, where letters leave it so low."""
FAR_LOW = 1 / 6
"""Far, of the screen's shorter side."""


class FinishPage(FarPage):
    """Everything here may be left out. A digit answers the question that is marked."""

    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("finish-page")
        self.pain: int | None = None
        self.asks_pain = False
        self.effort: int | None = None
        self._heading = label(scale=2.4, weight=BOLD, name="finish-heading")
        self._summary = label(scale=1.15, role=Role.PlaceholderText, name="finish-summary")
        self._pain_label = label(self.tr("Pain now"), 1.15, SEMIBOLD, name="pain-after-label")
        ends = (spoken.tr(wording.PAIN_ENDS[0]), spoken.tr(wording.PAIN_ENDS[1]))
        self._pain_scale = ScoreScale("pain-after", ends)
        self._effort_label = label(self.tr("How hard was it?"), 1.15, SEMIBOLD, name="effort-label")
        most = self.tr("all you have")
        self._effort_scale = ScoreScale("effort", (self.tr("no effort"), most), self.tr("Effort"))
        self.note = QLineEdit()
        self.note.setObjectName("note")
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("A note, for you or your physiotherapist"))
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setFont(font(1.1))
        remember_letters(self.note)
        self.note.setStyleSheet(
            "QLineEdit { border: 1px solid palette(mid); border-radius: 12px; padding: 10px 14px;"
            " background: palette(base); }"
            "QLineEdit:focus { border: 2px solid palette(highlight); }"
        )
        self.done = FarButton(self.tr("Done"), "done", key="Enter", look=Look.PRIMARY)
        self._pain_scale.scored.connect(self._choose_pain)
        self._effort_scale.scored.connect(self._choose_effort)
        self.note.returnPressed.connect(self.saved)
        self.done.clicked.connect(self.saved)
        self._build()

    def _build(self) -> None:
        for scale in (self._pain_scale, self._effort_scale):
            scale.keep_low(LOW)
        page = column(
            None, self._heading, 4, self._summary, 20, self._pain_label, 4, self._pain_scale, 12,
            self._effort_label, 4, self._effort_scale, 12, self.note, 18, margins=NEAR_MARGIN,
        )  # fmt: skip
        page.addLayout(row(self.done, None))
        page.addStretch(1)
        self.hold(page, "finish-scroll")
        self.grow(1 / 16, self._heading, leads=True)
        self.grow(WORD, self._pain_label, self._effort_label)
        scales = (self._pain_scale, self._effort_scale)
        self.grow(LINE, self._summary, *scales, self.note, self.done)

    def arrange(self) -> None:
        """Far, let the scores be as large as they can."""
        super().arrange()
        highest = round(shorter_side(self) * FAR_LOW) if self.is_far else LOW
        for scale in (self._pain_scale, self._effort_scale):
            scale.stand_back(is_far=self.is_far)
            scale.keep_low(highest)

    def stay_in_sight(self) -> None:
        """Keep the answer in sight that has the keyboard: there are several questions."""
        focused = self.focusWidget()
        if focused is not None:
            self.bring_to_sight(focused)

    def ask(self, heading: str, summary: str, pain: int | None) -> None:
        """Ask anew; a `pain` already given after the session is not asked again."""
        self.pain, self.effort = pain, None
        self._heading.setText(heading)
        self._summary.setText(summary)
        self.asks_pain = pain is None
        self._pain_label.setVisible(self.asks_pain)
        self._pain_scale.setVisible(self.asks_pain)
        self._pain_scale.show_scores(pain, None)
        self._effort_scale.show_scores(None, None)
        self.note.clear()
        self.fit()
        (self._pain_scale if self.asks_pain else self._effort_scale).focus_score(0)

    def score(self, value: int) -> None:
        """Answer the question that has the keyboard: pain first, then effort."""
        focused = self.focusWidget()
        is_pain = self.asks_pain and (
            (focused is not None and self._pain_scale.isAncestorOf(focused)) or self.pain is None
        )
        (self._choose_pain if is_pain else self._choose_effort)(value)

    def _choose_pain(self, value: int) -> None:
        self.pain = value
        self._pain_scale.show_scores(value, None)
        self._effort_scale.focus_score(self.effort or 0)

    def _choose_effort(self, value: int) -> None:
        self.effort = value
        self._effort_scale.show_scores(value, None)
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)
