"""The program behind the window: what is read, which page is seen, and what the user wants next."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from exercise_coach import clock
from exercise_coach.desktop.coming_sound import ComingSound
from exercise_coach.desktop.controls import Button, clear
from exercise_coach.desktop.instance import Instance
from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.logbook_page import NEWEST, LogbookPage
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.problems_page import ProblemsPage
from exercise_coach.desktop.routines_page import Offer, RoutinesPage
from exercise_coach.desktop.session_keys import SessionKeys
from exercise_coach.desktop.session_parts import Parts
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.settings_page import SettingsPage
from exercise_coach.desktop.watching import LibraryWatcher
from exercise_coach.desktop.window import Window
from exercise_coach.desktop.window_state import write_state
from exercise_coach.folders import shipped
from exercise_coach.logbook import BrokenSession, LogbookProblem
from exercise_coach.prescription import Library, LoadedRoutine, Routine, read_routine
from exercise_coach.session import Coach, pain
from exercise_coach.session.events import Score

MOST_OFFERED_INSTEAD = 3
TEST_TONE_MS = 1500
"""A sleeping device needs about a second before it can be heard."""


class Program(QObject):
    """Owns the pages and what they show. Everything lives as long as the window does."""

    def __init__(self, app: QApplication, window: Window, folder: Path, instance: Instance) -> None:
        super().__init__(window)
        self._app, self._window, self._folder, self._instance = app, window, folder, instance
        self._library = Library((), {}, ())
        self._wish = ""
        self._session: SessionView | None = None
        self._keys: SessionKeys | None = None
        self._refusal = ""
        self.sound = ComingSound(shipped("assets") / "tones", self)
        self.sound.arrived.connect(self._show_settings)
        self.preferences = Preferences(app, folder, self.sound, self)
        self.preferences.changed.connect(self._show_settings)
        self.keeping = Keeping(folder, clock.wall, clock.monotonic)
        self.routines = RoutinesPage()
        self.logbook: LogbookPage | None = None
        self.settings: SettingsPage | None = None
        self.problems: ProblemsPage | None = None
        self.routines.wanted.connect(self.prepare)
        self.routines.phase_chosen.connect(lambda phase: self.preferences.change(phase=phase))
        self.routines.problems_wanted.connect(self.show_problems)
        window.navigation.chosen.connect(self.go)
        window.closing.connect(self.close)
        window.muting.connect(self._mute)
        instance.wished.connect(self._hear)
        self._watcher = LibraryWatcher(shipped("routines"), folder, self)
        self._watcher.loaded.connect(self._take_library)

    def open(self, wish: str | None) -> None:
        """Read what there is and show it; `wish` is a routine to be made ready."""
        self._wish = wish or ""
        self.preferences.load()
        phase = self.preferences.settings.phase
        if phase is not None:
            self.routines.show_phase(phase)
        self.go(Place.ROUTINES)
        self._watcher.read()
        QTimer.singleShot(0, self, self._open_logbook)
        QTimer.singleShot(0, self, self._instance.listen)

    def _open_logbook(self) -> None:
        self.keeping.open()
        self._show_notices()

    # What has been read

    def _take_library(self, library: Library) -> None:
        before, self._library = self._library, library
        if library != before:
            self.routines.show_library(library)
            if self.problems is not None:
                self.problems.show_problems(library.problems)
        if self._wish:
            wish, self._wish = self._wish, ""
            self.prepare(wish)
        elif not before.routines and self._window.pages.currentWidget() is self.routines:
            self.routines.focus_list()
        page = self._session or self.routines
        for key in self._window.take_typed_ahead():
            self._app.sendEvent(page, key)

    def _find(self, wish: str) -> LoadedRoutine | None:
        loaded = self._library.routine(wish)
        if loaded is not None:
            return loaded
        read = read_routine(Path(wish), self._library)
        return read if isinstance(read, LoadedRoutine) else None

    def _hear(self, wish: str) -> None:
        self._window.come_to_front()
        if wish and self._session is None:
            self.prepare(wish)

    # Pages

    def go(self, place: Place) -> None:
        """Show a page of the navigation."""
        self._window.navigation.show_place(place)
        pages = {
            Place.ROUTINES: self._routines_page,
            Place.LOGBOOK: self._logbook_page,
            Place.SETTINGS: self._settings_page,
        }
        self._window.show_page(pages[place]())

    def _routines_page(self) -> QWidget:
        self._show_notices()
        return self.routines

    def _logbook_page(self) -> QWidget:
        if self.logbook is None:
            self.logbook = LogbookPage()
        self.logbook.show_sessions(*self.keeping.sessions(NEWEST))
        return self.logbook

    def _settings_page(self) -> QWidget:
        if self.settings is None:
            self.settings = SettingsPage(self._folder)
            self.settings.changed.connect(self.preferences.take)
            self.settings.sound_test_wanted.connect(self._test_sound)
        self._show_settings()
        return self.settings

    def show_problems(self) -> None:
        """Show what is wrong with routine files."""
        if self.problems is None:
            self.problems = ProblemsPage()
            self.problems.left.connect(lambda: self.go(Place.ROUTINES))
        self.problems.show_problems(self._library.problems)
        self._window.show_page(self.problems)

    def _show_notices(self) -> None:
        clear(self.routines.notices)
        for text in (self._refusal, self.keeping.notice, self.preferences.notice):
            if text:
                self.routines.notices.addWidget(Offer("notice", text))
        broken = self.keeping.broken_off()
        if broken is not None:
            self.routines.notices.addWidget(self._offer_to_resume(broken))

    def _offer_to_resume(self, broken: BrokenSession) -> Offer:
        text = self.tr("{title} was broken off on {when}, after {done} of {planned} sets.").format(
            title=broken.routine.title,
            when=broken.last.strftime("%d %b, %H:%M"),
            done=broken.sets_done,
            planned=broken.sets_planned,
        )
        go_on = Button(self.tr("Go on from there"), "resume")
        close = Button(self.tr("Close it"), "close-interrupted")
        go_on.clicked.connect(lambda: self._resume(broken))
        close.clicked.connect(lambda: self._close_interrupted(broken))
        return Offer("broken-off", text, go_on, close)

    def _close_interrupted(self, broken: BrokenSession) -> None:
        self.keeping.notice = self.keeping.close_interrupted(broken)
        self._show_notices()

    # Sessions

    def prepare(self, wish: str, score: int | None = None) -> None:
        """Make a routine ready, by id or path, with the score already given where there is one."""
        loaded = self._find(wish)
        if loaded is None:
            self._refusal = self.tr("There is no routine {wish} that could be read.").format(
                wish=wish
            )
            self._show_notices()
        elif not self._is_live():
            self._leave_session()
            self._begin(loaded.routine, None, score)

    def _resume(self, broken: BrokenSession) -> None:
        self._begin(broken.routine, broken, None)

    def _begin(self, routine: Routine, broken: BrokenSession | None, score: int | None) -> None:
        try:
            journal = self.keeping.begin(routine, broken)
        except LogbookProblem as problem:
            self._refusal = str(problem)
            self.go(Place.ROUTINES)
            return
        self._refusal = ""
        coach = Coach(routine, broken.progress if broken else None)
        parts = Parts(
            coach, self.sound, journal, clock.monotonic, self._instead, broken is not None
        )
        self._session = SessionView(parts)
        self._session.closed.connect(self._finish_session)
        self._session.wanted_instead.connect(self.prepare)
        self._keys = SessionKeys(self._session)
        self._app.installEventFilter(self._keys)
        self._window.show_page(self._session, alone=True)
        self._session.setFocus()
        if score is not None:
            self._session.send(Score(score))

    def _instead(self, score: int) -> Sequence[Routine]:
        """Return what may be started at this score: the phase that is shown comes first."""
        fitting = [
            each.routine for each in self._library.routines if pain.is_offered(each.routine, score)
        ]
        fitting.sort(key=lambda routine: routine.phase is not self.routines.phase)
        return fitting[:MOST_OFFERED_INSTEAD]

    def _is_live(self) -> bool:
        return self._session is not None and self._session.coach.state.is_live

    def _finish_session(self) -> None:
        self._leave_session()
        self.go(Place.ROUTINES)
        self.routines.focus_list()

    def _leave_session(self) -> None:
        session, self._session = self._session, None
        if session is None:
            return
        if self._keys is not None:
            self._app.removeEventFilter(self._keys)
            self._keys = None
        session.end()
        self._window.pages.removeWidget(session)
        session.deleteLater()
        self._refusal = self.keeping.end()

    # Settings and sound

    def _sound_state(self) -> str:
        if not self.sound.name:
            return self.tr("Looking for the sound device …")
        return self.sound.notice or self.tr("In use: {name}").format(name=self.sound.name)

    def _show_settings(self) -> None:
        if self.settings is not None:
            self.settings.show_settings(self.preferences.settings, self._sound_state())

    def _mute(self) -> None:
        self.preferences.change(muted=not self.preferences.settings.muted)

    def _test_sound(self) -> None:
        self.sound.wake()
        QTimer.singleShot(TEST_TONE_MS, self, lambda: self.sound.play("begin"))
        QTimer.singleShot(2 * TEST_TONE_MS, self, self._end_test)

    def _end_test(self) -> None:
        if self._session is None:
            self.sound.sleep()

    def close(self) -> None:
        """Put everything away: a session under way is ended by the user."""
        if self._session is not None:
            self._session.break_off()
        self._leave_session()
        if self._refusal:
            sys.stderr.write(f"exercise-coach: {self._refusal}\n")
        self.preferences.close()
        write_state(self._folder, self._window, self.preferences.settings.theme)
        self._watcher.stop()
        self.sound.close()
        self.keeping.close()
