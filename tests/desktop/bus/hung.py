"""A bus that takes every connection and never says a word."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtNetwork import QLocalServer


@contextmanager
def hung_bus(folder: Path) -> Iterator[str]:
    """Run one and give its address. The folder's path must be short."""
    server = QLocalServer()
    path = folder / "hung"
    QLocalServer.removeServer(str(path))
    assert server.listen(str(path))
    yield f"unix:path={path}"
    server.close()
    server.deleteLater()
