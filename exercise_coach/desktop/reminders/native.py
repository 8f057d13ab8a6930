"""What this platform has for reminders: a tray, perhaps, and notifications."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from exercise_coach.desktop.reminders.notification import Notification
from exercise_coach.desktop.reminders.tray import IconOf, Tray, TrayNotification


@dataclass(frozen=True, slots=True)
class Native:
    """The tray and the notifications. `find_tray` tells later whether there is a tray."""

    tray: Tray
    notification: Notification
    find_tray: Callable[[Callable[[bool], None]], None]
    close: Callable[[], None]


def native(icon_of: IconOf, parent: QObject) -> Native:
    """Return what this platform has. Nothing is asked, and nobody waited for."""
    tray = Tray(icon_of, parent)
    if sys.platform in {"win32", "darwin"}:
        return Native(
            tray,
            TrayNotification(tray, parent),
            lambda found: found(QSystemTrayIcon.isSystemTrayAvailable()),
            tray.vanish,
        )
    return _on_the_bus(tray, icon_of, parent)


def _on_the_bus(tray: Tray, icon_of: IconOf, parent: QObject) -> Native:
    from exercise_coach.desktop.bus import Bus  # noqa: PLC0415 (needs a session bus)
    from exercise_coach.desktop.reminders.bus_notification import (  # noqa: PLC0415
        BusNotification,
    )
    from exercise_coach.desktop.reminders.bus_tray import find_tray  # noqa: PLC0415

    bus = Bus(parent=parent)

    def close() -> None:
        tray.vanish()
        bus.close()

    return Native(
        tray, BusNotification(bus, icon_of, parent), lambda found: find_tray(bus, found), close
    )
