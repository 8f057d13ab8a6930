"""What the sections of the settings page are built from."""

import enum
import math
from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLayout, QSizePolicy, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Button, Look, column, label
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.theme import font
from exercise_coach.settings import Settings

_CHECK_BOX = """
    QCheckBox { spacing: 8px; }
    QCheckBox::indicator { width: 18px; height: 18px; border-radius: 6px;
        border: 2px solid palette(placeholder-text); background: palette(base); }
    QCheckBox::indicator:checked { background: palette(highlight); }
    QCheckBox::indicator:focus { border: 2px solid palette(window-text); }
    QCheckBox::indicator:disabled { border-color: palette(mid); background: palette(window); }
"""

WORDS_FROM = 30
"""Where the words begin: behind the box and the gap after it, in pixels."""
BOX = 34
"""The room of the box before the words, in pixels."""
LEAST_LINE = 26

_Choice = TypeVar("_Choice", bound=enum.StrEnum | int)


class Section(QWidget):
    """A titled part of the page. `changed` carries the settings that were changed, by name."""

    heard_as = QAccessible.Role.Grouping
    # Not Signal(dict): Qt would turn what is chosen between into plain text.
    changed = Signal(object)

    def fill(self, title: str, *content: QWidget | QLayout) -> None:
        """Put its title and what it is about into it."""
        layout = column(label(title, 1.15, SEMIBOLD), 8)
        layout.setSpacing(6)
        self.setAccessibleName(title)
        for part in content:
            if isinstance(part, QLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(part)
        self.setLayout(layout)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are; not every section shows any."""


class Choices(QWidget, Generic[_Choice]):
    """Buttons side by side, and on more lines where they must be, of which one is chosen."""

    chosen = Signal(object)

    def __init__(self, texts: Mapping[_Choice, str], field: str) -> None:
        super().__init__()
        group = QButtonGroup(self)
        self._buttons: dict[_Choice, Button] = {}
        for choice, text in texts.items():
            button = Button(text, f"{field}-{choice}", look=Look.CHOICE)
            button.clicked.connect(lambda _checked, choice=choice: self.chosen.emit(choice))
            group.addButton(button)
            self._buttons[choice] = button
        self.setLayout(flow(*self._buttons.values()))

    def show_choice(self, choice: _Choice) -> None:
        """Show which one is chosen."""
        self._buttons[choice].setChecked(True)
        # Qt moves the stop of Tab along with a click, but not with this.
        policies = Qt.FocusPolicy
        for each, button in self._buttons.items():
            button.setFocusPolicy(policies.StrongFocus if each == choice else policies.ClickFocus)


class CheckBox(QCheckBox):
    """A setting that is on or off. Its words stand on more lines than one where they must."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self._words = text
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFont(font(1.05))
        self.setStyleSheet(_CHECK_BOX)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        remember_letters(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it, and a line under its words where it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            line = QRect(WORDS_FROM, self.height() - 2, self.width() - WORDS_FROM, 2)
            # A style sheet keeps the palette that it was given first.
            QPainter(self).fillRect(line, self.window().palette().windowText())

    def _lines(self, width: float) -> list[str]:
        """Return the words in lines of this width, in pixels."""
        metrics, lines = QFontMetricsF(self.font()), [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > width - BOX:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of one line."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._words) + BOX
        return QSize(math.ceil(width), self.heightForWidth(math.ceil(width)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the longest word."""
        metrics = QFontMetricsF(self.font())
        longest = max(metrics.horizontalAdvance(word) for word in self._words.split())
        return QSize(math.ceil(longest + BOX), math.ceil(max(LEAST_LINE, metrics.height())))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that it does: its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of its words at a width."""
        height = QFontMetricsF(self.font()).height() * len(self._lines(width))
        return math.ceil(max(LEAST_LINE, height))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the words for the new width."""
        super().resizeEvent(event)
        self.setText("\n".join(self._lines(self.width())))
