"""What systemd-logind tells on the system's bus: the machine goes to sleep, the session is locked.

Its D-Bus interface is described in org.freedesktop.login1(5). Not every desktop sends Lock, but all
set the hint.
"""

import os
from typing import Any

from jeepney import DBusAddress
from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.bus import Answer, Bus

NAME = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = f"{NAME}.Manager"
SESSION = f"{NAME}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
THE_CALLERS = "auto"
"""Stands for the session of whoever asks, or else the one that the user sees."""


class Logind(QObject):
    """Tells of sleep and lock from `watch` to `rest`."""

    sleeping = Signal()
    locked = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._session = ""
        bus.heard.connect(self._hear)
        bus.listen(f"type='signal',sender='{NAME}',interface='{MANAGER}',path='{PATH}'")

    def watch(self) -> None:
        """Listen from now on."""
        self._ask_for(os.environ.get("XDG_SESSION_ID") or THE_CALLERS)

    def rest(self) -> None:
        """Listen no more."""
        self._bus.close()

    def _ask_for(self, session: str) -> None:
        def take(answer: Answer) -> None:
            if answer.values is not None:
                self._listen_to(str(answer.values[0]))
            elif session != THE_CALLERS:
                self._ask_for(THE_CALLERS)

        self._bus.call(DBusAddress(PATH, NAME, MANAGER), "GetSession", "s", (session,), take)

    def _listen_to(self, session: str) -> None:
        if session != self._session:
            self._session = session
            for interface in (SESSION, PROPERTIES):
                rule = f"type='signal',sender='{NAME}',interface='{interface}',path='{session}'"
                self._bus.listen(rule)

    def _hear(self, interface: str, member: str, values: tuple[Any, ...]) -> None:
        match interface, member, values:
            case i, "PrepareForSleep", (True,) if i == MANAGER:
                self.sleeping.emit()
            case i, "Lock", () if i == SESSION:
                self.locked.emit()
            case i, "PropertiesChanged", (s, dict(changed), _) if (i, s) == (PROPERTIES, SESSION):
                if changed.get("LockedHint") == ("b", True):
                    self.locked.emit()
