"""Looks for the tray: at once, some more times after a start, and whenever it is asked to."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

TRIES_AFTER_MS = (2_000, 6_000, 12_000)
"""At a login the program may be there before the panel that holds the tray is."""

Find = Callable[[Callable[[bool], None]], None]


class TrayFinder(QObject):
    """Tells by `known` whether there is a tray, once that is certain, and when it changes.

    `has_tray` is none until then.
    """

    known = Signal()

    def __init__(self, find: Find, parent: QObject) -> None:
        super().__init__(parent)
        self._find = find
        self._tries = list(TRIES_AFTER_MS)
        self.has_tray: bool | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.look)

    def look(self) -> None:
        """Look for the tray; the answer may come later."""
        self._find(self._take)

    def _take(self, is_there: bool) -> None:
        if not is_there and self._tries:
            self._again.start(self._tries.pop(0))
            return
        self._tries.clear()
        if is_there is not self.has_tray:
            self.has_tray = is_there
            self.known.emit()

    def stop(self) -> None:
        """Look no more."""
        self._again.stop()
        self._tries.clear()
