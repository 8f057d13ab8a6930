"""One window for each data folder: a second start hands its wish to the first and ends."""

import enum
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QLockFile, QObject, QThread, Signal

ANSWER_MS = 8000
"""How long a second start waits for the first window."""
AGAIN_MS = 50


class Heard(enum.Enum):
    """What became of a wish that was handed over."""

    BY_THE_FIRST = enum.auto()
    BY_NOBODY = enum.auto()
    """The first one holds its place, and does not answer."""
    NOBODY_IS_THERE = enum.auto()
    """The first one has gone, and its place was taken."""


class Instance(QObject):
    """Takes the place of the one window of a data folder.

    `wished` carries what a second start was asked to open: a routine, or nothing.
    """

    wished = Signal(str)

    def __init__(self, folder: Path, runtime: Path) -> None:
        super().__init__()
        # Python's own hashes come with OpenSSL, which needs 2 MB.
        sha256 = QCryptographicHash.Algorithm.Sha256
        whole = QCryptographicHash.hash(str(folder.resolve()).encode(), sha256)
        mark = bytes(whole.toHex().data()).decode()[:16]
        self._name = str(runtime / f"exercise-coach-{mark}")
        self._lock = QLockFile(self._name + ".lock")
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Take the place, or tell that somebody has it.

        Where no lock can be made there is nothing to tell apart, and every start is a first one.
        """
        return (
            self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError
        )

    def hand_over(self, wish: str) -> Heard:
        """Ask the first window to come to the front; tell whether it heard.

        The first one may still be on its way to its first paint, so this has patience. A first one
        that was stopped holds its place: two windows must not lead sessions in one folder.
        """
        # Only a second start needs the network module, and the first one once it is painted.
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        socket = QLocalSocket()
        patience = QDeadlineTimer(ANSWER_MS)
        while not patience.hasExpired():
            socket.connectToServer(self._name)
            if socket.waitForConnected(AGAIN_MS):
                socket.write(wish.encode() + b"\n")
                if socket.waitForReadyRead(patience.remainingTime()):
                    return Heard.BY_THE_FIRST
                socket.abort()
            if self.is_first():
                return Heard.NOBODY_IS_THERE
            QThread.msleep(AGAIN_MS)
        return Heard.BY_NOBODY

    def listen(self) -> None:
        """Hear what later starts wish."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.listen(self._name)
        server.newConnection.connect(self._greet)
        self._server = server

    def _greet(self) -> None:
        from PySide6.QtNetwork import QLocalServer, QLocalSocket  # noqa: PLC0415

        if not isinstance(self._server, QLocalServer):
            return
        socket: QLocalSocket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)

        def hear() -> None:
            if socket.canReadLine():
                wish = bytes(socket.readLine().data()).decode(errors="replace").strip()
                socket.write(b"heard\n")
                socket.flush()
                self.wished.emit(wish)

        socket.readyRead.connect(hear)
        hear()

    def close(self) -> None:
        """Give the place up."""
        if self._server is not None:
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()
