"""Every start of a session, from wherever it is wanted: today's guidance stands at the door."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.outlook import Outlooks
from exercise_coach.desktop.recovery_pages import RecoveryPages
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.desktop.starting import Blocked, Ready, Refused, offered_at, way_in
from exercise_coach.logbook import BrokenSession, LogbookProblem
from exercise_coach.prescription import Routine


class Starts(QObject):
    """Makes sessions ready, or shows why not.

    `began` comes when a session has been made ready; `refused` with a sentence where the logbook
    does not allow one.
    """

    began = Signal()
    refused = Signal(str)

    def __init__(
        self, sessions: Sessions, outlooks: Outlooks, pages: RecoveryPages, keeping: Keeping
    ) -> None:
        super().__init__(sessions)
        self._sessions, self._outlooks = sessions, outlooks
        self._pages, self._keeping = pages, keeping

    def start(
        self, routine: Routine, broken: BrokenSession | None = None, score: int | None = None
    ) -> None:
        """Make a session ready, or go on with one; `score` is the one already given."""
        self._keeping.open()
        guidance = self._outlooks.guidance_for(routine)
        way = way_in(routine, guidance, resumed=broken is not None)
        if isinstance(way, Blocked):
            self._pages.show_blocked(self._outlooks.fresh().history, way.said)
        elif isinstance(way, Refused):
            known = self._outlooks.known.routines
            self._pages.show_refused(way, [known[id_] for id_ in way.instead])
        else:
            self._begin(way, broken, score)

    def _begin(self, ready: Ready, broken: BrokenSession | None, score: int | None) -> None:
        try:
            self._sessions.begin(ready, broken, score)
        except LogbookProblem as problem:
            self.refused.emit(str(problem))
        else:
            self.began.emit()


def offered_now(outlooks: Outlooks, score: int) -> Sequence[Routine]:
    """Return a few routines that may start today at a score."""
    known = outlooks.known.routines.values()
    return offered_at(score, known, outlooks.fresh().guidance)
