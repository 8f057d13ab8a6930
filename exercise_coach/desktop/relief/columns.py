"""Cards in columns: two where they have room beside each other, else one below the other."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from exercise_coach.desktop.theme import font

MOST = 2
CHARACTERS = 52
"""A column is at least so many characters wide."""
SPACING = 10


class Columns(QWidget):
    """Keeps its cards in order, whatever the number of columns."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._count = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACING)
        self.setLayout(self._grid)
        self._arrange(MOST)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange the cards for the new width."""
        super().resizeEvent(event)
        least = QFontMetricsF(font(1.0)).averageCharWidth() * CHARACTERS
        self._arrange(max(1, min(MOST, int(self.width() // least))))

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        for card in self._cards:
            self._grid.removeWidget(card)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // count, place % count)
        for each in range(MOST):
            self._grid.setColumnStretch(each, 1 if each < count else 0)
