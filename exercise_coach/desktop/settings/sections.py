"""Colours, sound and keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSlider

from exercise_coach.choices import Motion, SoundChoice, Theme
from exercise_coach.desktop.controls import SEMIBOLD, SLIDER, Button, Role, label
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.keys import HELP
from exercise_coach.desktop.settings.parts import CheckBox, Choices, Section
from exercise_coach.settings import Settings

TEXT_SIZES = (100, 125, 150, 175, 200)
"""In percent."""


class ColourSection(Section):
    """Light, dark, high contrast, or as the system has it."""

    def __init__(self) -> None:
        super().__init__()
        texts = {
            Theme.AUTO: self.tr("As the system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
            Theme.CONTRAST: self.tr("High contrast"),
        }
        self._themes = Choices(texts, "theme")
        self._themes.chosen.connect(lambda theme: self.changed.emit({"theme": theme}))
        self._themes.name_within(self.tr("Colours"), Theme.AUTO)
        self.fill(self.tr("Colours"), self._themes)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are."""
        self._themes.show_choice(settings.theme)


class TextSection(Section):
    """How large letters are, on top of what the system asks for."""

    def __init__(self) -> None:
        super().__init__()
        self._sizes = Choices({size: f"{size} %" for size in TEXT_SIZES}, "text-size")
        self._sizes.chosen.connect(lambda size: self.changed.emit({"text_size": size}))
        self.fill(self.tr("Text size"), self._sizes)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are; of one in between, the nearest."""
        wanted = settings.text_size
        self._sizes.show_choice(min(TEXT_SIZES, key=lambda size: abs(size - wanted)))


class MotionSection(Section):
    """Whether figures move, or show end poses only."""

    def __init__(self) -> None:
        super().__init__()
        texts = {
            Motion.AUTO: self.tr("As the system"),
            Motion.FULL: self.tr("They move"),
            Motion.REDUCED: self.tr("End poses only"),
        }
        self._motions = Choices(texts, "motion")
        self._motions.chosen.connect(lambda motion: self.changed.emit({"motion": motion}))
        self._motions.name_within(self.tr("Figures"), Motion.AUTO)
        self.fill(self.tr("Figures"), self._motions)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are."""
        self._motions.show_choice(settings.motion)


class SoundSection(Section):
    """Which sound back end is tried first, and what it can do."""

    def __init__(self) -> None:
        super().__init__()
        texts = {
            SoundChoice.AUTO: self.tr("Automatic"),
            SoundChoice.QT: self.tr("Qt"),
            SoundChoice.PLAYSOUND: self.tr("playsound"),
            SoundChoice.SILENT: self.tr("Silent"),
        }
        self._sounds = Choices(texts, "sound")
        self._sounds.chosen.connect(lambda sound: self.changed.emit({"sound": sound}))
        self._state = label(role=Role.PlaceholderText, name="sound-state")
        self.fill(self.tr("Sound"), self._sounds, self._state)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are."""
        self._sounds.show_choice(settings.sound)

    def show_state(self, text: str) -> None:
        """Show what the sound can do."""
        self._state.setText(text)


class VolumeSection(Section):
    """How loud the tones are."""

    test_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setObjectName("volume")
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setRange(0, 100)
        self._volume.setMinimumWidth(220)
        self._volume.setMaximumWidth(360)
        self._volume.setStyleSheet(SLIDER)
        self._muted = CheckBox(self.tr("Mute"), "muted")
        test = Button(self.tr("Test the sound"), "test-sound")
        self._volume.valueChanged.connect(lambda value: self.changed.emit({"volume": value}))
        self._muted.toggled.connect(lambda muted: self.changed.emit({"muted": muted}))
        test.clicked.connect(self.test_wanted)
        self.fill(self.tr("Volume"), flow(self._volume, self._muted, test, spacing=16))

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are."""
        self._volume.setValue(settings.volume)
        self._muted.setChecked(settings.muted)


class KeySection(Section):
    """Which key does what during a session."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for line, (key, meaning) in enumerate(HELP):
            grid.addWidget(label(key, 1.0, SEMIBOLD, wrap=False), line, 0)
            grid.addWidget(label(meaning, 1.0, role=Role.PlaceholderText), line, 1)
        grid.setColumnStretch(1, 1)
        self.fill(self.tr("Keys during a session"), grid)
