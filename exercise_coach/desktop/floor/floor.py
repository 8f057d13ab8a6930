"""Brings the floor view and takes it away, and lets the frame flash with the tones.

F11 fills the screen. While a session is on that is the floor view, from which F11 leads back to the
window; elsewhere it is the page that is seen. Where the settings want it, which they do unless
told otherwise, a session fills the screen by itself when it starts: somebody on the floor could
read nothing else, and cannot get up to look for a key. The way out stands on the screen, and is no
key that stops anything. When the session is left, the window is what it was before.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from exercise_coach.choices import Flash, SoundChoice
from exercise_coach.desktop.floor.flashes import Flashes, Light
from exercise_coach.desktop.floor.floor_page import FloorPage
from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.desktop.window import Window
from exercise_coach.session import Effect
from exercise_coach.session.effects import Cue, Paused, Started


class Floor(QObject):
    """Accompanies each session from its ready page to its end."""

    def __init__(self, sessions: Sessions, window: Window, preferences: Preferences) -> None:
        super().__init__(sessions)
        self._window, self._preferences = window, preferences
        self._view: SessionView | None = None
        self._flashes = Flashes()
        self._is_chosen = False
        self._was_filled: bool | None = None
        window.filling.connect(self._toggle)
        sessions.began.connect(self._begin)
        sessions.left.connect(self._end)
        preferences.changed.connect(self._show_muted)

    def _begin(self, view: SessionView) -> None:
        self._view, self._is_chosen, self._was_filled = view, False, None
        self._flashes = Flashes(is_calm=view.is_calm)
        view.player.happened.connect(self._follow)
        view.turned.connect(self._turn)
        view.made.connect(self._serve)
        view.ready.tell_floor(is_coming=self._preferences.settings.floor_at_start)
        self._show_muted()

    @Slot(object)
    def _serve(self, page: QWidget) -> None:
        if isinstance(page, FloorPage):
            page.leave.clicked.connect(self._toggle)

    def _end(self) -> None:
        self._view = None
        if self._was_filled is False:
            self._window.fill_screen(is_filled=False)
        self._was_filled = None

    # The floor view

    @Slot()
    def _toggle(self) -> None:
        view = self._view
        if view is None:
            self._window.fill_screen(is_filled=not self._window.isFullScreen())
            return
        self._is_chosen = True
        if view.is_on_floor:
            view.show_on_floor(is_far=False)
            self._window.fill_screen(is_filled=False)
            self._was_filled = None
        else:
            self._lie_down(view)

    def _lie_down(self, view: SessionView) -> None:
        self._was_filled = self._window.isFullScreen()
        self._window.fill_screen(is_filled=True)
        view.show_on_floor(is_far=True)

    def _start(self, view: SessionView) -> None:
        is_wanted = self._preferences.settings.floor_at_start and not self._is_chosen
        if is_wanted and not view.is_on_floor:
            self._lie_down(view)

    # The frame

    def _follow(self, effects: Sequence[Effect]) -> None:
        view = self._view
        if view is None:
            return
        for effect in effects:
            if isinstance(effect, Started):
                self._start(view)
            elif isinstance(effect, Paused):
                view.frame.go_out()
            elif isinstance(effect, Cue) and self._may_flash(view):
                light = self._flashes.light(effect.tone, effect.at)
                if light is not Light.NONE:
                    view.frame.flash(light, lasts=self._flashes.lasts(light))

    def _may_flash(self, view: SessionView) -> bool:
        settings = self._preferences.settings
        if settings.flash is not Flash.AUTO:
            return settings.flash is Flash.ALWAYS
        is_unheard = settings.muted or settings.volume == 0 or bool(view.sound_notice)
        return view.is_on_floor or is_unheard or settings.sound is SoundChoice.SILENT

    @Slot()
    def _turn(self) -> None:
        """Let what lasts go out with the page that it belongs to."""
        if self._view is not None:
            self._view.frame.go_out()

    @Slot()
    def _show_muted(self) -> None:
        if self._view is not None:
            self._view.foot.show_muted(is_muted=self._preferences.settings.muted)
