"""A native notification, one at a time, and what the user can answer on it."""

import enum

from PySide6.QtCore import QObject, Signal


class Reply(enum.StrEnum):
    """What the user answers to a reminder; the value is the key of the notification's action."""

    OPEN = "default"
    START = "start"
    LATER = "later"
    NOT_TODAY = "not-today"


class Notification(QObject):
    """Shows one text at a time. `failed` says that it could not be shown."""

    replied = Signal(Reply)
    failed = Signal()

    def show(self, title: str, text: str) -> None:
        """Show this in place of what is shown now."""
        raise NotImplementedError

    def close(self) -> None:
        """Take away what is shown."""
        raise NotImplementedError
