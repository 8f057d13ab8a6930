"""Into the floor view and out of it, and what it leaves as it was."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from exercise_coach.choices import Theme
from exercise_coach.desktop.controls import Button, Role
from exercise_coach.desktop.fitting import ASKED
from exercise_coach.desktop.floor.measures import CONTRAST, contrast
from exercise_coach.desktop.floor.sight import sight
from exercise_coach.desktop.text_size import apply_text_size
from exercise_coach.desktop.theme import apply_theme
from exercise_coach.session import Coach, Kind, State
from exercise_coach.session.events import Score, Start
from exercise_coach.settings import FILE_NAME
from tests.desktop.conftest import OpenDesk
from tests.desktop.floor.scenes import FLOOR_SCENES
from tests.desktop.looking import cut_off
from tests.desktop.stand_ins import Desk, settle
from tests.session.routines import reps, routine

pytestmark = pytest.mark.qt


@pytest.fixture
def eager(open_desk: OpenDesk, desk: Desk) -> Desk:
    """A desk whose sessions fill the screen by themselves, as they do unless told otherwise."""
    desk.program.preferences.change(floor_at_start=True)
    return desk


def test_it_comes_by_itself_unless_told_otherwise(eager: Desk) -> None:
    eager.program.prepare("steady-trunk")
    assert "F11 leaves that" in eager.texts() or eager.session.ready.asks
    assert not eager.window.isFullScreen()
    eager.press("1", "Space")
    assert eager.page == "floor-page"
    assert eager.window.isFullScreen()
    eager.press("Escape")
    assert eager.page == "advice-page"
    eager.press("Escape", "Return")
    assert eager.page == "today-page"
    assert not eager.window.isFullScreen()


def test_it_does_not_come_where_it_is_not_wanted(desk: Desk) -> None:
    desk.begin("steady-trunk")
    assert desk.page == "exercise-page"
    assert not desk.window.isFullScreen()


def test_it_does_not_come_back_to_whoever_left_it_before_the_start(eager: Desk) -> None:
    eager.program.prepare("steady-trunk")
    eager.press("F11", "F11", "1", "Space")
    assert eager.page == "exercise-page"


def test_it_says_how_to_leave_it(eager: Desk) -> None:
    eager.begin("steady-trunk")
    leave = eager.find(Button, "floor-leave")
    assert leave.key == "F11"
    eager.click("floor-leave")
    assert eager.page == "exercise-page"
    assert not eager.window.isFullScreen()


def test_a_window_that_filled_the_screen_before_does_so_afterwards(eager: Desk) -> None:
    eager.press("F11")
    eager.begin("steady-trunk")
    eager.press("Escape", "Escape", "Return")
    assert eager.window.isFullScreen()


@pytest.mark.parametrize("scene", ["hold", "paused", "asking", "symptoms", "cramp", "rest"])
def test_to_and_fro_changes_nothing_else(scene: str, desk: Desk) -> None:
    FLOOR_SCENES[scene](desk)
    before = _all_that_counts(desk)
    focused = QApplication.focusWidget()
    for _ in range(2):
        desk.press("F11")
    assert _all_that_counts(desk) == before
    assert QApplication.focusWidget() is focused
    desk.press("F11")
    assert desk.state is before[0]
    assert QApplication.focusWidget() is not None
    assert not desk.window.isFullScreen()


@pytest.mark.parametrize("scene", ["hold", "muted"])
def test_letters_stay_as_large_whatever_the_desktop_wishes_meanwhile(
    scene: str, desk: Desk, app: QApplication
) -> None:
    FLOOR_SCENES[scene](desk)
    before = _letters(desk)
    apply_text_size(app, 200)
    settle()
    assert _letters(desk) == before
    desk.press("F11")
    apply_text_size(app, 100)
    settle()
    desk.press("F11")
    assert _letters(desk) == before


def test_a_question_is_fitted_anew_where_larger_letters_are_wished_meanwhile(
    desk: Desk, app: QApplication
) -> None:
    FLOOR_SCENES["asking"](desk)
    desk.resize((900, 600))
    before = _letters(desk)
    apply_text_size(app, 200)
    settle()
    assert cut_off(desk.window) == []
    assert _letters(desk) == before
    apply_text_size(app, 100)
    settle()
    assert _letters(desk) == before


def test_letters_are_as_large_as_is_wished_by_now_when_it_is_left(
    desk: Desk, app: QApplication
) -> None:
    FLOOR_SCENES["asking"](desk)
    desk.press("F11")
    before = {name: points for name, points in _asked(desk).items() if points}
    desk.press("F11")
    apply_text_size(app, 150)
    desk.press("F11")
    assert _asked(desk) == pytest.approx({name: 1.5 * each for name, each in before.items()})


def _letters(desk: Desk) -> dict[str, float]:
    labels = desk.session.findChildren(QLabel)
    return {each.objectName(): each.font().pointSizeF() for each in labels if each.isVisible()}


def _asked(desk: Desk) -> dict[str, float]:
    labels = desk.session.pain.findChildren(QLabel)
    return {each.objectName(): each.property(ASKED) for each in labels}


def test_it_follows_the_theme(desk: Desk, app: QApplication) -> None:
    FLOOR_SCENES["hold"](desk)
    for theme in (Theme.DARK, Theme.CONTRAST, Theme.LIGHT):
        apply_theme(app, theme)
        settle()
        palette = desk.session.floor.phase.palette()
        ink, ground = (palette.color(each) for each in (Role.Highlight, Role.Window))
        assert contrast(ink, ground) >= CONTRAST
    desk.press("F11")
    assert desk.session.palette() == app.palette()


def test_the_keyboard_belongs_to_the_session_after_a_question_taken_back(desk: Desk) -> None:
    FLOOR_SCENES["symptoms"](desk)
    desk.press("Escape")
    assert desk.page == "floor-page"
    assert QApplication.focusWidget() is desk.session


def _all_that_counts(desk: Desk) -> tuple[object, ...]:
    guide = desk.session.player.guide
    return desk.state, guide.remaining(), desk.page, tuple(desk.sound.heard), guide.wait()


def test_no_tone_is_missed_on_the_way(desk: Desk) -> None:
    desk.begin("slow-turns")
    for _ in range(14):
        desk.wait(0.5)
        desk.press("F11")
    heard = desk.sound.heard
    assert heard.count("begin") == heard.count("rep") == 1
    assert desk.state in {State.RUNNING, State.ASKING}


def test_space_waits_and_escape_stops_there_too(eager: Desk) -> None:
    eager.begin("steady-trunk")
    eager.press("Space")
    assert eager.is_in(State.PAUSED)
    assert eager.text("floor-phase") == "Paused"
    assert eager.text("floor-part") == "Space goes on"
    # What no button stands for is told while there is time to read it.
    assert eager.text("floor-then").startswith("C cramp · S symptom")
    eager.press("Space")
    assert eager.is_in(State.RUNNING)
    eager.press("Escape")
    assert eager.is_in(State.STOPPED)
    assert eager.window.isFullScreen()


@pytest.mark.parametrize(
    ("button", "state"),
    [("floor-pause", State.PAUSED), ("floor-hurts", State.ASKING), ("floor-stop", State.STOPPED)],
)
def test_the_keys_that_are_shown_can_be_pressed(button: str, state: State, eager: Desk) -> None:
    eager.begin("steady-trunk")
    eager.click(button)
    assert eager.is_in(state)


def test_a_rest_shows_what_comes(desk: Desk) -> None:
    FLOOR_SCENES["rest"](desk)
    assert desk.text("floor-phase") == "Rest"
    assert desk.text("floor-name") == "Next: Curl-up"


def test_a_timed_item_counts_minutes(desk: Desk) -> None:
    FLOOR_SCENES["timed"](desk)
    floor = desk.session.floor
    assert desk.session.coach.interval.kind is Kind.TIMED
    shown = {floor.number.text}
    assert shown <= {"29", "59", "1:29", "4:59"}


def test_what_is_remembered_is_the_window_and_not_the_screen(desk: Desk) -> None:
    before = desk.window.saveGeometry()
    desk.press("F11")
    assert desk.window.isFullScreen()
    assert desk.window.saveGeometry() == before
    desk.press("F11")
    assert desk.window.saveGeometry() == before or not desk.window.isFullScreen()


@pytest.mark.parametrize("is_far", [False, True])
def test_being_muted_is_said_in_a_word_and_a_sign(is_far: bool, desk: Desk) -> None:
    desk.begin("steady-trunk")
    if is_far:
        desk.press("F11")
    assert not desk.sees("muted-sign")
    desk.press("M")
    assert desk.text("muted-sign") == "Muted · M"
    desk.press("M")
    assert not desk.sees("muted-sign")


def test_the_settings_say_it_and_keep_it(desk: Desk) -> None:
    desk.program.go("settings")  # type: ignore[arg-type]
    desk.click("floor-at-start")
    desk.click("flash-never")
    desk.program.preferences.close()
    kept = (desk.folder / FILE_NAME).read_text()
    assert "floor_at_start: true" in kept
    assert "flash: never" in kept


def test_nothing_on_the_floor_is_without_a_name(desk: Desk) -> None:
    FLOOR_SCENES["hold"](desk)
    for widget in desk.session.floor.findChildren(QWidget):
        if isinstance(widget, Button | QPushButton):
            assert widget.objectName()
            assert widget.accessibleName()
    number = desk.session.floor.number
    assert number.accessibleName() == f"{number.text} seconds"


def test_a_rep_is_heard_as_one() -> None:
    coach = Coach(routine(reps(3), prepare=0))
    coach.handle(Score(0), 0)
    coach.handle(Start(), 0)
    assert (sight(coach, 1.5).number, sight(coach, 1.5).heard) == ("1", "Rep 1")


def test_while_one_gets_ready_it_says_the_first_step_and_by_h_all_of_them(desk: Desk) -> None:
    FLOOR_SCENES["prepare"](desk)
    steps = desk.session.coach.interval.prescription.exercise.how
    assert desk.text("floor-how") == f"1.  {steps[0]}"
    assert desk.sees("floor-figure")
    desk.press("H")
    assert all(step in desk.text("floor-how") for step in steps)
    assert not desk.sees("floor-figure")
    desk.press("H")
    assert desk.sees("floor-figure")
    desk.wait(8)
    assert desk.text("floor-how") == f"2.  {steps[1]}"
    desk.wait(15)
    assert not desk.sees("floor-how")
