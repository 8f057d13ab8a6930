"""A bus for all tests here."""

import sys
from collections.abc import Iterator

import pytest

from tests.desktop.bus.private import private_bus

collect_ignore = [] if sys.platform.startswith("linux") else ["test_awake.py", "test_logind.py"]
"""Elsewhere there is no bus."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with private_bus(tmp_path_factory.mktemp("b")) as given:
        yield given
