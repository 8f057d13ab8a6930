"""The floor view where there is little room: what is told gives way, and the number never does."""

import pytest

from exercise_coach.desktop.controls import Role
from exercise_coach.desktop.floor.measures import NUMBER
from exercise_coach.desktop.session_foot import SCORE, SLEEP, About
from exercise_coach.session import State
from tests.desktop.conftest import OpenDesk
from tests.desktop.floor.scenes import FLOOR_SCENES
from tests.desktop.looking import cut_off
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

SIZES = [(1366, 768), (1100, 680), (1024, 600), (800, 600), (720, 540)]
LONG = (
    "No sound device was found on this computer, and no other way to play a tone works here. "
    "The session will be silent; watch the screen. A loudspeaker that is plugged in later is used."
)


@pytest.mark.parametrize("scene", ["hold", "hold, sided", "rest", "paused"])
@pytest.mark.parametrize("size", SIZES)
def test_the_number_is_whole_under_a_long_notice(
    size: tuple[int, int], scene: str, open_desk: OpenDesk
) -> None:
    desk = open_desk(size=size)
    desk.sound.name, desk.sound.notice = "silent", LONG
    FLOOR_SCENES[scene](desk)
    desk.press("M")
    desk.resize(size)
    number = desk.session.floor.number
    assert desk.window.size().toTuple() == size
    assert number.tall >= NUMBER * size[1] - 1
    assert number.height() >= number.tall
    assert desk.text("session-notice").startswith("No sound")
    assert cut_off(desk.session.floor) == []


def test_a_page_that_is_low_has_lower_digits(desk: Desk) -> None:
    FLOOR_SCENES["hold"](desk)
    floor = desk.session.floor
    floor.resize(floor.width(), 300)
    assert floor.number.tall < floor.number.height() < NUMBER * desk.window.height()


@pytest.mark.parametrize("is_far", [False, True])
def test_no_sound_is_told_for_a_while_and_marked_from_then_on(is_far: bool, desk: Desk) -> None:
    desk.sound.name, desk.sound.notice = "silent", LONG
    desk.begin("steady-trunk")
    if is_far:
        desk.press("F11")
    assert desk.sees("session-notice")
    assert desk.session.foot.passing.isActive()
    desk.session.foot.passing.timeout.emit()
    assert not desk.sees("session-notice")
    assert desk.text("muted-sign") == "No sound"
    desk.wait(3)
    assert not desk.sees("session-notice")


def test_it_waits_until_the_start(desk: Desk) -> None:
    desk.sound.name, desk.sound.notice = "silent", LONG
    desk.program.prepare("steady-trunk")
    assert desk.text("session-notice") == LONG
    assert not desk.session.foot.passing.isActive()


@pytest.mark.parametrize("scene", ["stopped by severe pain", "stopped by the user"])
def test_after_the_end_nothing_is_said_of_the_sound(scene: str, desk: Desk) -> None:
    desk.sound.name, desk.sound.notice = "silent", LONG
    FLOOR_SCENES[scene](desk)
    assert desk.is_in(State.STOPPED)
    assert not desk.sees("session-foot")


def test_who_chose_silence_is_not_told_of_it(desk: Desk) -> None:
    desk.program.go("settings")  # type: ignore[arg-type]
    desk.sound.name, desk.sound.notice = "silent", LONG
    desk.click("sound-silent")
    desk.begin("steady-trunk")
    assert not desk.sees("session-notice")
    assert desk.text("muted-sign") == "No sound"


def test_one_line_says_as_much_as_it_can_and_all_of_it_to_a_screen_reader(desk: Desk) -> None:
    FLOOR_SCENES["paused"](desk)
    foot = desk.session.foot
    foot.tell(LONG, About.JOURNAL)
    assert foot.notice.text().endswith("…")
    assert foot.notice.accessibleName() == LONG
    desk.press("F11")
    assert foot.notice.text() == LONG


def test_from_the_floor_notices_are_told_one_after_the_other_and_the_newest_first(
    desk: Desk,
) -> None:
    FLOOR_SCENES["paused"](desk)
    desk.resize((1280, 800))
    foot = desk.session.foot
    first = "This computer may fall asleep or darken its screen meanwhile."
    second = "End this session first: Slow turns was not opened."
    foot.tell(first, "sleep")
    foot.tell(second, "wish")
    said = []
    for _ in range(3):
        said.append(foot.notice.text())
        assert foot.turning.isActive()
        foot.turning.timeout.emit()
    assert said == [second, first, second]
    assert foot.notice.accessibleName() == f"{second}  {first}"
    foot.tell("", "wish")
    assert foot.notice.text() == first
    assert not foot.turning.isActive()


@pytest.mark.parametrize("is_far", [False, True])
def test_a_score_that_nobody_asked_for_is_confirmed_for_two_seconds(
    is_far: bool, desk: Desk
) -> None:
    desk.begin("steady-trunk")
    desk.session.foot.tell("", SLEEP)
    if is_far:
        desk.press("F11")
    desk.press("1")
    assert "Pain 1 – noted" in desk.text("session-notice")
    assert desk.session.foot.leaving[SCORE].interval() == 2000
    desk.session.foot.leaving[SCORE].timeout.emit()
    assert "noted" not in desk.texts()


def test_that_the_computer_may_sleep_is_told_once_and_in_no_alarming_colour(desk: Desk) -> None:
    FLOOR_SCENES["paused"](desk)
    foot = desk.session.foot
    foot._was_warned = False
    foot.tell("It may fall asleep.", SLEEP)
    assert foot.notice.foregroundRole() is Role.WindowText
    foot.leaving[SLEEP].timeout.emit()
    foot.tell("It may fall asleep.", SLEEP)
    assert not desk.sees("session-notice")
    foot.tell("It cannot be saved.", About.JOURNAL)
    assert foot.notice.foregroundRole() is Role.BrightText
