"""A start waits for its sound, for a while."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.first_tone import MOST_LOOKS, FirstTone
from tests.desktop.stand_ins import RecordingSound

pytestmark = pytest.mark.qt


@pytest.fixture
def begun() -> list[str]:
    return []


@pytest.fixture
def first_tone(app: QApplication, begun: list[str]) -> Iterator[FirstTone]:
    """A start whose device never wakes."""
    sound, parent = RecordingSound(), QObject()
    sound.ready = False
    waiting = FirstTone(sound, lambda: begun.append("begun"), parent)
    yield waiting
    waiting.call_off()


def test_it_waits_no_longer_than_it_has_patience(first_tone: FirstTone, begun: list[str]) -> None:
    _look(first_tone, MOST_LOOKS)
    assert begun == []
    _look(first_tone, 1)
    assert begun == ["begun"]


def test_who_starts_again_waits_as_long_again(first_tone: FirstTone, begun: list[str]) -> None:
    _look(first_tone, MOST_LOOKS)
    first_tone.call_off()
    _look(first_tone, MOST_LOOKS)
    assert begun == []


def _look(first_tone: FirstTone, times: int) -> None:
    for _ in range(times):
        first_tone.wait()
