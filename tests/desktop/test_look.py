"""Nothing is cut off, everything has a name and can be reached by Tab."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.conftest import OpenDesk
from tests.desktop.looking import cut_off
from tests.desktop.scenes import SCENES

pytestmark = pytest.mark.qt

SIZES = ((1280, 800), (900, 600))


@pytest.fixture
def large_letters(app: QApplication) -> Iterator[None]:
    """The system's letters at half as large again."""
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    QApplication.setFont(larger)
    yield
    QApplication.setFont(before)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scene", SCENES)
def test_no_text_is_cut_off(scene: str, size: tuple[int, int], open_desk: OpenDesk) -> None:
    desk = open_desk(size=size)
    SCENES[scene](desk)
    QApplication.processEvents()
    assert desk.window.size().toTuple() == size
    assert cut_off(desk.window) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.usefixtures("large_letters")
def test_no_text_is_cut_off_with_large_letters(
    scene: str, size: tuple[int, int], open_desk: OpenDesk
) -> None:
    desk = open_desk(size=size)
    SCENES[scene](desk)
    QApplication.processEvents()
    assert cut_off(desk.window) == []
