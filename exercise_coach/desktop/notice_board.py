"""What stands above Today and the routines: what is wrong, and a session that was broken off."""

from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.notices import show_notices
from exercise_coach.desktop.pages import Pages
from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.safety.safety import Safety
from exercise_coach.desktop.telling import Telling
from exercise_coach.logbook import BrokenSession


class NoticeBoard(QObject):
    """Gathers what is to be said, and shows it.

    `refusal` says why no session began, or what of the last one could not be saved. `resumed`
    carries a broken-off session to be gone on with; `changed` comes when one was closed instead.
    """

    resumed = Signal(object)
    changed = Signal()

    def __init__(
        self, pages: Pages, keeping: Keeping, telling: Telling, safety: Safety,
        preferences: Preferences,
    ) -> None:  # fmt: skip
        super().__init__(pages)
        self._pages, self._keeping, self._telling = pages, keeping, telling
        self._safety, self._preferences = safety, preferences
        self.refusal = ""
        telling.troubled.connect(self.show_all)
        safety.changed.connect(self.show_all)
        safety.noticed.connect(self.show_all)

    def show_all(self) -> None:
        """Show everything that is to be said now, each sentence once."""
        texts = (
            self.refusal, self._telling.problem, self._keeping.notice, self._safety.notice,
            self._preferences.notice,
        )  # fmt: skip
        said = [text for text in dict.fromkeys(texts) if text]
        broken = self._keeping.broken_off()
        for page in (self._pages.today, self._pages.routines):
            show_notices(page.notices, said, broken, self.resumed.emit, self._close_interrupted)
            self._safety.add_offer(page.notices)

    def _close_interrupted(self, broken: BrokenSession) -> None:
        self._keeping.notice = self._keeping.close_interrupted(broken)
        self.show_all()
        self.changed.emit()
