"""Nothing of these pages is cut off, everything has a name and can be reached by Tab."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.accessible.auditing import wrong_with
from tests.desktop.looking import cut_off, focusable, is_nameless, is_other_choice
from tests.desktop.recovery.scenes import SCENES
from tests.desktop.recovery.stage import Stage
from tests.desktop.stand_ins import settle

pytestmark = pytest.mark.qt

SIZES = ((1280, 800), (900, 600))


@pytest.mark.parametrize("scene", SCENES)
def test_every_page_is_whole_and_named(scene: str, stage: Stage) -> None:
    SCENES[scene](stage)
    for size in SIZES:
        stage.resize(size)
        assert stage.window.size().toTuple() == size
        assert cut_off(stage.window) == []
    assert [each for each in focusable(stage.window) if is_nameless(each)] == []
    assert wrong_with(stage.window) == []


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.usefixtures("large_letters")
def test_every_page_is_whole_with_large_letters(scene: str, stage: Stage) -> None:
    SCENES[scene](stage)
    for size in SIZES:
        stage.resize(size)
        assert cut_off(stage.window) == []


@pytest.mark.parametrize("scene", SCENES)
def test_tab_reaches_everything(scene: str, stage: Stage) -> None:
    SCENES[scene](stage)
    settle()
    # Of answers that exclude each other, Tab reaches one, and the arrow keys the others.
    all_of_them = list(focusable(stage.window))
    wanted = {widget for widget in all_of_them if not is_other_choice(widget)}
    reached: set[QWidget] = set()
    for _ in range(len(all_of_them) + 10):
        stage.press("Tab")
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
    assert {widget.objectName() for widget in wanted - reached} == set()
