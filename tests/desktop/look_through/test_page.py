"""Looking through a routine by keyboard alone: nothing sounds, and nothing is written down."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from exercise_coach.desktop.figure import FigureView
from exercise_coach.desktop.look_through.page import LookThroughPage
from exercise_coach.desktop.navigation import Place
from exercise_coach.figure import Stage
from exercise_coach.prescription import Phase, Side
from exercise_coach.settings import FILE_NAME
from tests.desktop.conftest import OpenDesk
from tests.desktop.routines import STEADY
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

SHIFT = Qt.KeyboardModifier.ShiftModifier
LOOK = "look-through-page"


def look(desk: Desk, routine: str = "steady-trunk") -> LookThroughPage:
    """Look through a routine."""
    loaded = desk.program.library.now.routine(routine)
    assert loaded is not None
    desk.program.looking.show(loaded.routine)
    return page(desk)


def page(desk: Desk) -> LookThroughPage:
    found = desk.program.looking.page
    assert found is not None
    return found


def play(desk: Desk, seconds: float) -> None:
    """Let time pass, and the picture after it be made."""
    desk.clock.now += seconds
    page(desk).playing.moved.emit()
    QApplication.processEvents()


def stage(desk: Desk) -> Stage:
    return page(desk).figure.moment.stage


def small_figures(desk: Desk) -> list[FigureView]:
    """The figures of the row, once all of them are made."""
    views = [form.view for form in page(desk).mistakes.forms if form.view is not None]
    desk.wait_until(lambda: all(view.figure is not None for view in views))
    return views


# The way there and back


def test_from_the_routines_and_back(desk: Desk) -> None:
    desk.program.go(Place.ROUTINES)
    desk.program.routines.choose_phase(Phase.STRENGTHENING)
    desk.program.routines.focus_list()
    desk.press("Down", "V")
    assert desk.page == LOOK
    chosen = desk.program.routines.chosen
    assert chosen is not None
    assert desk.text("look-where").startswith(chosen.routine.title)
    desk.press("Escape")
    assert desk.page == "routines-page"
    assert desk.program.routines.chosen is chosen
    desk.press("Up")
    assert desk.program.routines.chosen is not chosen


def test_from_one_exercise_of_a_routine(desk: Desk) -> None:
    desk.program.go(Place.ROUTINES)
    loaded = desk.program.library.now.routine("steady-trunk")
    assert loaded is not None
    desk.program.routines.show_routine(loaded)
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == "look-at-2":
            break
        desk.press("Tab")
    desk.press("Return")
    assert desk.text("look-name") == "Bird-dog"
    assert desk.text("look-where").endswith("2 of 2")


def test_from_today_and_back(desk: Desk) -> None:
    desk.program.today.looked_through.emit("steady-trunk")
    assert desk.page == LOOK
    desk.press("Escape")
    assert desk.page == "today-page"


def test_start_leads_to_the_ready_page(desk: Desk) -> None:
    look(desk)
    desk.press("Return")
    assert desk.page == "ready-page"
    desk.press("Escape")
    assert desk.page == "today-page"


def test_nothing_sounds_and_nothing_is_written(desk: Desk) -> None:
    look(desk)
    play(desk, 6)
    desk.press("Right", "Space", "Left", "Escape")
    assert desk.sound.heard == []
    assert not desk.sound.is_awake
    assert desk.log() == []
    assert desk.program.keeping.broken_off() is None


# Playing


def test_it_plays_at_its_own_tempo(desk: Desk) -> None:
    look(desk)
    seen = []
    for seconds in (0.5, 1.5, 2.0, 11.0, 2.0):
        play(desk, seconds)
        seen.append((stage(desk), desk.text("pace-word"), desk.text("pace-seconds")))
    assert seen == [
        (Stage.START, "Get ready", ""),
        (Stage.OUT, "Move", "1 s"),
        (Stage.HOLD, "Hold", "11 s"),
        (Stage.BACK, "Return", "2 s"),
        (Stage.START, "Get ready", ""),
    ]


def test_space_holds_it_where_it_is(desk: Desk) -> None:
    look(desk)
    play(desk, 2)
    held = page(desk).figure.moment
    desk.press("Space")
    assert page(desk).play.text() == "Play"
    play(desk, 30)
    assert page(desk).figure.moment == held
    desk.press("Space")
    play(desk, 2)
    assert stage(desk) is Stage.HOLD


def test_it_plays_only_while_it_is_seen(desk: Desk) -> None:
    frames = look(desk).playing._frames
    assert frames.isActive()
    assert frames.interval() >= 33
    desk.press("Escape")
    assert not frames.isActive()


def test_the_next_exercise_plays_even_after_a_pause(desk: Desk) -> None:
    look(desk)
    desk.press("Space", "Escape")
    look(desk)
    assert page(desk).playing.is_wanted
    assert page(desk).play.text() == "Pause"


def test_less_motion_shows_end_poses_only(open_desk: OpenDesk, folder: Path) -> None:
    (folder / FILE_NAME).write_text("introduced: true\nmotion: reduced\n")
    desk = open_desk()
    look(desk)
    assert page(desk).figure.is_reduced
    assert all(view.is_reduced for view in small_figures(desk))


# From exercise to exercise


def test_arrows_go_through_the_exercises(desk: Desk) -> None:
    look(desk)
    play(desk, 4)
    names = [desk.text("look-name")]
    for key in ("Right", "Right", "Left", "Left"):
        desk.press(key)
        names.append(desk.text("look-name"))
    assert names == ["Dead bug", "Bird-dog", "Bird-dog", "Dead bug", "Dead bug"]
    assert not page(desk).previous.isEnabled()
    assert page(desk).next.isEnabled()
    assert stage(desk) is Stage.START


def test_everything_to_know_stands_beside_it(desk: Desk) -> None:
    look(desk)
    desk.press("Right")
    exercise = desk.program.library.now.exercises["bird-dog"].exercise
    said = desk.texts()
    for text in (*exercise.how, *exercise.reminders, *exercise.stop_if, *exercise.mistakes):
        assert text in said
    assert "Stuart McGill" in desk.text("look-sources")
    assert desk.text("look-dose") == "hold 4 s a side  ·  shown: right arm, left leg"


def test_what_a_file_says_is_shown_as_it_stands(desk: Desk) -> None:
    look(desk, "typed")
    labels = [each for each in page(desk).findChildren(QLabel) if each.isVisible()]
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
    assert desk.text("look-name") == "<b>Tagged</b>"
    assert desk.text("look-step-2") == '<img src="x.png">'


def test_an_exercise_without_a_figure_has_its_words(desk: Desk) -> None:
    look(desk, "typed")
    assert desk.text("look-no-figure") == "There is no figure of this exercise."
    assert not page(desk).play.isEnabled()
    desk.press("Space", "D", "R", "S")
    assert page(desk).playing.is_wanted


def test_a_timed_item_shows_how_long(desk: Desk) -> None:
    look(desk, "lie-and-breathe")
    play(desk, 1)
    assert (desk.text("pace-word"), desk.text("pace-seconds")) == ("Keep going", "30 s")
    assert not desk.sees("look-other-side")
    assert not desk.sees("pace-bars")


# Sides and the camera


def test_the_other_side(desk: Desk) -> None:
    look(desk)
    play(desk, 4)
    desk.press("S")
    assert page(desk).figure.moment.side is Side.LEFT
    assert all(view.moment.side is Side.LEFT for view in small_figures(desk))
    assert desk.text("look-dose").endswith("shown: left arm, right leg")
    desk.press("S")
    assert page(desk).figure.moment.side is Side.RIGHT


def test_keys_turn_the_camera_and_turn_it_back(desk: Desk) -> None:
    figure = look(desk).figure
    assert not page(desk).reset.isEnabled()
    desk.press("D", "D", "A", "D")
    assert figure.turn == 30
    desk.press("Left", "Left", "Left", modifier=SHIFT)
    assert figure.turn == 345
    desk.press("Right", modifier=SHIFT)
    desk.press("D")
    assert (figure.turn, desk.text("look-name")) == (15, "Dead bug")
    desk.press("R")
    assert figure.turn == 0
    assert not page(desk).reset.isEnabled()


def test_the_small_figures_follow_the_camera(desk: Desk) -> None:
    look(desk)
    views = small_figures(desk)
    desk.press("D", "D")
    desk.wait_until(lambda: all(view.turn == 30 for view in views))


def test_the_mouse_turns_the_camera(desk: Desk) -> None:
    figure = look(desk).figure
    QApplication.processEvents()
    QTest.mousePress(figure, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    QTest.mouseMove(figure, QPoint(200, 110))
    assert 0 < figure.turn < 180
    QTest.mouseRelease(figure, Qt.MouseButton.LeftButton, pos=QPoint(200, 110))
    turned = figure.turn
    QTest.mouseMove(figure, QPoint(350, 110))
    assert figure.turn == turned


def test_another_exercise_is_seen_from_its_own_side(desk: Desk) -> None:
    look(desk)
    desk.press("D", "Right")
    assert page(desk).figure.turn == 0


# Mistakes


def test_drawn_mistakes_move_beside_the_right_form(desk: Desk) -> None:
    look(desk)
    desk.press("Right")
    right, *wrong = small_figures(desk)
    assert len(wrong) == 2
    play(desk, 4)
    page(desk)._show_moment()
    assert {view.moment.stage for view in (right, *wrong)} == {Stage.HOLD}
    drawn = page(desk).figure.figure
    assert drawn is not None
    assert right.figure is drawn
    assert [view.figure for view in wrong] == [each.figure for each in drawn.mistakes]
    signs = [form.sign for form in page(desk).mistakes.forms if form.sign is not None]
    assert [sign.is_right for sign in signs] == [True, *(False for _ in drawn.mistakes)]


def test_mistakes_that_cannot_be_drawn_stand_in_words(desk: Desk) -> None:
    look(desk)
    desk.press("Right")
    assert desk.text("mistakes-in-words") == "–  Lifting the leg too high"


def test_an_exercise_without_mistakes_has_no_row(desk: Desk) -> None:
    look(desk, "typed")
    assert not desk.sees("mistakes")


def test_letters_follow_the_room(desk: Desk) -> None:
    look(desk)
    desk.press("Right")
    large = desk.find(QLabel, "look-step-1").font().pointSizeF()
    desk.resize((900, 600))
    assert desk.find(QLabel, "look-step-1").font().pointSizeF() < large


@pytest.mark.parametrize("size", [(1366, 700), (1366, 768), (1280, 720)])
def test_no_button_is_below_the_edge_of_a_laptop_screen(size: tuple[int, int], desk: Desk) -> None:
    look(desk)
    desk.resize(size)
    small_figures(desk)
    bottom = page(desk).next.mapTo(page(desk), QPoint(0, page(desk).next.height())).y()
    assert bottom <= page(desk).height()


def test_text_is_scrolled_by_keys(desk: Desk) -> None:
    look(desk)
    desk.resize((900, 600))
    bar = page(desk).facts.area.verticalScrollBar()
    assert bar.maximum() > 0
    desk.press("Down", "PageDown")
    assert bar.value() > 0
    desk.press("Right")
    assert bar.value() == 0


def test_a_button_with_the_keyboard_leaves_the_arrows_alone(desk: Desk) -> None:
    look(desk)
    page(desk).turn.setFocus()
    desk.press("Right")
    assert desk.text("look-name") == "Bird-dog"


def test_the_routine_that_was_begun_with_is_kept(desk: Desk) -> None:
    look(desk)
    file = desk.folder / "routines" / "steady-trunk.yaml"
    file.write_text(STEADY.replace("Steady trunk", "Steadier"))
    desk.wait_until(lambda: desk.program.library.title_of("steady-trunk") == "Steadier")
    assert desk.text("look-where") == "Steady trunk  ·  1 of 2"
