"""How the questions of a session are answered by the keyboard, and how its last page is seen."""

import pytest
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.floor.measures import LINE, capitals
from exercise_coach.session import State
from tests.desktop.conftest import OpenDesk
from tests.desktop.floor.scenes import FLOOR_SCENES
from tests.desktop.looking import cut_off
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 600), (720, 540), (800, 1280)])
def test_the_last_page_is_read_from_the_floor_too(
    size: tuple[int, int], open_desk: OpenDesk
) -> None:
    desk = open_desk(size=size)
    FLOOR_SCENES["stopped by the user"](desk)
    desk.press("Return")
    desk.resize(size)
    finish = desk.session.finish
    assert finish.is_far
    assert cut_off(desk.window) == []
    texts = [each for each in finish._wished if each.isVisible()]
    assert min(capitals(each.font()) for each in texts) >= 0.9 * LINE * min(size)
    desk.press("2")
    assert desk.page == "finish-page"


@pytest.mark.parametrize("scene", ["asking", "stopped by the user"])
def test_the_ends_of_a_scale_are_as_large_as_any_line(scene: str, desk: Desk) -> None:
    FLOOR_SCENES[scene](desk)
    if scene != "asking":
        desk.press("Return")
    page = desk.session.page
    scale = desk.session.pain.scale if scene == "asking" else desk.session.finish._pain_scale
    assert capitals(scale.font()) >= LINE * min(desk.window.size().toTuple())
    desk.press("F11")
    assert desk.session.page is page
    assert capitals(scale.font()) < 20


def test_a_leg_has_a_key_where_pain_is_asked(desk: Desk) -> None:
    FLOOR_SCENES["asking"](desk)
    assert desk.find(Button, "leg").key == "L"
    desk.press("L")
    assert desk.is_in(State.STOPPED)
    assert desk.page == "advice-page"


def test_the_same_letter_does_nothing_during_an_exercise(desk: Desk) -> None:
    FLOOR_SCENES["hold"](desk)
    desk.press("L")
    assert desk.is_in(State.RUNNING)


@pytest.mark.parametrize("scene", ["symptoms", "cramp"])
@pytest.mark.parametrize("key", ["Down", "Up"])
def test_the_arrows_lead_from_answer_to_answer_and_around(scene: str, key: str, desk: Desk) -> None:
    FLOOR_SCENES[scene](desk)
    page = desk.session.page
    first = QApplication.focusWidget()
    answers = [each for each in page.findChildren(Button) if each.isVisible()]
    seen = []
    for _ in answers:
        desk.press(key)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == len(answers)
    assert set(seen) == set(answers)
    assert seen[-1] is first


@pytest.mark.parametrize(
    ("scene", "button"), [("stopped by pain", "finish"), ("stopped by chest pain", "close")]
)
def test_every_stop_says_which_key_leads_on(scene: str, button: str, desk: Desk) -> None:
    FLOOR_SCENES[scene](desk)
    way_on = desk.find(Button, button)
    assert way_on.key == "Enter"
    assert way_on.hasFocus()
    desk.press("Return")
    assert desk.page != "advice-page"


def test_who_left_sets_out_is_not_told_that_all_is_done(desk: Desk) -> None:
    desk.begin("steady-trunk")
    for _ in range(200):
        if desk.state is State.FINISHED:
            break
        desk.press("Return" if desk.state is State.ASKING else "Right")
    assert desk.page == "finish-page"
    assert desk.text("finish-heading") == "Done for now."
