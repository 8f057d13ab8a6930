"""The settings, each in effect at once."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import BOLD, column, label, scrolled, turn_page
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.settings.data_section import DataSection
from exercise_coach.desktop.settings.floor_section import FloorSection
from exercise_coach.desktop.settings.parts import Section
from exercise_coach.desktop.settings.reminder_section import ReminderSection
from exercise_coach.desktop.settings.sections import (
    ColourSection,
    KeySection,
    MotionSection,
    SoundSection,
    TextSection,
    VolumeSection,
)
from exercise_coach.desktop.settings.voice_section import VoiceSection
from exercise_coach.settings import Settings


class SettingsPage(ScrollingPage):
    """Look, sound, reminders, keys and where the data lives.

    It is to be filled before anything else, at once or piece by piece.
    """

    changed = Signal(object)
    sound_test_wanted = Signal()

    def __init__(self, data_folder: Path) -> None:
        super().__init__()
        self.setObjectName("settings-page")
        self._settings = Settings()
        self._data_folder = data_folder

    def fill(self) -> Iterator[None]:
        """Make all that is on it, a piece at each step."""
        looks = (ColourSection(), TextSection(), MotionSection(), FloorSection())
        self._sound, self._volume = SoundSection(), VolumeSection()
        self._volume.test_wanted.connect(self.sound_test_wanted)
        yield
        self.voice = VoiceSection()
        yield
        self.reminders = ReminderSection()
        yield
        self.data = DataSection(self._data_folder)
        self._sections: tuple[Section, ...] = (
            *looks, self._sound, self._volume, self.voice, self.reminders, KeySection(), self.data,
        )  # fmt: skip
        yield
        inside = QWidget()
        body = column()
        for section in self._sections:
            section.changed.connect(self._change)
            body.addWidget(section)
            body.addSpacing(22)
        body.addStretch(1)
        self._area = scrolled(inside, "settings-scroll")
        inside.setLayout(body)  # later than its area, which would measure it at once
        page = column(label(self.tr("Settings"), 2.0, BOLD, name="settings-heading"), 14)
        page.setContentsMargins(40, 28, 40, 28)
        page.addWidget(self._area, 1)
        self.hold(page, "settings-page-scroll")

    def _change(self, what: dict[str, object]) -> None:
        settings = msgspec.structs.replace(self._settings, **what)
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let the keyboard reach what is further down."""
        if not turn_page(self._area, event.key()):
            super().keyPressEvent(event)

    def show_settings(self, settings: Settings, sound_state: str) -> None:
        """Show the settings as they are, and what the sound can do."""
        self._settings = settings
        for section in self._sections:
            section.show_settings(settings)
        self._sound.show_state(sound_state)
