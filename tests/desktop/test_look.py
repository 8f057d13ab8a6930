"""Nothing is cut off, everything has a name and can be reached by Tab."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.accessible.auditing import wrong_with
from tests.desktop.looking import cut_off, focusable, is_nameless, is_other_choice
from tests.desktop.scenes import SCENES
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt

SIZES = ((1280, 800), (900, 600))


@pytest.mark.parametrize("scene", SCENES)
def test_every_page_is_whole_and_named(scene: str, desk: Desk) -> None:
    SCENES[scene](desk)
    for size in SIZES:
        desk.resize(size)
        assert desk.window.size().toTuple() == size
        assert cut_off(desk.window) == []
    assert [each for each in focusable(desk.window) if is_nameless(each)] == []
    assert wrong_with(desk.window) == []


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.usefixtures("large_letters")
def test_every_page_is_whole_with_large_letters(scene: str, desk: Desk) -> None:
    SCENES[scene](desk)
    for size in SIZES:
        desk.resize(size)
        assert cut_off(desk.window) == []


TAB_SCENES = ("routines", "look-through, sided", "settings", "logbook, year", "logbook, pain",
              "logbook, sessions", "logbook, a session", "problems",
              "ready at 2", "asking", "cramp", "symptoms", "rest", "finish",
              "not now at 4")  # fmt: skip


@pytest.mark.parametrize("scene", TAB_SCENES)
def test_tab_reaches_everything(scene: str, desk: Desk) -> None:
    SCENES[scene](desk)
    settle()
    # Of choices that exclude each other, Tab reaches the one that is chosen.
    wanted = {widget for widget in focusable(desk.window) if not is_other_choice(widget)}
    reached: set[QWidget] = set()
    for _ in range(2 * len(wanted) + 5):
        desk.press("Tab")
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
    assert {widget.objectName() for widget in wanted - reached} == set()
