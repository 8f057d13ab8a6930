"""Puts the session that is on where media keys and remotes find it, and takes their wishes."""

import sys

from PySide6.QtCore import QObject, Signal, Slot

from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.remote import wishes
from exercise_coach.desktop.remote.playing import playing
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.desktop.window import Window

HAS_BUS = sys.platform not in {"win32", "darwin"}
"""Elsewhere media keys work while the window has the keyboard."""


class Remote(QObject):
    """Accompanies each session from its ready page to its end.

    `lost` comes when the session's bus goes away meanwhile, and `reopened` when it is back.
    """

    lost = Signal()
    reopened = Signal()

    def __init__(self, sessions: Sessions, window: Window, preferences: Preferences) -> None:
        super().__init__(sessions)
        self._window, self._preferences = window, preferences
        self._view: SessionView | None = None
        if HAS_BUS:
            self._make()
            sessions.began.connect(self._begin)
            sessions.left.connect(self._end)
            preferences.changed.connect(self._show)

    def _make(self) -> None:
        from exercise_coach.desktop.bus import Bus  # noqa: PLC0415 (needs a session bus)
        from exercise_coach.desktop.remote.mpris import Mpris  # noqa: PLC0415

        bus = Bus(parent=self)
        bus.lost.connect(self.lost)
        bus.reopened.connect(self.reopened)
        self._mpris = Mpris(bus, self)
        self._mpris.wished.connect(self._obey)
        self._mpris.loudness_wished.connect(self._set_volume)
        self._mpris.raise_wished.connect(self._window.come_to_front)
        self._mpris.quit_wished.connect(self._window.leave)

    def _begin(self, view: SessionView) -> None:
        self._view = view
        view.turned.connect(self._show)
        view.player.happened.connect(self._show)
        self._show()

    def _end(self) -> None:
        self._view = None
        self._mpris.vanish()

    @Slot()
    def _show(self) -> None:
        if self._view is None:
            return
        shown = playing(self._view, self._preferences.settings.volume / 100)
        if shown is None:
            self._mpris.vanish()
        else:
            self._mpris.show(shown)

    def _obey(self, wish: wishes.Wish) -> None:
        if self._view is not None:
            wishes.obey(self._view, wish)

    def _set_volume(self, volume: float) -> None:
        self._preferences.change(volume=round(volume * 100))
