"""A connection to a bus (D-Bus) that never waits for it: it may be gone, or hang.

jeepney writes and reads the messages and does no input or output of its own; a Qt socket carries
them. PySide6's QtDBus will not do: it cannot send the unsigned numbers that notifications ask for.
"""

import enum
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.low_level import Parser
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

from exercise_coach.desktop.bus.address import socket_of
from exercise_coach.desktop.bus.serving import Method, serve

PATIENCE_MS = 5000
"""How long an answer is waited for."""
AGAIN_MS, SELDOM_MS, TRIES = 500, 60_000, 12
"""How soon a lost bus is looked for again, twice as long each time, and how often at most."""
THE_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `is_silence` where nothing did in time; `values` none where all failed."""

    values: tuple[Any, ...] | None
    is_silence: bool = False


Take = Callable[[Answer], None]


class _Stage(enum.Enum):
    CLOSED = enum.auto()
    GREETING = enum.auto()
    OPEN = enum.auto()


class Bus(QObject):
    """A connection to a bus, made when it is first needed, and anew after it was lost.

    Without an `address` it is the session's bus. `heard` carries the interface, the member and the
    values of a signal that `listen` asked for. `lost` comes when the bus is gone unasked, and
    `reopened` when it has let us in again. Whoever listens or serves there is brought back within
    minutes, if the bus is: after `TRIES` only the next call looks for it.
    """

    heard = Signal(str, str, object)
    lost = Signal()
    reopened = Signal()

    def __init__(self, address: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._stage = _Stage.CLOSED
        self._serials = itertools.count(1)
        self._waiting: dict[int, Take] = {}
        self._unsent: list[bytes] = []
        self._rules: list[str] = []
        self._method: Method | None = None
        self._is_lost = False
        self._tries = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._try_again)
        self._auth, self._parser = Authenticator(), Parser()
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._greet)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self._lose)
        self._socket.errorOccurred.connect(lambda _error: self._lose())

    def call(
        self, peer: DBusAddress, member: str, signature: str, values: tuple[Any, ...], take: Take
    ) -> None:
        """Call a method; `take` gets the answer later, and never from within this call."""
        self._connect()
        serial = next(self._serials)
        self._waiting[serial] = take
        if self._stage is _Stage.CLOSED:
            QTimer.singleShot(0, self, lambda: self._answer(serial, Answer(None)))
            return
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._give_up(serial))
        self._send(new_method_call(peer, member, signature or None, values), serial)

    def listen(self, rule: str) -> None:
        """Hear the signals that a match rule names, now and after a loss."""
        self._rules.append(rule)
        if self._stage is _Stage.OPEN:
            self._ask_for(rule)

    def serve(self, method: Method) -> None:
        """Answer those who call this program."""
        self._method = method

    def tell(self, message: Message) -> None:
        """Send a signal to whoever listens; it is dropped while nobody could."""
        if self._stage is _Stage.OPEN:
            self._write(message, next(self._serials))

    def close(self) -> None:
        """Leave the bus; whoever waits for an answer gets none."""
        self._waiting.clear()
        self._socket.flush()
        self._stage, self._is_lost = _Stage.CLOSED, False
        self._unsent.clear()
        self._again.stop()
        self._socket.abort()

    def _give_up(self, serial: int) -> None:
        self._answer(serial, Answer(None, is_silence=True))
        self._end_greeting()

    def _end_greeting(self) -> None:
        if self._stage is _Stage.GREETING:
            self._drop()

    # The connection

    def _connect(self) -> None:
        if self._stage is not _Stage.CLOSED:
            return
        name = socket_of(self._address)
        if name is None:
            return
        self._stage = _Stage.GREETING
        self._auth, self._parser = Authenticator(), Parser()
        option = QLocalSocket.SocketOption
        is_abstract = name.startswith("\0")
        self._socket.setSocketOptions(
            option.AbstractNamespaceOption if is_abstract else option.NoOptions
        )
        self._socket.connectToServer(name.removeprefix("\0"))

    def _greet(self) -> None:
        self._socket.write(self._auth.data_to_send() or b"")

    def _read(self) -> None:
        data = bytes(self._socket.readAll().data())
        if not self._auth.authenticated:
            self._authenticate(data)
            return
        self._parser.add_data(data)
        while (message := self._parser.get_next_message()) is not None:
            self._take(message)

    def _authenticate(self, data: bytes) -> None:
        try:
            self._auth.feed(data)
        except AuthenticationError:
            self._drop()
            return
        if self._auth.authenticated:
            self._socket.write(BEGIN)
            hello = next(self._serials)
            self._waiting[hello] = self._open
            self._write(new_method_call(THE_BUS, "Hello"), hello)

    def _open(self, answer: Answer) -> None:
        if answer.values is None:
            self._drop()
            return
        self._stage = _Stage.OPEN
        for rule in self._rules:
            self._ask_for(rule)
        unsent, self._unsent = self._unsent, []
        for data in unsent:
            self._socket.write(data)
        self._again.stop()
        self._tries = 0
        was_lost, self._is_lost = self._is_lost, False
        if was_lost:
            self.reopened.emit()

    def _ask_for(self, rule: str) -> None:
        self._send(new_method_call(THE_BUS, "AddMatch", "s", (rule,)), next(self._serials))

    def _drop(self) -> None:
        self._socket.abort()
        self._lose()

    def _lose(self) -> None:
        if self._stage is _Stage.CLOSED:
            return
        was_open = self._stage is _Stage.OPEN
        self._stage = _Stage.CLOSED
        self._unsent.clear()
        for serial in list(self._waiting):
            self._answer(serial, Answer(None))
        if was_open:
            self._is_lost = True
            self.lost.emit()
        self._look_again_later()

    def _look_again_later(self) -> None:
        is_needed = self._is_lost and (self._rules or self._method is not None)
        is_idle = self._stage is _Stage.CLOSED and not self._again.isActive()
        if is_needed and is_idle and self._tries < TRIES:
            self._again.start(min(AGAIN_MS * 2**self._tries, SELDOM_MS))

    def _try_again(self) -> None:
        self._tries += 1
        self._connect()
        self._look_again_later()
        QTimer.singleShot(PATIENCE_MS, self, self._end_greeting)

    # Messages

    def _send(self, message: Message, serial: int) -> None:
        if self._stage is _Stage.OPEN:
            self._write(message, serial)
        else:
            self._unsent.append(message.serialise(serial=serial))

    def _write(self, message: Message, serial: int) -> None:
        self._socket.write(message.serialise(serial=serial))

    def _take(self, message: Message) -> None:
        fields, kind = message.header.fields, message.header.message_type
        if kind is MessageType.signal:
            interface, member = fields[HeaderFields.interface], fields[HeaderFields.member]
            self.heard.emit(interface, member, tuple(message.body))
        elif kind in {MessageType.method_return, MessageType.error}:
            values = tuple(message.body) if kind is MessageType.method_return else None
            self._answer(fields[HeaderFields.reply_serial], Answer(values))
        elif kind is MessageType.method_call and self._method is not None:
            answer = serve(self._method, message)
            if answer is not None:
                self._write(answer, next(self._serials))

    def _answer(self, serial: int, answer: Answer) -> None:
        take = self._waiting.pop(serial, None)
        if take is not None:
            take(answer)
