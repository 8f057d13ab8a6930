"""Ten years of hourly doses: Today opens in less than a tenth of a second."""

from pathlib import Path
from time import perf_counter

import pytest

from exercise_coach.desktop.navigation import Place
from exercise_coach.logbook import FILE, Logbook
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Clock, Desk
from tests.logbook.years import fill

pytestmark = pytest.mark.qt

LIMIT = 0.1
"""In seconds."""


def seconds_to_open(desk: Desk) -> float:
    """Return how long it takes from another page until today's state is read, weighed and shown."""
    desk.program.go(Place.SETTINGS)
    desk.program.today.day = None
    began = perf_counter()
    desk.program.go(Place.TODAY)
    desk.program.outlooks.refresh()
    desk.wait_until(lambda: desk.program.today.day is not None)
    return perf_counter() - began


def test_today_opens_at_once(folder: Path, clock: Clock, open_desk: OpenDesk) -> None:
    with Logbook.open(folder / FILE) as logbook:
        assert fill(logbook, clock.wall(), 10) > 50_000
    desk = open_desk()
    assert len(desk.program.outlooks.fresh().history.sessions) > 1000
    assert min(seconds_to_open(desk) for _ in range(5)) < LIMIT
