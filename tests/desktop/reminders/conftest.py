"""A room for each test, whose reminders end with it."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.reminders.stand_ins import Room
from tests.desktop.stand_ins import settle

OpenRoom = Callable[..., Room]
collect_ignore = [] if sys.platform.startswith("linux") else ["test_bus_notification.py"]
"""Elsewhere there is no session bus."""


@pytest.fixture
def open_room(app: QApplication) -> Iterator[OpenRoom]:
    rooms: list[Room] = []

    def open_(*routines: object, has_tray: bool = True) -> Room:
        rooms.append(Room(*routines, has_tray=has_tray))  # type: ignore[arg-type]
        return rooms[-1]

    yield open_
    for room in rooms:
        room.reminders.close()
        room.window.close()
        room.window.deleteLater()
        settle()
