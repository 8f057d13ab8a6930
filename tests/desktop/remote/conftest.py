"""A bus for all tests here, a window on it, and a client."""

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.bus.private import private_bus
from tests.desktop.conftest import OpenDesk
from tests.desktop.remote.listening import Client
from tests.desktop.stand_ins import Desk

collect_ignore = [] if sys.platform.startswith("linux") else ["test_mpris.py"]
"""Elsewhere there is no session bus."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with private_bus(tmp_path_factory.mktemp("b")) as given:
        yield given


@pytest.fixture
def desk(open_desk: OpenDesk, address: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window on the bus of these tests."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    return open_desk()


@pytest.fixture
def client(address: str, qtbot: QtBot) -> Iterator[Client]:
    made = Client(address, qtbot)
    yield made
    made.close()
