"""A session bus of the tests' own, and someone on it who serves notifications."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.Notifications"
EMITTER = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
NOTIFY = "susssasa{sv}i"
MODERN = ("actions", "body", "body-markup", "persistence")

# Nothing here may start a server of the desktop's.
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{listen}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def session_bus(folder: Path, *, is_abstract: bool = False) -> Iterator[str]:
    """Run a bus of its own and give its address."""
    listen = f"unix:abstract={folder}/bus" if is_abstract else f"unix:path={folder}/bus"
    config = folder / "bus.conf"
    config.write_text(CONFIG.format(listen=listen))
    words = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


@dataclass(frozen=True)
class Shown:
    """A notification as it was sent."""

    id: int
    summary: str
    body: str
    actions: dict[str, str]
    hints: dict[str, Any]


class NotificationServer:
    """Serves notifications in a thread of its own, and does what a user would."""

    def __init__(self, address: str, capabilities: tuple[str, ...] = MODERN) -> None:
        self._capabilities = list(capabilities)
        self._connection: DBusConnection = open_dbus_connection(address)
        owned = self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        assert owned.body == (1,)
        self.shown: dict[int, Shown] = {}
        self.count = 0
        self.wrong: list[str] = []
        self._is_on = True
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._is_on = False
        self._thread.join()
        self._connection.close()

    def press(self, key: str) -> None:
        """Press an action of the notification that is shown."""
        (shown,) = self.shown.values()
        self._emit("ActionInvoked", "us", (shown.id, key))
        self.dismiss()

    def dismiss(self) -> None:
        """Close the notification that is shown, as the user."""
        (shown,) = self.shown.values()
        self._close(shown.id, 2)

    def _serve(self) -> None:
        while self._is_on:
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._connection.send(self._answer(message))

    def _answer(self, message: Message) -> Message:
        fields = message.header.fields
        member, signature = fields[HeaderFields.member], fields.get(HeaderFields.signature, "")
        if (member, signature) == ("GetCapabilities", ""):
            return new_method_return(message, "as", (self._capabilities,))
        if (member, signature) == ("Notify", NOTIFY):
            return new_method_return(message, "u", (self._show(*message.body),))
        if (member, signature) == ("CloseNotification", "u"):
            self._close(message.body[0], 3)
            return new_method_return(message)
        self.wrong.append(f"{member}({signature})")
        return new_error(message, "org.freedesktop.DBus.Error.InvalidArgs")

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
            self._emit("NotificationClosed", "uu", (given, reason))

    def _emit(self, member: str, signature: str, values: tuple[Any, ...]) -> None:
        self._connection.send(new_signal(EMITTER, member, signature, values))
