"""The settings, each in effect at once."""

import enum
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QSlider, QWidget

from exercise_coach.choices import SoundChoice, Theme
from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    SLIDER,
    Button,
    Look,
    Role,
    column,
    label,
    row,
    scrolled,
    turn_page,
)
from exercise_coach.desktop.keys import HELP
from exercise_coach.desktop.theme import font
from exercise_coach.settings import Settings

_CHECK_BOX = """
    QCheckBox { spacing: 8px; }
    QCheckBox::indicator { width: 18px; height: 18px; border-radius: 6px;
        border: 2px solid palette(placeholder-text); background: palette(base); }
    QCheckBox::indicator:checked { background: palette(highlight); }
    QCheckBox::indicator:focus { border: 2px solid palette(window-text); }
"""

_Choice = TypeVar("_Choice", bound=enum.StrEnum)


class SettingsPage(QWidget):
    """Look, sound, keys and where the data lives."""

    changed = Signal(object)
    sound_test_wanted = Signal()

    def __init__(self, data_folder: Path) -> None:
        super().__init__()
        self.setObjectName("settings-page")
        self._settings = Settings()
        self._themes = {
            Theme.AUTO: self.tr("As the system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
            Theme.CONTRAST: self.tr("High contrast"),
        }
        self._sounds = {
            SoundChoice.AUTO: self.tr("Automatic"),
            SoundChoice.QT: self.tr("Qt"),
            SoundChoice.PLAYSOUND: self.tr("playsound"),
            SoundChoice.SILENT: self.tr("Silent"),
        }
        self._theme_buttons, themes = self._choices(self._themes, "theme")
        self._sound_buttons, sounds = self._choices(self._sounds, "sound")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setObjectName("volume")
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setRange(0, 100)
        self.volume.setMinimumWidth(220)
        self.volume.setStyleSheet(SLIDER)
        self.volume.setMaximumWidth(360)
        self.muted = QCheckBox(self.tr("Mute"))
        self.muted.setObjectName("muted")
        self.muted.setAccessibleName(self.muted.text())
        self.muted.setFont(font(1.05))
        self.muted.setStyleSheet(_CHECK_BOX)
        self._sound_state = label(role=Role.PlaceholderText, name="sound-state")
        test = Button(self.tr("Test the sound"), "test-sound")
        test.clicked.connect(self.sound_test_wanted)
        self.volume.valueChanged.connect(lambda value: self._change(volume=value))
        self.muted.toggled.connect(lambda muted: self._change(muted=muted))
        inside = QWidget()
        body = column()
        for part in (
            self._section(self.tr("Colours"), themes),
            self._section(self.tr("Sound"), sounds, self._sound_state),
            self._section(self.tr("Volume"), row(self.volume, 16, self.muted, 16, test, None)),
            self._section(self.tr("Keys during a session"), _key_help()),
            self._section(
                self.tr("Your data"),
                row(label(_breakable(data_folder), 1.05, name="data-folder")),
                label(
                    self.tr(
                        "Logbook, settings and your own routines. Nothing leaves this computer."
                    ),
                    role=Role.PlaceholderText,
                    name="data-hint",
                ),
            ),
        ):
            body.addWidget(part)
            body.addSpacing(22)
        body.addStretch(1)
        inside.setLayout(body)
        page = column(label(self.tr("Settings"), 2.0, BOLD, name="settings-heading"), 14)
        page.setContentsMargins(40, 28, 40, 28)
        self._area = scrolled(inside, "settings-scroll")
        page.addWidget(self._area, 1)
        self.setLayout(page)

    @staticmethod
    def _section(title: str, content: QHBoxLayout | QGridLayout, *more: QWidget) -> QWidget:
        section = QWidget()
        layout = column(label(title, 1.15, SEMIBOLD), 8)
        layout.addLayout(content)
        for widget in more:
            layout.addSpacing(6)
            layout.addWidget(widget)
        section.setLayout(layout)
        return section

    def _choices(
        self, texts: Mapping[_Choice, str], field: str
    ) -> tuple[Mapping[_Choice, Button], QHBoxLayout]:
        group = QButtonGroup(self)
        buttons = {}
        for choice, text in texts.items():
            button = Button(text, f"{field}-{choice}", look=Look.CHOICE)
            button.clicked.connect(lambda _checked, choice=choice: self._change(**{field: choice}))
            group.addButton(button)
            buttons[choice] = button
        return buttons, row(*buttons.values(), None, spacing=8)

    def _change(self, **what: object) -> None:
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
        self._theme_buttons[settings.theme].setChecked(True)
        self._sound_buttons[settings.sound].setChecked(True)
        self.volume.setValue(settings.volume)
        self.muted.setChecked(settings.muted)
        self._sound_state.setText(sound_state)


def _breakable(folder: Path) -> str:
    """Return a path that may be broken at each folder, by a space of no width."""
    return str(folder).replace(os.sep, f"{os.sep}\u200b")


def _key_help() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    for line, (key, meaning) in enumerate(HELP):
        grid.addWidget(label(key, 1.0, SEMIBOLD, wrap=False), line, 0)
        grid.addWidget(label(meaning, 1.0, role=Role.PlaceholderText, wrap=False), line, 1)
    grid.setColumnStretch(1, 1)
    return grid
