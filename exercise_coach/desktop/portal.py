"""What the desktop says that its user needs, asked over its portal and followed while running.

`org.freedesktop.portal.Settings` answers for the desktop, with its standardised keys and with what
GNOME and KDE call the same. Where there is no portal, or it is silent, nothing is wished.
"""

import contextlib
import math
from collections.abc import Mapping
from typing import Any, Final

from jeepney import DBusAddress
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from exercise_coach.desktop.bus import Answer, Bus
from exercise_coach.desktop.system_wishes import LARGEST_SCALE, SMALLEST_SCALE, SystemWishes

APPEARANCE: Final = "org.freedesktop.appearance"
GNOME: Final = "org.gnome.desktop.interface"
GNOME_ACCESS: Final = "org.gnome.desktop.a11y.interface"
KDE: Final = "org.kde.kdeglobals.KDE"
SPACES: Final = (APPEARANCE, GNOME, GNOME_ACCESS, KDE)
_INTERFACE: Final = "org.freedesktop.portal.Settings"
_PORTAL: Final = DBusAddress(
    "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", _INTERFACE
)
_CHANGES: Final = (
    f"type='signal',interface='{_INTERFACE}',member='SettingChanged',path='{_PORTAL.object_path}'"
)

Values = Mapping[tuple[str, str], Any]


class Portal(QObject):
    """Tells `wished` whenever the desktop's wishes are known, or have changed."""

    wished = Signal(object)

    def __init__(self, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._values: dict[tuple[str, str], Any] = {}
        self._told: SystemWishes | None = None
        bus.heard.connect(self._hear)
        bus.listen(_CHANGES)
        bus.reopened.connect(self.ask)

    def ask(self) -> None:
        """Ask for all of it; the answer comes later, or never."""
        self._bus.call(_PORTAL, "ReadAll", "as", (list(SPACES),), self._take)

    def close(self) -> None:
        """Listen no more."""
        self._bus.close()

    def _take(self, answer: Answer) -> None:
        self._values.clear()
        with contextlib.suppress(IndexError, TypeError, ValueError, AttributeError):
            for space, values in (answer.values or ({},))[0].items():
                for key, (_, value) in values.items():
                    self._values[space, key] = value
        self._tell()

    def _hear(self, interface: str, member: str, values: tuple[Any, ...]) -> None:
        if (interface, member) != (_INTERFACE, "SettingChanged"):
            return
        with contextlib.suppress(TypeError, ValueError):
            space, key, (_, value) = values
            if space in SPACES:
                self._values[space, key] = value
                self._tell()

    def _tell(self) -> None:
        wishes = wishes_of(self._values, QGuiApplication.platformName())
        if wishes != self._told:
            self._told = wishes
            self.wished.emit(wishes)


def wishes_of(values: Values, platform: str) -> SystemWishes:
    """Return what these settings of a desktop wish for, on one of Qt's platforms.

    On X11, Windows and macOS Qt enlarges everything by itself; on Wayland it takes every screen for
    one of 96 dpi, and GNOME's text scale would be lost.
    """
    factor = _number(values.get((KDE, "AnimationDurationFactor")), 1.0)
    scale = _number(values.get((GNOME, "text-scaling-factor")), 1.0)
    return SystemWishes(
        high_contrast=values.get((APPEARANCE, "contrast")) == 1
        or values.get((GNOME_ACCESS, "high-contrast")) is True,
        less_motion=values.get((APPEARANCE, "reduced-motion")) == 1
        or values.get((GNOME, "enable-animations")) is False
        or factor == 0.0,
        text_scale=max(SMALLEST_SCALE, min(LARGEST_SCALE, scale))
        if platform.startswith("wayland")
        else 1.0,
    )


def _number(value: object, usual: float) -> float:
    """Return a number that may stand in words, as KDE's do."""
    try:
        number = float(str(value))
    except ValueError:
        return usual
    return number if math.isfinite(number) else usual
