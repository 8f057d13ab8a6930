"""The pages of the navigation: made ahead or when first wanted, filled whenever they are seen."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.ahead import lay_out
from exercise_coach.desktop.coming_sound import ComingSound
from exercise_coach.desktop.figure import FigureThumbnail, Thumbnails
from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.notices import problems_line
from exercise_coach.desktop.outlook import Outlook, Outlooks
from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.problems_page import ProblemsPage
from exercise_coach.desktop.relief.relief_page import ReliefPage
from exercise_coach.desktop.routines_page import RoutinesPage
from exercise_coach.desktop.settings_page import SettingsPage
from exercise_coach.desktop.today.day import day_of
from exercise_coach.desktop.today.pain_days import score_of_today
from exercise_coach.desktop.today.today_page import TodayPage
from exercise_coach.desktop.window import Window
from exercise_coach.prescription import Library
from exercise_coach.recovery import Guidance, WakingHours

if TYPE_CHECKING:
    from exercise_coach.desktop.logbook import Doors, LogbookPage

TEST_TONE_MS = 1500
"""A sleeping device needs about a second before it can be heard."""


class Pages(QObject):
    """Shows one page of the navigation; `turned` carries its place once it is seen.

    `leaves_keyboard` tells whether that page may take the keyboard.

    `relief_made` carries the page of relief when it was first made, `settings_made` that of the
    settings.
    """

    turned = Signal(object)
    relief_made = Signal(object)
    settings_made = Signal(object)

    def __init__(
        self, window: Window, folder: Path, sound: ComingSound, preferences: Preferences,
        keeping: Keeping, outlooks: Outlooks, thumbnails: Thumbnails,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._folder, self._sound = window, folder, sound
        self._preferences, self._keeping, self._outlooks = preferences, keeping, outlooks
        self._thumbnails = thumbnails
        self._library = Library((), {}, ())
        self.today = TodayPage(thumbnails)
        self.routines = RoutinesPage(thumbnails)
        self.relief: ReliefPage | None = None
        self.logbook: LogbookPage | None = None
        self.doors: Doors | None = None
        self.settings: SettingsPage | None = None
        self.problems: ProblemsPage | None = None
        self._is_testing = False
        self._place = Place.TODAY
        self.leaves_keyboard = True
        self._making: Mapping[Place, Iterator[None]] = {
            Place.RELIEF: self._make_relief(),
            Place.LOGBOOK: self._make_logbook(),
            Place.SETTINGS: self._make_settings(),
        }
        self._makers: Mapping[Place, Callable[[], QWidget]] = {
            Place.TODAY: lambda: self.today,
            Place.ROUTINES: lambda: self.routines,
            Place.RELIEF: self._relief_page,
            Place.LOGBOOK: self._logbook_page,
            Place.SETTINGS: self._settings_page,
        }
        for page in (self.today, self.routines):
            page.problems_wanted.connect(self.show_problems)
        sound.arrived.connect(self.show_settings)
        preferences.changed.connect(self.show_settings)
        window.navigation.chosen.connect(self.go)
        window.closing.connect(self._stop_reading)

    def go(self, place: Place) -> None:
        """Show a page of the navigation."""
        self._place = place
        # Whoever goes along the navigation by keyboard stays there.
        self.leaves_keyboard = not self._window.navigation.has_keyboard
        self._window.navigation.show_place(place)
        self._window.show_page(self._makers[place]())
        self.turned.emit(place)

    def is_seen(self, page: QWidget) -> bool:
        """Tell whether a page is the one that is seen."""
        return self._window.pages.currentWidget() is page

    def show_library(self, library: Library) -> None:
        """Show what there is to be done now."""
        self._library = library
        self.routines.show_library(library)
        self.today.show_problems(problems_line(library))
        if self.logbook is not None:
            self.logbook.show_library(library)
        if self.problems is not None:
            self.problems.show_problems(library.problems)

    def show_problems(self) -> None:
        """Show what is wrong with routine files."""
        if self.problems is None:
            self.problems = ProblemsPage()
            self.problems.left.connect(self._leave_problems)
        self.problems.show_problems(self._library.problems)
        self._window.show_page(self.problems)

    def _leave_problems(self) -> None:
        self.go(self._place)

    def make_ahead(self) -> Iterator[None]:
        """Make what nobody has wanted yet, as it will be seen, piece by piece."""
        yield from self.routines.fill_ahead()
        yield from self._lay_out(self.routines)
        yield from self._making[Place.RELIEF]
        if self.relief is not None and self._outlooks.current is not None:
            for _ in self.relief.fill(*self._to_relief(self._outlooks.current)):
                yield
                yield from self._lay_out(self.relief)
        for place in (Place.LOGBOOK, Place.SETTINGS):
            yield from self._making[place]
        for page in (self.logbook, self.settings):
            yield from self._lay_out(page)
        if self.doors is not None:
            yield from self._lay_out(self.doors.sharing_page())

    def _lay_out(self, page: QWidget | None) -> Iterator[None]:
        if page is None or page.isVisible():
            return
        if self._window.pages.indexOf(page) < 0:
            self._window.pages.addWidget(page)
        lay_out(page, self._window.pages.size())
        yield

    def _make_now(self, place: Place) -> None:
        for _ in self._making[place]:
            pass

    def _make_relief(self) -> Iterator[None]:
        self.relief = ReliefPage(partial(FigureThumbnail, self._thumbnails))
        self.relief_made.emit(self.relief)
        yield

    def _relief_page(self) -> QWidget:
        self._make_now(Place.RELIEF)
        assert self.relief is not None  # noqa: S101  (it was made just now)
        self._show_relief(self.relief, self._outlooks.fresh())
        return self.relief

    def _show_relief(self, page: ReliefPage, outlook: Outlook) -> None:
        page.show_relief(*self._to_relief(outlook))

    def _to_relief(self, outlook: Outlook) -> tuple[Library, Guidance, int | None]:
        guidance = outlook.guidance
        return self._library, guidance, score_of_today(outlook.history, guidance.at.date())

    def show_outlook(self, outlook: Outlook) -> None:
        """Show how things stand, wherever that is seen."""
        self.today.show_day(day_of(outlook, self._outlooks.known.routines))
        is_told = bool(outlook.history.episodes or outlook.history.choices)
        guidance = outlook.guidance
        self.routines.show_today(guidance.phase if is_told else None, guidance.blocked)
        if self.relief is not None and self.is_seen(self.relief):
            self._show_relief(self.relief, outlook)

    def _make_logbook(self) -> Iterator[None]:
        # Its calendar and tables are not imported before the first page is seen.
        from exercise_coach.desktop.logbook import Doors, LogbookPage  # noqa: PLC0415

        self.logbook = page = LogbookPage(self._folder, self._keeping, self._waking)
        page.changed.connect(self._outlooks.refresh)
        self.doors = Doors(self._window, self._folder, page, partial(self.go, Place.LOGBOOK))
        yield

    def _logbook_page(self) -> QWidget:
        self._make_now(Place.LOGBOOK)
        assert self.logbook is not None  # noqa: S101
        self.logbook.show_library(self._library)
        self.logbook.refresh()
        return self.logbook

    def _waking(self) -> WakingHours:
        return self._preferences.settings.waking

    def _stop_reading(self) -> None:
        if self.doors is not None:
            self.doors.stop()
        if self.logbook is not None:
            self.logbook.stop()

    def _make_settings(self) -> Iterator[None]:
        page = SettingsPage(self._folder)
        yield from page.fill()
        page.changed.connect(self._preferences.take)
        page.sound_test_wanted.connect(self._test_sound)
        self.settings = page
        self.settings_made.emit(page)
        self.show_settings()
        yield

    def _settings_page(self) -> QWidget:
        self._make_now(Place.SETTINGS)
        assert self.settings is not None  # noqa: S101
        self.show_settings()
        return self.settings

    def show_settings(self) -> None:
        """Show the settings as they are now, where their page was made."""
        if self.settings is not None:
            self.settings.show_settings(self._preferences.settings, self._sound_state())

    def _sound_state(self) -> str:
        if not self._sound.name:
            return self.tr("Looking for the sound device …")
        return self._sound.notice or self.tr("In use: {name}").format(name=self._sound.name)

    def _test_sound(self) -> None:
        self._is_testing = True
        self._sound.wake()
        QTimer.singleShot(TEST_TONE_MS, self, lambda: self._sound.play("begin"))
        QTimer.singleShot(2 * TEST_TONE_MS, self, self._end_test)

    def session_began(self) -> None:
        """Leave the sound to the session."""
        self._is_testing = False

    def _end_test(self) -> None:
        if self._is_testing:
            self._is_testing = False
            self._sound.sleep()
