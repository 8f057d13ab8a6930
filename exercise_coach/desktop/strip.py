"""A sentence, and what can be done about it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercise_coach.desktop.controls import Button, Card, row
from exercise_coach.desktop.flow import flow


class Strip(Card):
    """The buttons stand beside the words or, where there is no room for that, below them."""

    def __init__(self, name: str, words: QWidget, *buttons: Button) -> None:
        super().__init__(name)
        self._words = words
        self._ways = flow(*buttons, spacing=10)
        self._line = row(words, spacing=10)
        self._line.addLayout(self._ways)
        self._line.setStretch(0, 1)
        self._line.setContentsMargins(20, 10, 14, 10)
        self.setLayout(self._line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room that it needs with the buttons below."""
        margins = self._line.contentsMargins()
        width = max(self._words.minimumSizeHint().width(), self._ways.minimumSize().width())
        height = super().minimumSizeHint().height()
        return QSize(width + margins.left() + margins.right(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose where the buttons stand."""
        super().resizeEvent(event)
        margins, ways = self._line.contentsMargins(), QBoxLayout.Direction
        beside = self._words.minimumSizeHint().width() + self._ways.sizeHint().width()
        beside += self._line.spacing() + margins.left() + margins.right()
        self._line.setDirection(ways.LeftToRight if beside <= self.width() else ways.TopToBottom)
