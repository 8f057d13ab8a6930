"""What every page of screening questions has in common: groups, and a foot that never scrolls."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout

from exercise_coach.desktop.controls import Button, column, turn_page
from exercise_coach.desktop.recovery.outcome_panel import Brevity
from exercise_coach.desktop.recovery.screening_form import ScreeningForm
from exercise_coach.desktop.scrolling import ScrollingPage

MOST_OF_HEIGHT = 0.6
"""A foot of a larger share of the page says less, so that the questions keep some room."""


class QuestionsPage(ScrollingPage):
    """Below the questions stands what follows from the answers, and the ways on."""

    form: ScreeningForm

    def hold_questions(self, page: QLayout, name: str, ways: QLayout) -> None:
        """Put the page together, and below it what follows, and the ways on."""
        self._lower = column(self.form.panel, 8, self.form.always, 10)
        self._lower.addLayout(ways)
        self._lower.setContentsMargins(40, 8, 40, 18)
        self.hold(page, name, self._lower)
        self.form.outcome_changed.connect(self.fit)
        self._page_area.verticalScrollBar().valueChanged.connect(self.form.look)

    def arrange(self) -> None:
        """Say as much below the questions as leaves them room: who to call, whatever the size."""
        for brevity in Brevity:
            self.form.panel.be_brief(brevity)
            if brevity is Brevity.CALL_ONLY:
                self.form.take_sentence()
            else:
                self._lower.insertWidget(2, self.form.always)
            if self.foot_height() <= MOST_OF_HEIGHT * self.height():
                return

    def show_none(self, none: Button) -> None:
        """Offer to answer all with no; as long as some were not in sight yet, to read on."""
        none.setVisible(self.form.outcome is None)
        none.set_text(self.tr("None of these") if self.form.is_read else self.tr("Read on"))

    def answer_none(self) -> None:
        """Answer the questions that are seen with no, and show the next ones, or what follows.

        Nobody answers what they have not seen: where there is more of them below, it comes first.
        """
        self.form.look()
        if not self.form.is_read:
            if not self.form.read_on():
                turn_page(self._page_area, Qt.Key.Key_PageDown)
            return
        self.form.answer_no_to_group()
        if self.form.outcome is None:
            self.form.focus()
        QTimer.singleShot(0, self, self.stay_in_sight)
