"""Lets the keys of the program work on every keyboard layout, but where a text is written."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget

from exercise_coach.desktop.positions import meant, sign_at

_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_WRITTEN_INTO = (QLineEdit, QAbstractSpinBox, QComboBox)


class Layouts(QObject):
    """Sees the keys of a window before its widgets do, and hands on what is meant by them."""

    def __init__(self, window: QWidget, platform: str = "") -> None:
        super().__init__(window)
        self._window = window
        self._platform = platform or QGuiApplication.platformName()
        window.installEventFilter(self)
        self._watch()

    def _watch(self) -> None:
        """Watch the platform's window: little else but keys comes through it."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Put another key in the place of one that means nothing here."""
        if watched is self._window:
            if event.type() is QEvent.Type.Show:
                self._watch()
            return False
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        target = QApplication.focusWidget() or self._window
        if event.modifiers() & ~_HARMLESS or isinstance(target, _WRITTEN_INTO):
            return False
        sign = self._meant(event)
        if sign:
            QApplication.sendEvent(target, _key(sign, event))
        return bool(sign)

    def _meant(self, event: QKeyEvent) -> str:
        text = event.text()
        if len(text) != 1 or not text.isprintable():
            return ""
        there = sign_at(self._platform, event.nativeScanCode(), event.nativeVirtualKey())
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return meant(text, there, is_shifted=is_shifted)


def _key(sign: str, event: QKeyEvent) -> QKeyEvent:
    """Return the key that an English keyboard would have sent."""
    return QKeyEvent(
        event.type(), ord(sign.upper()), event.modifiers(), sign, event.isAutoRepeat(),
        event.count(),
    )  # fmt: skip
