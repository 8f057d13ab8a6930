"""The question what else is felt, in the middle of a session."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.choice_pages import SymptomPage
from exercise_coach.desktop.session_ending import Ending
from exercise_coach.desktop.session_pages import SessionPages
from exercise_coach.session import Coach, State, Symptom
from exercise_coach.session.events import Event, Feel, Pause, Resume, Stop


class Feeling(QObject):
    """Asks what is felt, while the session waits. `dismissed` comes when it was nothing."""

    dismissed = Signal()

    def __init__(
        self, coach: Coach, pages: SessionPages, ending: Ending, send: Callable[[Event], None]
    ) -> None:
        super().__init__(pages)
        self._coach, self._pages, self._ending, self._send = coach, pages, ending, send
        self._resumes = False

    @property
    def will_resume(self) -> bool:
        """Whether the session goes on by itself once nothing is felt."""
        return self._resumes and isinstance(self._pages.page, SymptomPage)

    def ask(self) -> None:
        """Ask what is felt; the session waits meanwhile."""
        if not self._coach.state.is_live:
            return
        self._resumes = self._coach.state is State.RUNNING
        if self._resumes:
            self._send(Pause())
        self._pages.turn_to(self._pages.symptom)
        self._pages.symptom.focus_harmless()

    def stay_paused(self) -> None:
        """Let the session wait after the question, too."""
        self._resumes = False

    def dismiss(self) -> None:
        """Go on as before the question."""
        self._pages.turn_to(self._pages.live)
        if self._resumes:
            self._send(Resume())
        self.dismissed.emit()

    def feel(self, symptom: Symptom) -> None:
        """Take a symptom."""
        self._pages.setCurrentWidget(self._pages.live)
        self._send(Feel(symptom))

    def feel_other(self) -> None:
        """Stop for something that is on no list; its name can be written at the end."""
        self._ending.note = self.tr("Something else was felt:")
        self._pages.setCurrentWidget(self._pages.live)
        self._send(Stop())
        self._ending.keep_note()
