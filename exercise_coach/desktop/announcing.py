"""Lets a screen reader hear a session: each change, each question, and why it stopped."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.announcements import Announcement, Announcements
from exercise_coach.desktop.choice_pages import SymptomPage
from exercise_coach.desktop.finish_page import FinishPage
from exercise_coach.desktop.ready_page import ReadyPage
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.session import Effect
from exercise_coach.session.effects import Stopped

Tell = Callable[[QWidget, Announcement], None]


class Announcing(QObject):
    """Tells every session to whoever listens on the accessibility bus; nobody there, nothing done.

    `tell` hands one announcement on; `is_heard` says whether anybody listens.
    """

    def __init__(
        self, sessions: Sessions, clock: Callable[[], float], tell: Tell | None = None,
        is_heard: Callable[[], bool] = QAccessible.isActive,
    ) -> None:  # fmt: skip
        super().__init__(sessions)
        self._clock, self._tell, self._is_heard = clock, tell or announce, is_heard
        self._view: SessionView | None = None
        self._announcements: Announcements | None = None
        self._has_told_stop = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._take)
        sessions.began.connect(self._begin)
        sessions.left.connect(self._leave)

    def _begin(self, view: SessionView) -> None:
        self._view, self._has_told_stop = view, False
        self._announcements = Announcements(view.coach, _translated)
        view.player.happened.connect(self._follow)
        view.turned.connect(self._wait_for_page)
        self._wait_for_page()

    def _leave(self) -> None:
        self._next.stop()
        self._view = self._announcements = None

    def _follow(self, effects: Sequence[Effect]) -> None:
        if self._announcements is None or not self._is_heard():
            return
        if any(isinstance(effect, Stopped) for effect in effects):
            self._has_told_stop = True
        self._tell_all(self._announcements.follow(effects, self._clock()))

    def _wait_for_page(self) -> None:
        """Look at a page that comes once it is filled."""
        if self._is_heard():
            QTimer.singleShot(0, self, self._read_page)

    def _read_page(self) -> None:
        """Tell what a page says that is no part of what the coach does, or is about help now."""
        view = self._view
        if view is None or self._announcements is None:
            return
        is_advice = isinstance(view.page, AdvicePage)
        if is_advice and self._has_told_stop:
            self._has_told_stop = False
        elif isinstance(view.page, ReadyPage | SymptomPage | AdvicePage | FinishPage):
            texts = texts_of(view.page)
            self._tell_all(self._announcements.tell_page(texts, self._clock(), at_once=is_advice))

    def _take(self) -> None:
        if self._announcements is not None:
            self._tell_all(self._announcements.take(self._clock()))

    def _tell_all(self, told: Sequence[Announcement]) -> None:
        if self._view is None or self._announcements is None:
            return
        for each in told:
            self._tell(self._view, each)
        due = self._announcements.deadline
        if due is not None:
            self._next.start(max(0, round(1000 * (due - self._clock()))))


def announce(source: QWidget, told: Announcement) -> None:
    """Let screen readers read a text; one told at once interrupts them."""
    event = QAccessibleAnnouncementEvent(source, told.text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if told.at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)


def texts_of(page: QWidget) -> list[str]:
    """Return every text that is seen on a page, in the order of the page."""
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return [label.text().replace("·", " ").strip() for label in labels]


def _translated(text: str) -> str:
    return QCoreApplication.translate("speech", text)
