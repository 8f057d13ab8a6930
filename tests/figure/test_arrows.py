"""Arrows in still pictures: where they lead follows from the movement."""

import math
from pathlib import Path

import pytest

from exercise_coach.figure import (
    Arrow,
    Figure,
    Joint,
    Stage,
    arrows_of,
    check_figure,
    load_figures,
)
from exercise_coach.figure.arrows import SHORTEST, rotation
from exercise_coach.figure.vectors import turned
from exercise_coach.prescription import Side
from tests.figure.files import GOOD, write
from tests.figure.movements import FIGURES

ROOM = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def figure(folder: Path, arrows: str, text: str = GOOD) -> Figure:
    file = write(folder, f"{text}arrows: {arrows}\n")
    assert check_figure(file) == []
    return load_figures(folder)["one"]


def length(arrow: Arrow) -> float:
    return sum(math.dist(a, b) for a, b in zip(arrow.places, arrow.places[1:], strict=False))


def test_an_arrow_goes_the_way_of_its_joint() -> None:
    shown = FIGURES["bird-dog"]
    reach, kick = arrows_of(shown)
    for arrow, joint in ((reach, Joint.RIGHT_WRIST), (kick, Joint.LEFT_ANKLE)):
        begin, end = (shown.frame(stage, 0.0).joints[joint] for stage in (Stage.START, Stage.HOLD))
        assert math.dist(arrow.places[0], begin) < 1e-6
        assert math.dist(arrow.places[-1], end) < 1e-6
        assert not arrow.is_both


def test_the_left_side_has_the_mirror_image() -> None:
    for right, left in zip(
        arrows_of(FIGURES["bird-dog"]), arrows_of(FIGURES["bird-dog"], Side.LEFT), strict=True
    ):
        assert [(x, -y, z) for x, y, z in right.places] == list(left.places)


def test_an_arrow_stands_beside_the_body(tmp_path: Path) -> None:
    (on_it,) = arrows_of(figure(tmp_path / "on", "[pelvis]"))
    (beside,) = arrows_of(figure(tmp_path / "beside", "[{way: pelvis, beside: [0, 0, 0.2]}]"))
    for place, other in zip(on_it.places, beside.places, strict=True):
        assert math.dist(place, other) == pytest.approx(0.2)


def test_a_short_way_is_drawn_longer_and_in_the_same_direction(tmp_path: Path) -> None:
    shown = figure(tmp_path, "[right-knee]")
    (arrow,) = arrows_of(shown)
    assert length(arrow) == pytest.approx(SHORTEST, rel=0.02)
    begin, end = (
        shown.frame(stage, 0.0).joints[Joint.RIGHT_KNEE] for stage in (Stage.START, Stage.HOLD)
    )
    went = [b - a for a, b in zip(begin, end, strict=True)]
    drawn = [b - a for a, b in zip(arrow.places[0], arrow.places[-1], strict=True)]
    assert sum(a * b for a, b in zip(went, drawn, strict=True)) > 0


def test_a_breath_goes_both_ways() -> None:
    (arrow,) = arrows_of(FIGURES["breathing"])
    assert arrow.is_both
    assert arrow.places[-1][2] > arrow.places[0][2]  # the belly rises


def test_a_way_in_pieces() -> None:
    pieces = arrows_of(FIGURES["wall-angel-pauses"])
    assert len(pieces) == 4
    assert pieces[0].places[-1][2] < pieces[1].places[0][2]


def test_how_far_axes_turn() -> None:
    axis, angle = rotation(ROOM, turned(ROOM, 0.0, 0.0, 38.0))
    assert axis == pytest.approx((0, 0, -1), abs=1e-9)  # to the right
    assert math.degrees(angle) == pytest.approx(38)
    assert rotation(ROOM, ROOM)[1] == 0


def test_a_turn_to_the_right_leads_to_the_right() -> None:
    (arrow,) = arrows_of(FIGURES["trunk-rotation-standing"])
    assert arrow.places[-1][1] < arrow.places[0][1]


def test_what_is_wrong_with_an_arrow_is_told(tmp_path: Path) -> None:
    for number, (arrows, says) in enumerate(
        (
            ("[{beside: [0, 0, 1]}]", "expected either a way or a turn"),
            ("[{way: pelvis, turn: chest}]", "expected either a way or a turn"),
            ("[{turn: chest, pieces: 2}]", "only a way has pieces"),
        )
    ):
        (problem,) = check_figure(write(tmp_path / str(number), f"{GOOD}arrows: {arrows}\n"))
        assert problem.message == says
    assert check_figure(write(tmp_path, f"{GOOD}arrows: [right-wrst]\n"))


@pytest.mark.parametrize("figure_id", sorted(FIGURES))
def test_every_arrow_can_be_seen(figure_id: str) -> None:
    for arrow in arrows_of(FIGURES[figure_id]):
        assert length(arrow) > 0.05
        assert all(math.dist(place, (0, 0, 0.8)) < 2 for place in arrow.places)
