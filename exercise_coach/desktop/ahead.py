"""What will be wanted soon, made ahead: a small piece at a time, whenever the window is idle."""

from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QObject, QRect, QSize, QTimer
from PySide6.QtWidgets import QWidget


class Ahead(QObject):
    """Goes through the pieces of what it was given, one by one; at rest it does not stir.

    Whatever the user does comes first. Who wants something before it was made makes it then; the
    pieces have to take that into account.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Iterator[None]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether there is something left to be made."""
        return self._timer.isActive()

    def make(self, pieces: Iterator[None]) -> None:
        """Make this, too: each step to the next yield is one piece."""
        self._waiting.append(pieces)
        self._timer.start()

    def stop(self) -> None:
        """Make nothing more."""
        self._waiting.clear()
        self._timer.stop()

    def _go_on(self) -> None:
        if self._waiting and next(self._waiting[0], self) is self:
            self._waiting.popleft()
        if not self._waiting:
            self._timer.stop()


def lay_out(page: QWidget, size: QSize) -> None:
    """Let a page that is not seen yet find its places and letters as if it were, at this size."""
    page.resize(size)
    page.grab(QRect(0, 0, 1, 1))  # a look at a corner of it lays out all of it
