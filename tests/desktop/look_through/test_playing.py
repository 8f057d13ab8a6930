"""The time that is played: it follows the clock, and rests while nobody sees it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.look_through.playing import Playing
from tests.desktop.stand_ins import Clock

pytestmark = pytest.mark.qt


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
def playing(app: QApplication, time: Clock) -> Iterator[Playing]:
    playing = Playing(time.monotonic)
    yield playing
    playing.see(is_seen=False)


def test_it_follows_the_clock_while_it_is_seen(playing: Playing, time: Clock) -> None:
    time.now += 5
    assert playing.seconds == 0
    playing.see(is_seen=True)
    time.now += 2.5
    assert playing.seconds == 2.5


def test_it_goes_on_where_it_was_held(playing: Playing, time: Clock) -> None:
    playing.see(is_seen=True)
    time.now += 2
    playing.want(is_wanted=False)
    time.now += 60
    assert playing.seconds == 2
    playing.want(is_wanted=True)
    time.now += 1
    assert playing.seconds == 3


def test_it_rests_while_it_is_not_seen(playing: Playing, time: Clock) -> None:
    playing.see(is_seen=True)
    time.now += 1
    playing.see(is_seen=False)
    time.now += 60
    playing.want(is_wanted=False)
    playing.see(is_seen=True)
    time.now += 60
    assert playing.seconds == 1


def test_it_begins_anew(playing: Playing, time: Clock) -> None:
    playing.see(is_seen=True)
    time.now += 7
    playing.begin()
    assert playing.seconds == 0
    time.now += 1
    assert playing.seconds == 1


def test_pictures_come_only_while_it_plays(playing: Playing) -> None:
    assert not playing._frames.isActive()
    playing.see(is_seen=True)
    assert playing._frames.isActive()
    playing.want(is_wanted=False)
    assert not playing._frames.isActive()
