"""Ten years of hourly doses hold Today up no more than one year does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exercise_coach.desktop.navigation import Place
from exercise_coach.logbook import FILE, Logbook
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Clock, Desk
from tests.growth import growth
from tests.logbook.years import fill

pytestmark = [pytest.mark.qt, pytest.mark.soak]

NOTICEABLE = 3
"""A hundred thousand facts more must not make it so many times as slow."""


def opening(desk: Desk) -> Callable[[], None]:
    """Return what opens Today from another page: its state is read, weighed and shown."""

    def opens() -> None:
        desk.program.go(Place.SETTINGS)
        desk.program.today.day = None
        desk.program.go(Place.TODAY)
        desk.program.outlooks.refresh()
        desk.wait_until(lambda: desk.program.today.day is not None)

    return opens


def test_today_opens_about_as_soon(tmp_path: Path, clock: Clock, open_desk: OpenDesk) -> None:
    desks = []
    for years in (1, 10):
        data = tmp_path / f"{years}-years"
        data.mkdir()
        with Logbook.open(data / FILE) as logbook:
            assert fill(logbook, clock.wall(), years) > 5_000 * years
        desks.append(open_desk(data=data))
    one, ten = map(opening, desks)
    assert growth(one, ten) < NOTICEABLE
