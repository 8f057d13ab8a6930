"""What a tap on Today tells: a fact, and an offer to take it back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.recovery.when import is_morning
from exercise_coach.desktop.reminders.reminders import SNOOZE
from exercise_coach.desktop.today.today_page import TodayPage
from exercise_coach.recovery.facts import (
    DoseSkipped,
    DoseSnoozed,
    Fact,
    MorningScored,
    PhaseChosen,
    Withdrawn,
)


class Taps(QObject):
    """Turns the taps of a page into facts: `told` carries them. `title_of` names a routine."""

    told = Signal(object)

    def __init__(self, page: TodayPage, teller: Teller, title_of: Callable[[str], str]) -> None:
        super().__init__(page)
        self._page, self._teller, self._title_of = page, teller, title_of
        page.put_off.connect(self._put_off)
        page.left_out.connect(self._leave_out)
        page.scored.connect(self.score)
        page.undo.undone.connect(self._take_back)

    def _put_off(self, routine: str) -> None:
        stamp = self._teller.stamp()
        until = stamp["at"] + SNOOZE
        text = self.tr("{title} waits until {clock}.").format(
            title=self._title_of(routine), clock=until.strftime("%H:%M")
        )
        self._tell(DoseSnoozed(**stamp, routine=routine, until=until), text)

    def _leave_out(self, routine: str) -> None:
        text = self.tr("{title} is left out today.").format(title=self._title_of(routine))
        self._tell(DoseSkipped(**self._teller.stamp(), routine=routine), text)

    def score(self, score: int) -> None:
        """Tell how much it hurts, and offer to take that back."""
        fact = MorningScored(**self._teller.stamp(), score=score)
        text = (
            self.tr("Pain this morning: {score} of 10.")
            if is_morning(fact.at)
            else self.tr("Pain today: {score} of 10.")
        )
        self._tell(fact, text.format(score=score))

    def _tell(self, fact: Fact, text: str) -> None:
        self._page.undo.offer(text, fact.id)
        self.told.emit([fact])

    def _take_back(self, fact: str) -> None:
        self.told.emit([Withdrawn(**self._teller.stamp(), fact=fact)])

    def offer_to_undo(self, facts: Sequence[Fact]) -> None:
        """Offer to take back a phase that was begun on another page."""
        for fact in facts:
            if isinstance(fact, PhaseChosen):
                phase = spoken.tr(wording.PHASES[fact.phase])
                text = self.tr("You have begun: {phase}.").format(phase=phase)
                self._page.undo.offer(text, fact.id)
