"""Keys pressed before the window can take them: kept, and given to nobody by mistake."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class TypedAhead(QObject):
    """Holds the keys of a window back until they are taken.

    Without it a Space would press the button of the navigation that has the focus at first.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keys: list[QKeyEvent] = []
        self._app = QCoreApplication.instance()
        if self._app is not None:
            self._app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep a key that was meant for the window."""
        if (
            event.type() not in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, QWidget)
            or watched.window() is not self._window
        ):
            return False
        if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._keys.append(event.clone())
        return True

    def take(self) -> list[QKeyEvent]:
        """Return the keys, and keep none from now on."""
        if self._app is not None:
            self._app.removeEventFilter(self)
        keys, self._keys = self._keys, []
        return keys
