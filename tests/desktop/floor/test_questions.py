"""What asks and what tells, in the form that is read from the floor."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from exercise_coach.desktop.floor.far_page import FarPage
from exercise_coach.desktop.floor.measures import LINE, WORD, capitals
from tests.desktop.conftest import OpenDesk
from tests.desktop.floor.scenes import FLOOR_SCENES
from tests.desktop.looking import cut_off

pytestmark = pytest.mark.qt

SIZES = [(1280, 800), (900, 600), (800, 1280)]
HEADINGS = {
    "asking": "pain-question",
    "symptoms": "symptom-heading",
    "cramp": "cramp-heading",
    "stopped by pain": "advice-page-heading",
    "stopped by cramp": "advice-page-heading",
    "stopped by severe pain": "advice-page-heading",
    "stopped by chest pain": "advice-page-heading",
    "stopped by fever": "advice-page-heading",
    "stopped by leg": "advice-page-heading",
    "stopped by the user": "advice-page-heading",
}

LONG = {"stopped by pain", "stopped by cramp", "stopped by severe pain"}
"""Whom to call, and how to get up, is told whole there."""
SMALLEST, SMALLER = (900, 600), 0.88


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", HEADINGS)
def test_all_of_it_is_whole_and_large_enough(
    scene: str, size: tuple[int, int], open_desk: OpenDesk
) -> None:
    desk = open_desk(size=size)
    FLOOR_SCENES[scene](desk)
    desk.session.remark("", "sleep")
    desk.resize(size)
    page = desk.session.page
    assert isinstance(page, FarPage)
    assert page.is_far
    assert cut_off(desk.window) == []
    unit = min(size)
    heights = {each.objectName(): capitals(each.font()) for each in _texts(page)}
    least = LINE * unit * (_share(scene, size))
    assert {name: tall for name, tall in heights.items() if tall < least} == {}
    heading = heights[HEADINGS[scene]]
    assert heading >= max(heights.values()) - 1
    assert heading >= WORD * unit * _share(scene, size)


def _share(scene: str, size: tuple[int, int]) -> float:
    """Return how much of the wished size is enough: most is said after a cramp."""
    is_smaller = scene in LONG and (size == SMALLEST or scene == "stopped by cramp")
    return SMALLER if is_smaller else 1.0


def _texts(page: QWidget) -> list[QWidget]:
    assert isinstance(page, FarPage)
    return [each for each in page._wished if each.isVisible() and _says(each)]


def _says(widget: QWidget) -> bool:
    return not isinstance(widget, QLabel) or bool(widget.text())


@pytest.mark.parametrize("scene", ["asking", "symptoms", "cramp", "stopped by leg"])
def test_back_at_the_window_it_is_as_it_was(scene: str, open_desk: OpenDesk) -> None:
    desk = open_desk()
    FLOOR_SCENES[scene](desk)
    page = desk.session.page
    assert isinstance(page, FarPage)
    desk.resize((1280, 800))
    far = {each: each.font().pointSizeF() for each in _texts(page)}
    desk.press("F11")
    desk.resize((1280, 800))
    assert cut_off(desk.window) == []
    assert all(each.font().pointSizeF() < tall for each, tall in far.items())
    desk.press("F11")
    desk.resize((1280, 800))
    assert {each: each.font().pointSizeF() for each in _texts(page)} == far
