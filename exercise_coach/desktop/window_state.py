"""Where the window was, in which colours and letters: what is needed before the first paint."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from exercise_coach.choices import Theme
from exercise_coach.desktop.system_wishes import LARGEST_SCALE, SMALLEST_SCALE, SystemWishes

FILE = "window.ini"
NORMAL_TEXT, LARGEST_TEXT = 100, 200


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the program looks: its theme, its letters in percent, and what the desktop wishes."""

    theme: Theme = Theme.AUTO
    text_size: int = NORMAL_TEXT
    wishes: SystemWishes = field(default_factory=SystemWishes)


@dataclass(frozen=True, slots=True)
class WindowState:
    """What the window looked like when it was last closed."""

    geometry: QByteArray
    appearance: Appearance


def read_state(folder: Path) -> WindowState:
    """Return the last state; an empty one on a first start, or where it cannot be read."""
    store = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
    geometry = store.value("geometry")
    theme = str(store.value("theme", Theme.AUTO))
    scale = _number(store, "system/text-scale", 1.0)
    size = int(_number(store, "text-size", NORMAL_TEXT))
    return WindowState(
        geometry if isinstance(geometry, QByteArray) else QByteArray(),
        Appearance(
            Theme(theme) if theme in set(Theme) else Theme.AUTO,
            max(NORMAL_TEXT, min(LARGEST_TEXT, size)),
            SystemWishes(
                high_contrast=_number(store, "system/high-contrast", 0) == 1,
                less_motion=_number(store, "system/less-motion", 0) == 1,
                text_scale=max(SMALLEST_SCALE, min(LARGEST_SCALE, scale)),
            ),
        ),
    )


def _number(store: QSettings, name: str, usual: float) -> float:
    try:
        return float(str(store.value(name, usual)))
    except ValueError:
        return usual


def write_state(folder: Path, window: QMainWindow, appearance: Appearance) -> None:
    """Keep the state for the next start; a folder that cannot be written is no trouble here."""
    if not folder.is_dir():
        return
    store = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
    store.setValue("geometry", window.saveGeometry())
    store.setValue("theme", str(appearance.theme))
    store.setValue("text-size", appearance.text_size)
    store.setValue("system/high-contrast", int(appearance.wishes.high_contrast))
    store.setValue("system/less-motion", int(appearance.wishes.less_motion))
    store.setValue("system/text-scale", appearance.wishes.text_scale)
    store.sync()
