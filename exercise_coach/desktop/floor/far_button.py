"""A button that can stand close to others, so that its letters may be large."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF

from exercise_coach.desktop.controls import Button

LEAST: Final = 44
"""However close they stand, buttons are so many pixels high: WCAG 2.2, 2.5.5."""


class FarButton(Button):
    """A button as any other, but lower and with narrower margins where its `closeness` is above 0.

    At 1 there is a third of a line beside what it says.
    """

    closeness = 0.0

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the text and its key."""
        usual = super().sizeHint()
        if not self.closeness:
            return usual
        line = QFontMetricsF(self.font()).height()
        height = min(usual.height(), max(LEAST, round(1.3 * line) + 6))
        return QSize(usual.width() - round(1.9 * line * self.closeness), height)
