"""What is painted or led by hand, told to a screen reader: its role, its state, what it does."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from exercise_coach.desktop.accessible.interfaces import Painted, Pressed

__all__ = ["serve_readers"]


def serve_readers() -> None:
    """Let screen readers see the widgets of this program as they are; once in a process.

    A widget that is no button says by its class's `heard_as` what it is. Nothing is made before a
    screen reader asks.
    """
    QAccessible.installFactory(_interface)


def _interface(_class: str, thing: QObject) -> Pressed | Painted | None:
    """Return what a screen reader sees of a widget; none for what Qt knows better itself."""
    if not isinstance(thing, QWidget):
        return None
    role = getattr(thing, "heard_as", None)
    if isinstance(thing, QAbstractButton) and _is_painted_here(type(thing).__mro__):
        return Pressed(thing, role)
    return Painted(thing, role) if role is not None else None


def _is_painted_here(classes: Sequence[type]) -> bool:
    """Tell whether a button is one of ours: right below Qt's own abstract one."""
    above = classes.index(QAbstractButton)
    return classes[above - 1].__module__.startswith("exercise_coach.")
