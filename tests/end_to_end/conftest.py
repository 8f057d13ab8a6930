"""A display and a sound device for all tests here; each test starts programs of its own."""

from collections.abc import Iterator

import pytest

from tests import recording
from tests.end_to_end import display as displays
from tests.end_to_end.display import Display
from tests.recording import NullSink


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    if reason := displays.missing():
        pytest.fail(reason)
    with Display() as shown:
        yield shown


@pytest.fixture(scope="session")
def sink() -> Iterator[NullSink]:
    if reason := recording.missing():
        pytest.fail(reason)
    with NullSink() as device:
        yield device
