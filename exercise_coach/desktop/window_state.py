"""Where the window was, and in which colours: what is needed before the first paint."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from exercise_coach.choices import Theme

FILE = "window.ini"


@dataclass(frozen=True, slots=True)
class WindowState:
    """What the window looked like when it was last closed."""

    geometry: QByteArray
    theme: Theme


def read_state(folder: Path) -> WindowState:
    """Return the last state; an empty one on a first start, or where it cannot be read."""
    store = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
    geometry = store.value("geometry")
    theme = str(store.value("theme", Theme.AUTO))
    return WindowState(
        geometry if isinstance(geometry, QByteArray) else QByteArray(),
        Theme(theme) if theme in set(Theme) else Theme.AUTO,
    )


def write_state(folder: Path, window: QMainWindow, theme: Theme) -> None:
    """Keep the state for the next start; a folder that cannot be written is no trouble here."""
    if not folder.is_dir():
        return
    store = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
    store.setValue("geometry", window.saveGeometry())
    store.setValue("theme", str(theme))
    store.sync()
