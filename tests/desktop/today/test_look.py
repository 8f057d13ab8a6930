"""Nothing on Today is cut off, everything has a name and can be reached by Tab."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.accessible.auditing import wrong_with
from tests.desktop.looking import cut_off, focusable, is_nameless, is_other_choice
from tests.desktop.recovery.stage import Stage
from tests.desktop.today.conftest import Show
from tests.desktop.today.scenes import SCENES

pytestmark = pytest.mark.qt

DAYS = {"a step up": 10}
SIZES = ((1280, 800), (900, 600))


@pytest.mark.parametrize("scene", SCENES)
def test_the_page_is_whole_and_named(scene: str, stage: Stage, show: Show) -> None:
    show(SCENES[scene](), DAYS.get(scene, 5))
    for size in SIZES:
        stage.resize(size)
        assert cut_off(stage.window) == []
    assert [each for each in focusable(stage.window) if is_nameless(each)] == []
    assert wrong_with(stage.window) == []


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.usefixtures("large_letters")
def test_the_page_is_whole_with_large_letters(scene: str, stage: Stage, show: Show) -> None:
    page = show(SCENES[scene](), DAYS.get(scene, 5))
    page.undo.offer("Gentle mobility is left out today.", "1")
    for size in SIZES:
        stage.resize(size)
        assert cut_off(stage.window) == []


@pytest.mark.parametrize("scene", SCENES)
def test_tab_reaches_everything(scene: str, stage: Stage, show: Show) -> None:
    page = show(SCENES[scene](), DAYS.get(scene, 5))
    page.undo.offer("Gentle mobility is left out today.", "1")
    wanted = {each for each in focusable(stage.window) if not is_other_choice(each)}
    reached: set[QWidget] = set()
    for _ in range(len(wanted) + 10):
        stage.press("Tab")
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
    assert {widget.objectName() for widget in wanted - reached} == set()
