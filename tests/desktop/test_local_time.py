"""The zone follows the system's, also while the program runs."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from exercise_coach import clock
from exercise_coach.desktop.local_time import local_now

pytestmark = [
    pytest.mark.qt,
    pytest.mark.skipif(not hasattr(time, "tzset"), reason="no zone to set for one program"),
]


@pytest.fixture
def land(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    with monkeypatch.context() as patch:
        yield lambda zone: patch.setenv("TZ", zone)
    time.tzset()


def test_a_flight_is_noticed(land: Callable[[str], None]) -> None:
    for zone in ("Europe/Berlin", "America/New_York", "Asia/Tokyo"):
        land(zone)
        now = local_now()
        assert now.tzinfo == ZoneInfo(zone)
        assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_zone_without_a_name_is_its_offset(land: Callable[[str], None]) -> None:
    land("XYZ-5")
    assert local_now().utcoffset() == timedelta(hours=5)


def test_a_clock_of_another_place_is_believed(
    land: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    land("Asia/Tokyo")
    moment = datetime(2024, 3, 1, 9, tzinfo=UTC)
    monkeypatch.setattr(clock, "wall", lambda: moment)
    assert local_now().isoformat() == "2024-03-01T09:00:00+00:00"
