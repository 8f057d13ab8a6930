"""What the sections of the settings page are built from."""

import enum
import math
from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QLayout,
    QSizePolicy,
    QWidget,
)

from exercise_coach.desktop.controls import SEMIBOLD, Button, Look, Role, column, label
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.theme import font
from exercise_coach.settings import Settings

BOX = 0.9
"""The side of a check box, in heights of a line of its words; never less than `LEAST_BOX`."""
LEAST_BOX = 20.0
GAP = 9.0
"""Between the box and its words, in pixels."""
LINE = 1.2
"""The height of a check box of one line, in heights of its letters."""

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

    def name_within(self, group: str, choice: _Choice) -> None:
        """Let one whose words stand in other groups, too, be called with those of its group."""
        button = self._buttons[choice]
        button.setAccessibleName(f"{group}: {button.text()}")

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
        self._broken: dict[float, list[str]] = {}
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFont(font(1.05))
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        remember_letters(self)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the box, its words, and a line under these where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = QRectF(self.rect()).adjusted(self._words_from(), 0, 0, 0)
        paint_box(painter, self, self.box())
        ink = self.palette().color(Role.WindowText if self.isEnabled() else Role.PlaceholderText)
        painter.setPen(ink)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.fillRect(QRectF(words.left(), self.height() - 2, words.width(), 2), ink)

    def hitButton(self, where: QPoint) -> bool:  # noqa: N802
        """Return that the words belong to the box."""
        return self.rect().contains(where)

    def box(self) -> QRectF:
        """Return where the box is, in pixels."""
        side = max(LEAST_BOX, QFontMetricsF(self.font()).height() * BOX)
        return QRectF(0, (self.height() - side) / 2, side, side)

    def _words_from(self) -> float:
        return self.box().width() + GAP

    def _height_of(self, lines: int) -> int:
        line = QFontMetricsF(self.font()).height()
        return math.ceil(max(LEAST_BOX + 6, line * (lines - 1 + LINE)))

    def _lines(self, width: float) -> list[str]:
        """Return the words in lines of this width, in pixels."""
        if width not in self._broken:
            self._broken[width] = self._break_at(width)
        return self._broken[width]

    def _break_at(self, width: float) -> list[str]:
        metrics, lines = QFontMetricsF(self.font()), [""]
        room = width - self._words_from()
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of one line."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._words) + self._words_from()
        return QSize(math.ceil(width) + 1, self._height_of(1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the longest word."""
        metrics = QFontMetricsF(self.font())
        longest = max(metrics.horizontalAdvance(word) for word in self._words.split())
        return QSize(math.ceil(longest + self._words_from()) + 1, self._height_of(1))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that it does: its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of its words at a width."""
        return self._height_of(len(self._lines(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the words for the new width."""
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Break the words for letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._broken.clear()
            self._break()

    def _break(self) -> None:
        self.setText("\n".join(self._lines(self.width())))


def paint_box(painter: QPainter, button: QAbstractButton, box: QRectF) -> None:
    """Paint whether something is on: by a tick, not by its colour alone."""
    palette, side = button.palette(), box.width()
    is_on, is_there = button.isChecked(), button.isEnabled()
    rim = Role.Mid if not is_there else Role.Highlight if is_on else Role.PlaceholderText
    fill = Role.Window if not is_there else Role.Highlight if is_on else Role.Base
    painter.setPen(QPen(palette.color(rim), 2))
    painter.setBrush(palette.color(fill))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), side * 0.28, side * 0.28)
    if is_on:
        ink = palette.color(Role.HighlightedText if is_there else Role.PlaceholderText)
        painter.setPen(QPen(ink, side * 0.12, c=Qt.PenCapStyle.RoundCap))
        corners = (QPointF(0.27, 0.52), QPointF(0.44, 0.69), QPointF(0.74, 0.33))
        painter.drawPolyline([box.topLeft() + corner * side for corner in corners])
