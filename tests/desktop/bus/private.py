"""A bus of the tests' own, and somebody on it who serves."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

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
def private_bus(folder: Path, *, is_abstract: bool = False) -> Iterator[str]:
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


class Server:
    """Serves under a name, in a thread of its own. `wrong` keeps the calls nobody answered."""

    def __init__(self, address: str, *names: str, gives_files: bool = False) -> None:
        self._connection: DBusConnection = open_dbus_connection(address, gives_files)
        for name in names:
            owned = self._connection.send_and_get_reply(message_bus.RequestName(name))
            assert owned.body == (1,)
        self.wrong: list[str] = []
        self._is_on = True
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        self._is_on = False
        self._thread.join()
        self._connection.close()

    def emit(self, emitter: DBusAddress, member: str, signature: str, *values: Any) -> None:
        """Send a signal to all who listen."""
        self._connection.send(new_signal(emitter, member, signature, values))

    def _serve(self) -> None:
        while self._is_on:
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                fields = message.header.fields
                member = fields[HeaderFields.member]
                signature = fields.get(HeaderFields.signature, "")
                answer = self._answer_or_refuse(message, member, signature)
                self._connection.send(answer)
                self.has_sent(answer)

    def _answer_or_refuse(self, message: Message, member: str, signature: str) -> Message:
        answer = self.answer(message, member, signature)
        if answer is None:
            self.wrong.append(f"{member}({signature})")
            return new_error(message, "org.freedesktop.DBus.Error.InvalidArgs")
        return answer

    def has_sent(self, answer: Message) -> None:
        """Do what is to be done once an answer is on its way."""

    def answer(self, message: Message, member: str, signature: str) -> Message | None:
        """Answer a call, or tell by None that it is wrong."""
        return None
