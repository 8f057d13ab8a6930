"""Someone on a bus who serves notifications."""

from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, Message, new_method_return

from tests.desktop.bus.private import Server

NAME = "org.freedesktop.Notifications"
EMITTER = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
MODERN = ("actions", "body", "body-markup", "persistence")


@dataclass(frozen=True)
class Shown:
    """A notification as it was sent."""

    id: int
    summary: str
    body: str
    actions: dict[str, str]
    hints: dict[str, Any]


class NotificationServer(Server):
    """Serves notifications, and does what a user would."""

    def __init__(self, address: str, capabilities: tuple[str, ...] = MODERN) -> None:
        self._capabilities = list(capabilities)
        self.shown: dict[int, Shown] = {}
        self.count = 0
        super().__init__(address, NAME)

    def press(self, key: str) -> None:
        """Press an action of the notification that is shown."""
        (shown,) = self.shown.values()
        self.say("ActionInvoked", "us", shown.id, key)
        self.dismiss()

    def dismiss(self) -> None:
        """Close the notification that is shown, as the user."""
        (shown,) = self.shown.values()
        self._close(shown.id, 2)

    def say(self, member: str, signature: str, *values: Any) -> None:
        """Send a signal as a server of notifications does."""
        self.emit(EMITTER, member, signature, *values)

    def answer(self, message: Message, member: str, signature: str) -> Message | None:
        """Show and close."""
        match member, signature:
            case "GetCapabilities", "":
                return new_method_return(message, "as", (self._capabilities,))
            case "Notify", "susssasa{sv}i":
                return new_method_return(message, "u", (self._show(*message.body),))
            case "CloseNotification", "u":
                self._close(message.body[0], 3)
                return new_method_return(message)
        return None

    def _show(
        self, _app: str, replaces: int, _icon: str, summary: str, body: str,
        actions: list[str], hints: dict[str, Any], _timeout: int,
    ) -> int:  # fmt: skip
        self.count += 1
        given = replaces or 100 + self.count
        pairs = dict(zip(actions[::2], actions[1::2], strict=True))
        self.shown[given] = Shown(given, summary, body, pairs, hints)
        return given

    def _close(self, given: int, reason: int) -> None:
        if self.shown.pop(given, None) is not None:
            self.say("NotificationClosed", "uu", given, reason)
