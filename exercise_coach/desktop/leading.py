"""From a wish to a session, and back: one session at a time, and the rest of the window waits."""

from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.live_library import LiveLibrary
from exercise_coach.desktop.outlook import Outlooks
from exercise_coach.desktop.pages import Pages
from exercise_coach.desktop.recovery_pages import RecoveryPages
from exercise_coach.desktop.reminders import Reminders
from exercise_coach.desktop.safety.caretaker import Caretaker
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.desktop.starts import Starts
from exercise_coach.logbook import BrokenSession


class Leading(QObject):
    """Begins sessions and puts them away, and lets everything else rest meanwhile.

    `refused` carries a sentence where no session begins, `began` comes where one does; `left`
    carries what could not be saved of one that was put away. `finished` tells whether the session
    that the user has left had begun.
    """

    refused = Signal(str)
    began = Signal()
    left = Signal(str)
    finished = Signal(bool)

    def __init__(
        self, library: LiveLibrary, sessions: Sessions, starts: Starts, recovery: RecoveryPages
    ) -> None:
        super().__init__(sessions)
        self._library, self._sessions = library, sessions
        self._starts, self._recovery = starts, recovery
        starts.began.connect(self.began)
        starts.refused.connect(self.refused)
        sessions.wanted_instead.connect(self.prepare)
        sessions.closed.connect(self.finish)

    def let_rest(
        self, outlooks: Outlooks, pages: Pages, reminders: Reminders, caretaker: Caretaker
    ) -> None:
        """Let these rest while a session is on."""
        self.began.connect(outlooks.rest)
        self.began.connect(pages.session_began)
        self.began.connect(reminders.session_began)
        self.began.connect(caretaker.rest)
        self.left.connect(lambda _problem: outlooks.wake())
        self.left.connect(lambda _problem: reminders.session_ended())
        self.left.connect(lambda _problem: caretaker.wake())

    def prepare(self, wish: str, score: int | None = None) -> None:
        """Make a routine ready, by id or path, with the score already given where there is one."""
        routine = self._library.find(wish)
        if routine is None:
            self.refused.emit(
                self.tr("There is no routine {wish} that could be read.").format(wish=wish)
            )
        elif not self._sessions.is_live and not self._recovery.is_asking:
            self.leave()
            self._starts.start(routine, score=score)

    def resume(self, broken: BrokenSession) -> None:
        """Go on with a session that was broken off."""
        self._starts.start(broken.routine, broken)

    def leave(self) -> None:
        """Put the session away that is seen, if there is one."""
        if self._sessions.view is not None:
            self.left.emit(self._sessions.leave())

    def finish(self) -> None:
        """Put it away because the user has left it."""
        has_begun = self._sessions.has_begun
        self.leave()
        self.finished.emit(has_begun)
