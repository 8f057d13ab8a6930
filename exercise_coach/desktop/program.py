"""The program behind the window: what is read, what is known of today, and what is wanted next."""

import functools
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from exercise_coach import clock
from exercise_coach.desktop.coming_sound import ComingSound
from exercise_coach.desktop.companions import accompany
from exercise_coach.desktop.figure import Thumbnails
from exercise_coach.desktop.instance import Instance
from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.keys import COMMANDS, WAITS
from exercise_coach.desktop.leading import Leading
from exercise_coach.desktop.live_library import LiveLibrary
from exercise_coach.desktop.local_time import local_now
from exercise_coach.desktop.look_through import Looking
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.notice_board import NoticeBoard
from exercise_coach.desktop.outlook import Outlook, Outlooks, known_of
from exercise_coach.desktop.pages import Pages
from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.recovery_pages import RecoveryPages
from exercise_coach.desktop.reminders import Reminders, agenda_of, is_session_led
from exercise_coach.desktop.safety.safety import Safety
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.desktop.speaking import Speaking
from exercise_coach.desktop.starts import Starts, offered_now
from exercise_coach.desktop.staying import Staying
from exercise_coach.desktop.telling import Telling
from exercise_coach.desktop.window import Window
from exercise_coach.desktop.window_state import write_state
from exercise_coach.figure import FOLDER, load_figures
from exercise_coach.folders import shipped


class Program(QObject):
    """Owns the pages and what they show. Everything lives as long as the window does."""

    def __init__(self, app: QApplication, window: Window, folder: Path, instance: Instance) -> None:
        super().__init__(window)
        self._app, self._window, self._folder, self._instance = app, window, folder, instance
        self._wish = ""
        self._place = Place.TODAY
        self.sound = ComingSound(shipped("assets") / "tones", self)
        self.preferences = Preferences(app, folder, self.sound, self)
        self.preferences.changed.connect(self._take_hours)
        self.keeping = Keeping(folder, local_now, clock.monotonic)
        self.outlooks = Outlooks(self.keeping, local_now, self)
        self.figures = load_figures(shipped("assets") / FOLDER, folder / FOLDER)
        self.thumbnails = Thumbnails(self.figures, self)
        self.pages = Pages(
            window, folder, self.sound, self.preferences, self.keeping, self.outlooks,
            self.thumbnails,
        )  # fmt: skip
        self.today, self.routines = self.pages.today, self.pages.routines
        teller = Teller(local_now)
        self.recovery = RecoveryPages(window, teller)
        self.looking = Looking(window, self.figures, clock.monotonic, self._wants_less_motion)
        self.sessions = Sessions(
            app, window, self.sound, self.keeping, clock.monotonic,
            functools.partial(offered_now, self.outlooks), self.figures, self._wants_less_motion,
        )  # fmt: skip
        accompany(self.sessions, window, self.preferences)
        self.speaking = Speaking(self.sessions, self.preferences, window)
        self.starts = Starts(self.sessions, self.outlooks, self.recovery, self.keeping)
        self.library = LiveLibrary(folder, self)
        self.leading = Leading(self.library, self.sessions, self.starts, self.recovery)
        self.telling = Telling(
            self.keeping, self.outlooks, self.recovery, self.today, teller, self.library.title_of
        )
        is_led = functools.partial(is_session_led, folder)
        self.reminders = Reminders(local_now, self, is_led=is_led)
        self.safety = Safety(window, folder, self.keeping, local_now, is_led)
        self.staying = Staying(app, window, folder, self.reminders)
        self.notices = NoticeBoard(
            self.pages, self.keeping, self.telling, self.safety, self.preferences
        )
        self._connect()
        self._connect_leading()
        self._connect_telling()
        self._connect_reminders()
        self._connect_safety()

    def _connect(self) -> None:
        self.library.came.connect(self._take_library)
        self.notices.changed.connect(self.outlooks.refresh)
        self.outlooks.came.connect(self._take_outlook)
        self.pages.turned.connect(self._turn_to)
        self.pages.relief_made.connect(lambda page: page.wanted.connect(self.prepare))
        self.routines.wanted.connect(self.prepare)
        self.routines.phase_chosen.connect(lambda phase: self.preferences.change(phase=phase))
        self.today.wanted.connect(self.prepare)
        for page in (self.today, self.routines):
            page.looked_through.connect(self._look_through)
        self.looking.wanted.connect(self.prepare)
        self.looking.left.connect(lambda: self.go(self._place))
        self._window.closing.connect(self.close)
        self._window.muting.connect(self._mute)
        self._instance.wished.connect(self._hear)
        self._app.applicationStateChanged.connect(self._look_again)

    def _connect_leading(self) -> None:
        leading = self.leading
        leading.refused.connect(self._say_refused)
        leading.began.connect(lambda: self._note_refusal(""))
        leading.left.connect(self._note_refusal)
        leading.finished.connect(
            lambda has_begun: self.go(Place.TODAY if has_begun else self._place)
        )
        leading.let_rest(self.outlooks, self.pages, self.reminders, self.safety.caretaker)
        self.notices.resumed.connect(leading.resume)

    def _connect_telling(self) -> None:
        telling = self.telling
        telling.over.connect(lambda: self.go(Place.TODAY))
        telling.left.connect(lambda: self.go(self._place))
        telling.asking.connect(self.leading.leave)
        self.recovery.wanted.connect(self.prepare)
        self.sessions.screened.connect(telling.tell_screened)
        self.sessions.flagged.connect(telling.ask_questions)
        self.sessions.turned_away.connect(telling.tell_score)
        self.pages.relief_made.connect(telling.serve)

    def _connect_reminders(self) -> None:
        reminders = self.reminders
        self._window.put_above(reminders.bar)
        self._window.hiding.connect(self._go_out_of_sight)
        self._window.pages.currentChanged.connect(lambda _index: self._see_page())
        self.preferences.changed.connect(self._use_settings)
        self.pages.settings_made.connect(lambda page: self.staying.serve(page.reminders))
        self.pages.settings_made.connect(lambda page: self.speaking.serve(page.voice))
        reminders.told.connect(lambda fact: self.telling.tell([fact]))
        reminders.start_wanted.connect(self.prepare)
        reminders.stale.connect(self.outlooks.refresh)

    def _connect_safety(self) -> None:
        safety = self.safety
        self.pages.settings_made.connect(lambda page: safety.serve(page.data))
        safety.changed.connect(self.outlooks.refresh)
        safety.left.connect(lambda: self.go(self._place))
        safety.erased.connect(self.preferences.forget)
        safety.finished.connect(self._window.leave)

    def _see_page(self) -> None:
        self.reminders.leave_to_page(is_on_page=self.pages.is_seen(self.today))

    def _use_settings(self) -> None:
        self.reminders.use(self.preferences.settings)
        self.staying.use(self.preferences.settings)

    def _go_out_of_sight(self) -> None:
        """Stay in the tray: a session under way may be gone on with, as after a close."""
        self.sessions.break_off()
        if self.sessions.view is not None:
            self.leading.finish()

    def open(self, wish: str | None) -> None:
        """Read what there is and show it; `wish` is a routine to be made ready."""
        self._wish = wish or ""
        self.preferences.load()
        self._use_settings()
        phase = self.preferences.settings.phase
        if phase is not None:
            self.routines.show_phase(phase)
        self.go(Place.TODAY)
        self.library.read()
        QTimer.singleShot(0, self, self._open_logbook)
        QTimer.singleShot(0, self, self._instance.listen)
        QTimer.singleShot(0, self, self.reminders.begin)

    def _open_logbook(self) -> None:
        self.keeping.open()
        self.notices.show_all()
        self.safety.caretaker.begin()

    # What has been read

    def _take_library(self, is_new: bool) -> None:
        library = self.library.now
        if is_new:
            self.pages.show_library(library)
        self.keeping.open()
        self.outlooks.know(known_of(library, self.preferences.settings.waking))
        if self._wish:
            self.prepare(self._wish)
            self._wish = ""
            self._take_typed_ahead()

    def _take_hours(self) -> None:
        known = known_of(self.library.now, self.preferences.settings.waking)
        if self.library.now.routines and known.hours != self.outlooks.known.hours:
            self.outlooks.know(known)

    def _take_outlook(self, outlook: Outlook) -> None:
        is_first = self.today.day is None
        self.pages.show_outlook(outlook)
        self.reminders.take(agenda_of(outlook, self.outlooks.known.routines))
        self.telling.show_told(outlook)
        if is_first and not self._wish:
            self.today.focus_start()
        self._greet(outlook)
        if is_first and not self._wish:
            self._take_typed_ahead()

    def _greet(self, outlook: Outlook) -> None:
        """Ask those who are here for the first time what there is to know; once."""
        is_new = not (outlook.history.episodes or outlook.history.sessions)
        is_free = self.pages.is_seen(self.today) and not self._wish
        if is_new and is_free and not self.preferences.settings.introduced:
            self.preferences.change(introduced=True)
            self.telling.ask_when_it_began()

    def _take_typed_ahead(self) -> None:
        view = self.sessions.view
        asks = view is not None and view.ready.asks
        for key in self._window.take_typed_ahead():
            if asks and COMMANDS.get(key.key()) in WAITS:
                continue  # nobody answers questions that nobody has seen
            self._app.sendEvent(self._window.focusWidget() or self.today, key)

    def _hear(self, wish: str) -> None:
        self._window.come_to_front()
        view = self.sessions.view
        if wish and view is not None:
            view.say_busy(self.library.title_of(wish))
        elif wish:
            self.prepare(wish)

    # Pages

    def go(self, place: Place) -> None:
        """Show a page of the navigation."""
        self.pages.go(place)

    def _turn_to(self, place: Place) -> None:
        self._place = place
        if place in {Place.TODAY, Place.ROUTINES}:
            self.notices.show_all()
        if place is Place.TODAY and self.today.day is not None:
            self.outlooks.refresh()
        if not self.pages.leaves_keyboard:
            return
        if place is Place.TODAY and self.today.day is not None:
            self.today.focus_start()
        elif place is Place.RELIEF and self.pages.relief is not None:
            self.pages.relief.focus_first()
        elif place is Place.ROUTINES:
            self.routines.focus_list()

    def _look_through(self, routine: str, position: int = 0) -> None:
        found = self.library.routine(routine)
        if found is not None:
            self.looking.show(found, position)

    def _wants_less_motion(self) -> bool:
        return self.preferences.wants_less_motion

    # Sessions

    def prepare(self, wish: str, score: int | None = None) -> None:
        """Make a routine ready, by id or path, with the score already given where there is one."""
        self.leading.prepare(wish, score)

    def _say_refused(self, text: str) -> None:
        self._note_refusal(text)
        if self.sessions.view is None:
            self.go(self._place)

    def _note_refusal(self, text: str) -> None:
        self.notices.refusal = text

    def _mute(self) -> None:
        self.preferences.change(muted=not self.preferences.settings.muted)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self.today.day is not None:
            self.outlooks.refresh()

    def close(self) -> None:
        """Put everything away: a session under way may be gone on with at the next start."""
        self.reminders.close()
        self.sessions.break_off()
        unsaved = self.sessions.leave()
        self.outlooks.stop()
        if unsaved:
            sys.stderr.write(f"exercise-coach: {unsaved}\n")
        self.preferences.close()
        self.library.stop()
        self.thumbnails.stop()
        self.sound.close()
        self.speaking.close()
        if not self.safety.is_erased:
            write_state(self._folder, self._window, self.preferences.appearance)
        self.safety.close()
        self.keeping.close()
