"""What the user tells, on whichever page: kept, and followed by the page that it leads to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.outlook import Outlook, Outlooks
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.recovery_pages import RecoveryPages
from exercise_coach.desktop.relief.relief_page import ReliefPage
from exercise_coach.desktop.today.taps import Taps
from exercise_coach.desktop.today.today_page import TodayPage
from exercise_coach.prescription import Phase
from exercise_coach.recovery.facts import Fact, Screened


class Telling(QObject):
    """Connects Today and the pages around an episode.

    `over` comes when nothing more is to be asked, `left` when the user left a page that asked or
    told something; `troubled` when something could not be kept (`problem` says why), and `asking`
    before questions take the place of whatever is seen.
    """

    over = Signal()
    left = Signal()
    troubled = Signal()
    asking = Signal()

    def __init__(
        self, keeping: Keeping, outlooks: Outlooks, pages: RecoveryPages, today: TodayPage,
        teller: Teller, title_of: Callable[[str], str],
    ) -> None:  # fmt: skip
        super().__init__(pages)
        self._keeping, self._outlooks, self._pages = keeping, outlooks, pages
        self._teller = teller
        self._taps = Taps(today, teller, title_of)
        self.problem = ""
        self._connect(today)

    def _connect(self, today: TodayPage) -> None:
        pages = self._pages
        self._taps.told.connect(self.tell)
        today.questions_wanted.connect(self.ask_questions)
        today.block_wanted.connect(self.show_blocked)
        today.first_run_wanted.connect(self.ask_when_it_began)
        today.episode_wanted.connect(lambda: self._show_episode(week=False))
        today.week_wanted.connect(lambda: self._show_episode(week=True))
        today.step_wanted.connect(self.ask_for_phase)
        pages.told.connect(self.tell)
        pages.done.connect(self._go_on)
        pages.left.connect(self.left)
        pages.mistaken.connect(self._ask_again)
        pages.phase_wanted.connect(self.ask_for_phase)
        pages.screening_wanted.connect(self.ask_questions)
        pages.new_episode_wanted.connect(self.ask_when_it_began)

    def serve(self, relief: ReliefPage) -> None:
        """Answer what the page of relief asks for."""
        relief.screening_wanted.connect(self.ask_questions)
        relief.blocked_wanted.connect(self.show_blocked)

    def tell(self, facts: Sequence[Fact]) -> None:
        """Keep facts, and look anew at what follows from them."""
        self.problem = self._keeping.tell(*facts)
        self._outlooks.refresh()
        if self.problem:
            self.troubled.emit()

    def tell_screened(self) -> None:
        """Keep that the questions were seen before a start, and none was answered yes."""
        self.tell([Screened(**self._teller.stamp(), yes=())])

    def tell_score(self, score: int) -> None:
        """Keep how much it hurts, told where no session followed."""
        self._taps.score(score)

    def show_told(self, outlook: Outlook) -> None:
        """Show what was told meanwhile, where a page shows it."""
        if self._pages.sees_episode:
            self._pages.refresh_episode(self._keeping.facts(), outlook)

    # Pages that ask, or stand in the way

    def ask_questions(self) -> None:
        """Ask the screening questions one by one."""
        self.asking.emit()
        self._pages.show_screening(self._outlooks.fresh().history)

    def _ask_again(self, mistaken: Sequence[Screened]) -> None:
        self._pages.show_screening_again(mistaken, self._outlooks.fresh().history)

    def ask_for_phase(self, phase: Phase) -> None:
        """Ask them before a phase begins."""
        self._pages.show_screening_for(phase, self._outlooks.fresh().history)

    def ask_when_it_began(self) -> None:
        """Ask when it began, what it is like, and the screening questions."""
        self._pages.show_first_run(self._outlooks.fresh().history)

    def show_blocked(self) -> None:
        """Show why there is no session and who to call, where that is so."""
        outlook = self._outlooks.fresh()
        if outlook.guidance.blocked is not None:
            self._pages.show_blocked(outlook.history, outlook.guidance.blocked)

    def _show_episode(self, *, week: bool) -> None:
        outlook = self._outlooks.fresh()
        self._pages.show_episode(self._keeping.facts(), outlook, week=week)

    def _go_on(self, facts: Sequence[Fact]) -> None:
        """Go on after a page of questions: a yes leads to who to call, all else to Today."""
        outlook = self._outlooks.fresh()
        has_yes = any(isinstance(fact, Screened) and fact.yes for fact in facts)
        if outlook.guidance.blocked is not None and has_yes:
            self._pages.show_blocked(outlook.history, outlook.guidance.blocked)
        else:
            self.over.emit()
            self._taps.offer_to_undo(facts)
