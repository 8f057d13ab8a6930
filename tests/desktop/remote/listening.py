"""Somebody on the bus with a media key in hand, who also hears what players tell."""

from typing import Any

from jeepney import DBusAddress
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.bus import THE_BUS, Answer, Bus
from exercise_coach.desktop.remote.mpris import NAME
from exercise_coach.desktop.remote.properties import PATH, PLAYER, PROPERTIES, ROOT


class Client:
    """Calls the player, and waits for its answers without holding anybody up."""

    def __init__(self, address: str, qtbot: QtBot, name: str = NAME) -> None:
        self._qtbot, self._name = qtbot, name
        self._bus = Bus(address)
        self._bus.heard.connect(self._hear)
        self._bus.listen(f"type='signal',interface='{PROPERTIES}',path='{PATH}'")
        self.told: list[dict[str, Any]] = []

    def _hear(self, interface: str, _member: str, values: tuple[Any, ...]) -> None:
        if interface == PROPERTIES:
            self.told.append({name: value for name, (_, value) in values[1].items()})

    def ask(
        self, member: str, *values: Any, interface: str = PLAYER, signature: str = ""
    ) -> tuple[Any, ...] | None:
        """Return what a method gives back, or none where it is refused."""
        answers: list[Answer] = []
        peer = DBusAddress(PATH, self._name, interface)
        self._bus.call(peer, member, signature, values, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers))
        return answers[0].values

    def get(self, name: str, interface: str = PLAYER) -> Any:
        """Return the value of a property."""
        answer = self.ask("Get", interface, name, interface=PROPERTIES, signature="ss")
        return None if answer is None else answer[0][1]

    def all(self, interface: str = ROOT) -> dict[str, Any]:
        """Return all properties of an interface."""
        answer = self.ask("GetAll", interface, interface=PROPERTIES, signature="s")
        return {} if answer is None else {name: value for name, (_, value) in answer[0].items()}

    def set(self, name: str, kind: str, value: Any) -> bool:
        """Set a property; tell whether that was taken."""
        values = (PLAYER, name, (kind, value))
        return self.ask("Set", *values, interface=PROPERTIES, signature="ssv") is not None

    def is_there(self) -> bool:
        """Tell whether the player is on the bus."""
        answers: list[Answer] = []
        self._bus.call(THE_BUS, "NameHasOwner", "s", (self._name,), answers.append)
        self._qtbot.waitUntil(lambda: bool(answers))
        return answers[0].values == (True,)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()
