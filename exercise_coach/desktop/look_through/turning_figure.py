"""The large figure, whose camera the mouse turns."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from exercise_coach.desktop.figure import FigureView

DEGREES_ACROSS: Final = 240.0
"""How far the camera turns while the mouse goes once across the picture."""


class TurningFigure(FigureView):
    """Tells `dragged`, in degrees, where the mouse drags it."""

    dragged = Signal(float)

    def __init__(self) -> None:
        super().__init__("large-figure")
        self._last: float | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._last = event.position().x()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Turn it: what is near goes with the mouse."""
        if self._last is not None:
            across = event.position().x() - self._last
            self._last = event.position().x()
            self.dragged.emit(-DEGREES_ACROSS * across / max(1, self.width()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._last = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
