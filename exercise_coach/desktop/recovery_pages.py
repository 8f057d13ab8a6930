"""The pages around an episode in the window, made when they are first wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exercise_coach import wording
from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.outlook import Outlook
from exercise_coach.desktop.recovery.blocked_page import BlockedPage, standing_screenings
from exercise_coach.desktop.recovery.episode_page import EpisodePage, last_screened
from exercise_coach.desktop.recovery.first_run import FirstRun
from exercise_coach.desktop.recovery.screening_page import ScreeningPage
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.refusal_page import RefusalPage
from exercise_coach.desktop.starting import Refused
from exercise_coach.desktop.window import Window
from exercise_coach.prescription import Phase, Routine
from exercise_coach.recovery import History, Said, settled, standing, stops_to_be_seen
from exercise_coach.recovery.facts import Fact, Screened
from exercise_coach.session import pain


class RecoveryPages(QObject):
    """Shows them one at a time, without the navigation.

    `told` carries facts as they are told; then `done` comes where the page has nothing more to say,
    and `left` where the user left it. `wanted` carries the id of a routine to be started.
    """

    told = Signal(object)
    done = Signal(object)
    left = Signal()
    wanted = Signal(str)
    new_episode_wanted = Signal()
    screening_wanted = Signal()
    phase_wanted = Signal(object)
    mistaken = Signal(object)

    def __init__(self, window: Window, teller: Teller) -> None:
        super().__init__(window)
        self._window, self._teller = window, teller
        self._first_run: FirstRun | None = None
        self._screening: ScreeningPage | None = None
        self._blocked: BlockedPage | None = None
        self._refusal: RefusalPage | None = None
        self._call_first: AdvicePage | None = None
        self.episode: EpisodePage | None = None

    @property
    def is_asking(self) -> bool:
        """Whether questions are being answered now: no answer may get lost."""
        asking = (self._first_run, self._screening)
        return any(page is not None and page.isVisible() for page in asking)

    # First run, and a new episode

    def show_first_run(self, history: History) -> None:
        """Ask when it began, what it is like, and the screening questions."""
        if self._first_run is None:
            self._first_run = FirstRun(self._teller)
            self._first_run.told.connect(self._finish_first_run)
            self._first_run.left.connect(self.left)
        self._first_run.ask(has_episode=history.episode is not None, held=standing(history))
        self._show(self._first_run)

    def _finish_first_run(self, facts: Sequence[Fact]) -> None:
        self.told.emit(facts)
        score = self._first_run.pain if self._first_run else None
        has_yes = any(isinstance(fact, Screened) and fact.yes for fact in facts)
        if score is not None and pain.must_call_first(score) and not has_yes:
            self._show_call_first(score)
        else:
            self.done.emit(facts)

    def _show_call_first(self, score: int) -> None:
        if self._call_first is None:
            self._call_first = AdvicePage("call-first-page")
        close = Button(self.tr("Close"), "call-first-close")
        close.clicked.connect(self.left)
        above = self.tr("Pain {score}/10").format(score=score)
        self._show(self._call_first)
        self._call_first.show_advice(above, wording.CALL_FIRST, close)

    # Screening

    def show_screening(self, history: History) -> None:
        """Ask the screening questions because the user wants to, or flagged one."""
        page = self._screening_page()
        facts = settled(history, self._teller.now())
        page.ask(last_screened(history), facts, standing(history))
        self._show(page)

    def show_screening_for(self, phase: Phase, history: History) -> None:
        """Ask them before a phase begins."""
        page = self._screening_page()
        facts = settled(history, self._teller.now())
        page.ask_for_phase(phase, last_screened(history), facts, standing(history))
        self._show(page)

    def show_screening_again(self, mistaken: Sequence[Screened], history: History) -> None:
        """Ask them in place of answers given by mistake; what was felt still stands."""
        page = self._screening_page()
        taken_back = {each for screened in mistaken for each in screened.yes}
        held = tuple(each for each in standing(history) if each not in taken_back)
        page.ask_again(mistaken, held)
        self._show(page)

    def _screening_page(self) -> ScreeningPage:
        if self._screening is None:
            self._screening = ScreeningPage(self._teller)
            self._screening.told.connect(self._finish)
            self._screening.left.connect(self.left)
        return self._screening

    def _finish(self, facts: Sequence[Fact]) -> None:
        self.told.emit(facts)
        self.done.emit(facts)

    # What stands in the way

    def show_blocked(self, history: History, said: Said) -> None:
        """Say why there is no session, and who to call; `said` is what the guidance says of it."""
        if self._blocked is None:
            self._blocked = BlockedPage(self._teller)
            self._blocked.told.connect(self._finish)
            self._blocked.mistaken.connect(self.mistaken)
            self._blocked.left.connect(self.left)
        self._blocked.show_block(standing_screenings(history), said, stops_to_be_seen(history))
        self._show(self._blocked)

    def show_refused(self, refused: Refused, instead: Sequence[Routine]) -> None:
        """Say why a routine waits, and what may be done."""
        if self._refusal is None:
            self._refusal = RefusalPage()
            self._refusal.wanted.connect(self.wanted)
            self._refusal.left.connect(self.left)
        self._show(self._refusal)
        self._refusal.refuse(refused.routine, refused.said, instead)

    # How it is going

    def show_episode(self, facts: Sequence[Fact], outlook: Outlook, *, week: bool = False) -> None:
        """Show how it is going, or ask for the look back at the `week`."""
        if self.episode is None:
            self.episode = EpisodePage(self._teller)
            self.episode.told.connect(self.told)
            self.episode.left.connect(self.left)
            self.episode.phase_wanted.connect(self.phase_wanted)
            self.episode.screening_wanted.connect(self.screening_wanted)
            self.episode.new_episode_wanted.connect(self.new_episode_wanted)
        self.episode.show_episode(facts, outlook.history, outlook.guidance)
        self._show(self.episode, alone=False)
        if week:
            self.episode.ask_week()
        else:
            self.episode.show_overview()

    @property
    def sees_episode(self) -> bool:
        """Whether the page about the episode is seen."""
        return self.episode is not None and self.episode.isVisible()

    def refresh_episode(self, facts: Sequence[Fact], outlook: Outlook) -> None:
        """Show what was told meanwhile."""
        if self.episode is not None:
            self.episode.show_episode(facts, outlook.history, outlook.guidance)

    def _show(self, page: QWidget, *, alone: bool = True) -> None:
        self._window.show_page(page, alone=alone)
