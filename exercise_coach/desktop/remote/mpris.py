"""A session as a media player on the session's bus (MPRIS): what it shows, and what it takes."""

import math
import os
from typing import Any

from PySide6.QtCore import QObject, QSysInfo, QTimer, Signal

from exercise_coach.desktop.bus import THE_BUS, Answer, Bus, Refusal, Served, signal
from exercise_coach.desktop.remote.playing import Playing
from exercise_coach.desktop.remote.properties import (
    INTROSPECTABLE,
    PATH,
    PEER,
    PLAYER,
    PROPERTIES,
    ROOT,
    ROOT_PROPERTIES,
    Values,
    description,
    of_player,
)
from exercise_coach.desktop.remote.wishes import Wish

NAME = "org.mpris.MediaPlayer2.exercise_coach"
_DO_NOT_QUEUE = 4
_TAKEN = 3


class Mpris(QObject):
    """A player that is on the bus from its first `show` until it vanishes.

    `wished` carries a `Wish`, `loudness_wished` one from 0 to 1; they come after the caller was
    answered.
    """

    wished = Signal(object)
    loudness_wished = Signal(float)
    raise_wished = Signal()
    quit_wished = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._player: Values | None = None
        bus.serve(self._serve)
        bus.reopened.connect(self._come_back)

    def show(self, playing: Playing) -> None:
        """Show this, and tell what has changed."""
        before, self._player = self._player, of_player(playing)
        if before is None:
            self._ask_for(NAME)
            return
        changed = {n: value for n, value in self._player.items() if before[n] != value}
        if changed:
            values: tuple[object, ...] = (PLAYER, changed, [])
            self._bus.tell(signal(PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", *values))

    def vanish(self) -> None:
        """Leave the bus: nothing is played any more."""
        self._player = None
        self._bus.close()

    def _come_back(self) -> None:
        if self._player is not None:
            self._ask_for(NAME)

    def _ask_for(self, name: str) -> None:
        def take(answer: Answer) -> None:
            # Another window, of another data folder, leads a session, too.
            if answer.values == (_TAKEN,) and name == NAME and self._player is not None:
                self._ask_for(f"{NAME}.instance{os.getpid()}")

        self._bus.call(THE_BUS, "RequestName", "su", (name, _DO_NOT_QUEUE), take)

    # What others ask

    def _serve(self, path: str, interface: str, member: str, values: tuple[Any, ...]) -> Served:
        if interface == PEER and member in {"Ping", "GetMachineId"}:
            return Served() if member == "Ping" else Served("s", (_machine(),))
        if path != PATH:
            raise Refusal("UnknownObject", f"there is nothing at {path}")
        match interface, member, values:
            case i, "Introspect", () if i == INTROSPECTABLE:
                return Served("s", (description(),))
            case i, _, _ if i == PROPERTIES:
                return self._serve_property(member, values)
        return self._carry_out(member)

    def _carry_out(self, member: str) -> Served:
        if member == "Raise":
            self._later(self.raise_wished)
        elif member == "Quit":
            self._later(self.quit_wished)
        elif member in {wish.value for wish in Wish}:
            self._later(self.wished, Wish(member))
        elif member in {"Seek", "SetPosition", "OpenUri"}:
            raise Refusal("NotSupported", f"a session cannot {member}: use Next and Previous")
        else:
            raise Refusal("UnknownMethod", f"there is no method {member}")
        return Served()

    def _later(self, wish: Any, *what: object) -> None:
        QTimer.singleShot(0, self, lambda: wish.emit(*what))

    def _serve_property(self, member: str, values: tuple[Any, ...]) -> Served:
        known: dict[str, Values] = {ROOT: ROOT_PROPERTIES, PLAYER: self._player or {}}
        match member, values:
            case "GetAll", (str(interface),):
                return Served("a{sv}", (dict(known.get(interface, {})),))
            case "Get", (str(interface), str(name)) if name in known.get(interface, {}):
                return Served("v", (known[interface][name],))
            case "Set", (interface, "Volume", ("d", float(volume))) if interface == PLAYER:
                if not math.isfinite(volume):
                    raise Refusal("InvalidArgs", "a volume is a number from 0 to 1")
                self._later(self.loudness_wished, min(max(volume, 0.0), 1.0))
                return Served()
            case "Set", (str(interface), str(name), _) if name in known.get(interface, {}):
                raise Refusal("PropertyReadOnly", f"{name} cannot be set")
        raise Refusal("UnknownProperty", "there is no such property")


def _machine() -> str:
    return bytes(QSysInfo.machineUniqueId().data()).decode()
