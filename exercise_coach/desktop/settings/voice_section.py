"""How much is said, by whom, how fast and how loud."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QGridLayout, QSlider

from exercise_coach.choices import VoiceLevel
from exercise_coach.desktop.controls import SLIDER, Button, Role, label
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.settings.parts import Choices, Section
from exercise_coach.desktop.theme import font
from exercise_coach.settings import Settings
from exercise_coach.sound.voice import VoiceName

_BOX = """
    QComboBox { border: 2px solid palette(mid); border-radius: 12px; padding: 7px 12px;
        background: palette(base); }
    QComboBox:focus { border: 4px solid palette(highlight); padding: 5px 10px; }
    QComboBox::drop-down { border: none; width: 30px; }
    QComboBox::down-arrow { width: 0; height: 0; }
"""
LETTERS = 16
"""So many of a voice's name are seen; the list that opens shows all of it."""


class VoiceSection(Section):
    """The voice. `seen` asks for what voices there are, `left` comes when that is of no use."""

    test_wanted = Signal()
    seen = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        texts = {
            VoiceLevel.TONES: self.tr("Tones only"),
            VoiceLevel.KEY: self.tr("Key words"),
            VoiceLevel.EVERYTHING: self.tr("Everything"),
        }
        self._levels = Choices(texts, "voice")
        self._levels.chosen.connect(lambda level: self.changed.emit({"voice": level}))
        self._names = _VoiceBox(self.tr("Voice"))
        self._names.currentIndexChanged.connect(self._choose)
        self._rate = _slider("voice-rate", self.tr("How fast the voice speaks"), -100, 100)
        self._rate.setSingleStep(10)
        self._rate.valueChanged.connect(lambda rate: self.changed.emit({"voice_rate": rate}))
        self._volume = _slider("voice-volume", self.tr("How loud the voice is"), 0, 100)
        self._volume.valueChanged.connect(lambda loud: self.changed.emit({"voice_volume": loud}))
        self._state = label(role=Role.PlaceholderText, name="voice-state")
        self._name = ""
        test = Button(self.tr("Test the voice"), "test-voice")
        test.clicked.connect(self.test_wanted)
        self.fill(self.tr("Voice"), self._levels, self._grid(), flow(test), self._state)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        lines = (
            (self.tr("Who speaks"), self._names),
            (self.tr("Slower or faster"), self._rate),
            (self.tr("Loudness"), self._volume),
        )
        for line, (text, control) in enumerate(lines):
            words = label(text, 1.05, wrap=False)
            words.setBuddy(control)
            grid.addWidget(words, line, 0)
            grid.addWidget(control, line, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _choose(self, _index: int) -> None:
        self._name = str(self._names.currentData() or "")
        self.changed.emit({"voice_name": self._name})

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are."""
        self._levels.show_choice(settings.voice)
        self._rate.setValue(settings.voice_rate)
        self._volume.setValue(settings.voice_volume)
        self._name = settings.voice_name
        with QSignalBlocker(self._names):
            self._names.setCurrentIndex(max(0, self._names.findData(self._name)))

    def show_voices(self, voices: Sequence[VoiceName]) -> None:
        """Show what voices there are; the first entry leaves the choice to the program."""
        entries = [(self.tr("The one that fits best"), "")]
        entries += [(voice.name, voice.name) for voice in voices]
        shown = [self._names.itemData(index) for index in range(self._names.count())]
        if shown == [name for _, name in entries]:
            return
        with QSignalBlocker(self._names):
            self._names.clear()
            for text, name in entries:
                self._names.addItem(text, name)
            self._names.setCurrentIndex(max(0, self._names.findData(self._name)))

    def show_state(self, text: str) -> None:
        """Show what the voice can do."""
        self._state.setText(text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Ask what voices there are."""
        super().showEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let the voice go."""
        super().hideEvent(event)
        self.left.emit()


class _VoiceBox(QComboBox):
    """A list of voices; the wheel turns the page, unless the user is here."""

    def __init__(self, called: str) -> None:
        super().__init__()
        self.setObjectName("voice-name")
        self.setAccessibleName(called)
        self.setFont(font(1.05))
        self.setStyleSheet(_BOX)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        remember_letters(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Show that there is more to choose from."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 2))
        middle = QPointF(self.width() - 20, self.height() / 2 + 2)
        corners = [QPointF(-5, -4), QPointF(0, 1), QPointF(5, -4)]
        painter.drawPolyline([middle + corner for corner in corners])

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page, unless the user is at this list."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _slider(name: str, called: str, lowest: int, highest: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setObjectName(name)
    slider.setAccessibleName(called)
    slider.setRange(lowest, highest)
    slider.setMinimumWidth(220)
    slider.setMaximumWidth(360)
    slider.setStyleSheet(SLIDER)
    return slider
