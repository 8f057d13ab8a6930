"""A fresh logbook for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise_coach.logbook import Logbook
from tests.logbook.walks import logbook_in


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with logbook_in(tmp_path) as opened:
        yield opened
