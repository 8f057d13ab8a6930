"""A stage for each test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.recovery.stage import Stage


@pytest.fixture
def stage(app: QApplication) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()
