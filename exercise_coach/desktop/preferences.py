"""The user's settings, in effect at once; their file follows a moment later."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.coming_sound import ComingSound
from exercise_coach.desktop.theme import apply_theme
from exercise_coach.settings import Settings, SettingsError, load_settings, save_settings

SETTLED_MS = 300
"""A slider that is drawn sends many values; the file is written once it has come to rest."""


class Preferences(QObject):
    """Reads, applies and keeps the settings. `notice` says what is wrong with their file."""

    changed = Signal()

    def __init__(
        self, app: QApplication, folder: Path, sound: ComingSound, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.settings = Settings()
        self.notice = ""
        self._app, self._folder, self._sound = app, folder, sound
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._save)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)

    def load(self) -> None:
        """Read the settings and put them into effect."""
        try:
            self.settings = load_settings(self._folder)
        except SettingsError as error:
            self.settings, self.notice = error.kept, str(error)
        self._apply_theme()
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
        if settings.sound is not before.sound:
            self._sound.choose(settings.sound)
        self._sound.set_loudness(settings.volume, muted=settings.muted)
        self._settled.start()
        self.changed.emit()

    def _apply_theme(self) -> None:
        apply_theme(self._app, self.settings.theme)

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
