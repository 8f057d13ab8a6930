"""The moment at which a figure is best known from a still picture."""

import math
from pathlib import Path

import pytest

from exercise_coach.figure import Figure, Instant, Stage, check_figure, load_figures
from exercise_coach.figure.motion import eased, uneased
from tests.figure.files import GOOD, write
from tests.figure.movements import FIGURES

BETWEEN = GOOD.replace("hold: up", "hold: up, out: [half]").replace(
    "  up:\n", "  half: {like: down, left_arm: {to: up}}\n  up:\n"
)


def figure(folder: Path, text: str) -> Figure:
    file = write(folder, text)
    assert check_figure(file) == []
    return load_figures(folder)["one"]


def test_the_hold_is_shown_unless_the_file_names_a_pose(tmp_path: Path) -> None:
    assert figure(tmp_path, GOOD).picture == Instant(Stage.HOLD, 0)
    assert figure(tmp_path, f"{GOOD}picture: down\n").picture == Instant(Stage.START, 0)


def test_a_loop_is_shown_from_its_beginning(tmp_path: Path) -> None:
    text = GOOD.replace("hold: up", "loop: {period: 2, poses: [down, up]}")
    loops = figure(tmp_path, text)
    assert loops.picture == Instant(Stage.LOOP, 0)
    assert loops.instants["up"] == Instant(Stage.LOOP, 0.5)


def test_a_pose_on_the_way_is_shown_as_it_is_written(tmp_path: Path) -> None:
    shown = figure(tmp_path, f"{BETWEEN}picture: half\n")
    assert shown.picture.stage is Stage.OUT
    frame = shown.frame(*shown.picture)
    half = shown.poses["half"].solved.joints
    assert all(math.dist(at, half[joint]) < 1e-6 for joint, at in frame.joints.items())


@pytest.mark.parametrize("way", [0.0, 0.01, 0.25, 0.5, 0.9, 1.0])
def test_when_a_movement_has_come_so_far(way: float) -> None:
    assert eased(uneased(way)) == pytest.approx(way, abs=1e-9)


def test_a_pose_that_is_never_reached_is_no_picture(tmp_path: Path) -> None:
    aside = GOOD.replace("moves:", "  aside: {like: up}\nmoves:")
    for name, says in (
        ("aside", "the movement does not go through the pose 'aside'"),
        ("upp", "unknown pose 'upp' (did you mean 'up'?)"),
    ):
        (problem,) = check_figure(write(tmp_path, f"{aside}picture: {name}\n"))
        assert problem.message == says


@pytest.mark.parametrize("figure_id", sorted(FIGURES))
def test_every_mistake_can_be_seen_in_a_picture(figure_id: str) -> None:
    right = FIGURES[figure_id]
    for mistake in right.mistakes:
        instant = right.instant_unlike(mistake.figure)
        done, wrong = right.frame(*instant).joints, mistake.figure.frame(*instant).joints
        assert max(math.dist(at, wrong[joint]) for joint, at in done.items()) > 0.02, mistake.text
