"""The user's settings, in effect at once; their file follows a moment later."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.coming_sound import ComingSound
from exercise_coach.desktop.figure import is_reduced
from exercise_coach.desktop.system_wishes import SystemWishes
from exercise_coach.desktop.text_size import apply_text_size
from exercise_coach.desktop.theme import apply_theme
from exercise_coach.desktop.window_state import Appearance, read_state
from exercise_coach.settings import Settings, SettingsError, load_settings, save_settings

SETTLED_MS = 300
"""A slider that is drawn sends many values; the file is written once it has come to rest."""


class Preferences(QObject):
    """Reads, applies and keeps the settings. `notice` says what is wrong with their file.

    `wishes` are those of the desktop, until it says otherwise those of the last time.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, folder: Path, sound: ComingSound, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.settings = Settings()
        self.wishes = SystemWishes()
        self.notice = ""
        self._app, self._folder, self._sound = app, folder, sound
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._save)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._apply_theme)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply_theme)

    def load(self) -> None:
        """Read the settings and put them into effect."""
        try:
            self.settings = load_settings(self._folder)
        except SettingsError as error:
            self.settings, self.notice = error.kept, str(error)
        self.wishes = read_state(self._folder).appearance.wishes
        self._apply_theme()
        self._apply_text_size()
        self._sound.set_loudness(self.settings.volume, muted=self.settings.muted)
        self._sound.choose(self.settings.sound)

    def change(self, **what: object) -> None:
        """Change some of them."""
        self.take(msgspec.structs.replace(self.settings, **what))

    def take(self, settings: Settings) -> None:
        """Put these into effect, and keep them."""
        before, self.settings = self.settings, settings
        if settings.theme is not before.theme:
            self._apply_theme()
        if settings.text_size != before.text_size:
            self._apply_text_size()
        if settings.sound is not before.sound:
            self._sound.choose(settings.sound)
        self._sound.set_loudness(settings.volume, muted=settings.muted)
        self._settled.start()
        self.changed.emit()

    def heed(self, wishes: SystemWishes) -> None:
        """Follow the desktop, where the settings leave it to that."""
        if wishes != self.wishes:
            self.wishes = wishes
            self._apply_theme()
            self._apply_text_size()
            self.changed.emit()

    @property
    def wants_less_motion(self) -> bool:
        """Whether what moves on the screen is to stand still."""
        is_wished = self.wishes.less_motion
        return is_reduced(self.settings.motion, self._app.style(), is_wished=is_wished)

    @property
    def appearance(self) -> Appearance:
        """What the next first paint needs to know."""
        return Appearance(self.settings.theme, self.settings.text_size, self.wishes)

    def _apply_theme(self) -> None:
        wants = self.wishes.high_contrast
        apply_theme(self._app, self.settings.theme, wants_contrast=wants)

    def _apply_text_size(self) -> None:
        apply_text_size(self._app, self.settings.text_size, self.wishes.text_scale)

    def _save(self) -> None:
        try:
            save_settings(self.settings, self._folder)
            self.notice = ""
        except SettingsError as error:
            self.notice = str(error)
        self.changed.emit()

    def forget(self) -> None:
        """Write nothing any more: the file was erased."""
        self._settled.stop()

    def close(self) -> None:
        """Write what has not been written yet."""
        if self._settled.isActive():
            self._settled.stop()
            self._save()
