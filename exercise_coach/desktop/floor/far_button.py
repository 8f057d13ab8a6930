"""A button that can stand close to others, so that its letters may be large."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF

from exercise_coach.desktop.controls import Button


class FarButton(Button):
    """A button as any other, but for the narrow margins it has while `is_close`."""

    is_close = False

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the text and its key."""
        usual = super().sizeHint()
        if not self.is_close:
            return usual
        line = QFontMetricsF(self.font()).height()
        return QSize(usual.width() - round(1.9 * line), round(1.3 * line) + 6)
