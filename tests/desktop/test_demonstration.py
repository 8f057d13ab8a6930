"""The figure on the page of an exercise: in step with the coach, its steps there in every wait."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from exercise_coach.choices import Motion, Theme
from exercise_coach.desktop.demonstration import Demonstration
from exercise_coach.desktop.live_page import FRAME_MS
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.text_size import apply_text_size
from exercise_coach.figure import FOLDER, Stage
from exercise_coach.folders import shipped
from exercise_coach.prescription import Side
from exercise_coach.session import Kind
from exercise_coach.settings import load_settings
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt


def demonstration(desk: Desk) -> Demonstration:
    return desk.session.exercise.demonstration


def look(desk: Desk) -> tuple[Stage, float, Side | None]:
    """Return what the figure shows once the page has looked at the clock."""
    desk.session.exercise._show_time()
    moment = demonstration(desk).figure.moment
    return moment.stage, moment.fraction, moment.side


def wait_for(desk: Desk, kind: Kind) -> None:
    while desk.session.coach.interval.kind is not kind:
        desk.wait(0.25)


def figure_id(desk: Desk) -> str:
    figure = demonstration(desk).figure.figure
    assert figure is not None
    return figure.id


def test_the_figure_moves_as_the_coach_counts(desk: Desk) -> None:
    desk.begin("steady-trunk")
    assert look(desk) == (Stage.START, 0.0, Side.RIGHT)
    wait_for(desk, Kind.OUT)
    assert look(desk) == (Stage.OUT, 0.0, Side.RIGHT)
    desk.wait(0.5)
    assert look(desk) == (Stage.OUT, 0.25, Side.RIGHT)
    desk.press("Space")
    desk.clock.now += 60
    assert look(desk) == (Stage.OUT, 0.25, Side.RIGHT)
    desk.press("Space")
    wait_for(desk, Kind.HOLD)
    desk.wait(5)
    assert look(desk) == (Stage.HOLD, 0.0, Side.RIGHT)
    wait_for(desk, Kind.BACK)
    desk.wait(1)
    assert look(desk) == (Stage.BACK, 0.5, Side.RIGHT)
    wait_for(desk, Kind.OUT)
    assert look(desk)[2] is Side.LEFT


def test_it_looks_at_the_clock_thirty_times_a_second_and_only_while_time_runs(desk: Desk) -> None:
    desk.begin("steady-trunk")
    frames = desk.session.exercise._frames
    assert frames.interval() == FRAME_MS <= 1000 / 30
    assert frames.isActive()
    desk.press("Space")
    assert not frames.isActive()


def test_the_steps_are_there_while_one_waits_and_not_in_movement(desk: Desk) -> None:
    desk.begin("steady-trunk")
    assert desk.sees("figure")
    assert desk.sees("step-1")
    assert demonstration(desk).how.isChecked()
    wait_for(desk, Kind.OUT)
    assert desk.sees("figure")
    assert not desk.sees("step-1")
    assert desk.text("reminder")


def test_h_asks_for_the_steps_in_movement(desk: Desk) -> None:
    desk.begin("steady-trunk")
    wait_for(desk, Kind.HOLD)
    desk.press("H")
    assert desk.sees("step-1")
    assert desk.sees("figure")
    desk.click("how")
    assert not desk.sees("step-1")


def test_while_resting_the_next_exercise_is_shown(desk: Desk) -> None:
    desk.begin("steady-trunk")
    assert figure_id(desk) == "dead-bug"
    while desk.session.coach.interval.position == 0 and not desk.session.coach.interval.last:
        desk.wait(0.5)
    desk.press("1")
    assert desk.text("exercise-name") == "Rest"
    assert figure_id(desk) == "bird-dog"
    assert desk.sees("step-1")
    assert look(desk) == (Stage.START, 0.0, Side.RIGHT)


def test_one_who_lies_still_breathes(desk: Desk) -> None:
    desk.begin("lie-and-breathe")
    wait_for(desk, Kind.TIMED)
    assert look(desk)[:2] == (Stage.LOOP, 0.0)
    desk.wait(2)
    assert look(desk)[0] is Stage.LOOP
    assert 0 < demonstration(desk).figure.moment.breath < 1


def test_an_exercise_without_a_figure_has_its_steps(desk: Desk) -> None:
    desk.begin("typed")
    wait_for(desk, Kind.OUT)
    assert not desk.sees("figure")
    assert desk.text("step-1") == "<b>First.</b>"
    assert not desk.sees("how")
    assert desk.find(QLabel, "step-1").font().pointSizeF() > QApplication.font().pointSizeF()


def test_the_steps_stand_beside_a_figure_that_stands_and_below_one_that_lies(
    desk: Desk,
) -> None:
    desk.begin("steady-trunk")
    lying = demonstration(desk)
    assert lying.area.y() > lying.figure.geometry().bottom()
    desk.press("Escape", "Escape")
    desk.program.prepare("short-walks")
    desk.press("1", "Space")
    standing = demonstration(desk)
    assert figure_id(desk) == "walk"
    assert standing.area.x() > standing.figure.geometry().right()
    assert standing.figure.height() == standing.height()


def test_where_there_is_no_room_for_both_the_steps_come_first(desk: Desk) -> None:
    desk.begin("steady-trunk")
    shown = demonstration(desk)
    desk.resize((720, 540))
    assert desk.sees("step-1")
    shown.resize(260, 170)
    assert not desk.sees("figure")
    assert desk.sees("step-1")


def test_large_letters_leave_the_figure_its_place_until_the_steps_are_asked_for(
    desk: Desk, app: QApplication
) -> None:
    desk.begin("steady-trunk")
    desk.resize((900, 600))
    apply_text_size(app, 200)
    settle()
    assert desk.sees("figure")
    assert not desk.sees("step-1")
    desk.press("H")
    bar = demonstration(desk).area.verticalScrollBar()
    assert desk.sees("step-1")
    assert bar.maximum() > 0
    desk.press("Down")
    assert bar.value() > 0
    desk.press("H")
    assert desk.sees("figure")
    assert not desk.sees("step-1")


def test_less_motion_is_kept_and_reaches_the_figure(open_desk: OpenDesk, folder: Path) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    desk.click("motion-reduced")
    desk.begin("steady-trunk")
    assert demonstration(desk).figure.is_reduced
    desk.close()
    assert load_settings(folder).motion is Motion.REDUCED


@pytest.mark.parametrize("theme", ["dark", "auto"])
def test_what_is_chosen_stays_a_choice(theme: str, desk: Desk) -> None:
    """As plain text `auto` would name no colours."""
    desk.program.go(Place.SETTINGS)
    desk.click("theme-contrast")
    desk.click(f"theme-{theme}")
    assert desk.program.preferences.settings.theme is Theme(theme)


def test_the_users_own_figure_takes_the_place_of_ours(open_desk: OpenDesk, folder: Path) -> None:
    (folder / FOLDER).mkdir()
    ours = (shipped("assets") / FOLDER / "cat-cow.yaml").read_text()
    (folder / FOLDER / "dead-bug.yaml").write_text(ours)
    desk = open_desk()
    desk.begin("steady-trunk")
    figure = demonstration(desk).figure.figure
    assert figure is not None
    assert figure.camera == desk.program.figures["cat-cow"].camera
