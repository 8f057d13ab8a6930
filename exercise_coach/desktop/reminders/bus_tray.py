"""Whether there is a tray on Linux, found out without waiting for the bus."""

from collections.abc import Callable

from jeepney import DBusAddress
from PySide6.QtWidgets import QSystemTrayIcon

from exercise_coach.desktop.bus import THE_BUS, Answer, Bus

WATCHER = "org.kde.StatusNotifierWatcher"
_PROPERTIES = DBusAddress("/StatusNotifierWatcher", WATCHER, "org.freedesktop.DBus.Properties")


def find_tray(bus: Bus, found: Callable[[bool], None]) -> None:
    """Tell `found` later whether there is a tray.

    Qt asks the tray's watcher on the bus about it, and waits for the answer. So Qt is asked only
    when bus and watcher have just answered, or are known to be away.
    """

    def take_answer(answer: Answer) -> None:
        found(not answer.is_silence and QSystemTrayIcon.isSystemTrayAvailable())

    def take_owner(answer: Answer) -> None:
        if answer.values == (True,):
            of_host = (WATCHER, "IsStatusNotifierHostRegistered")
            bus.call(_PROPERTIES, "Get", "ss", of_host, take_answer)
        else:
            take_answer(answer)

    bus.call(THE_BUS, "NameHasOwner", "s", (WATCHER,), take_owner)
