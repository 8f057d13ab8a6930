"""Right and wrong stand in the same place, and nothing leaves the picture at any turn."""

import pytest

from exercise_coach.desktop.figure.framing import Reach, placing, placing_within
from exercise_coach.desktop.figure.projection import Projection
from exercise_coach.figure import FOLDER, Stage, load_figures
from exercise_coach.folders import shipped
from exercise_coach.prescription import Side

FIGURES = load_figures(shipped("assets") / FOLDER)
SIZE = (300.0, 200.0)


def test_mistakes_stand_where_the_right_form_stands() -> None:
    right = FIGURES["plank"]
    together = [Reach(right), *(Reach(mistake.figure) for mistake in right.mistakes)]
    whole = placing_within(right.camera, together, *SIZE)
    assert whole == placing(right, *SIZE, beside=[mistake.figure for mistake in right.mistakes])
    assert whole.scale < placing(right, *SIZE).scale


@pytest.mark.parametrize("name", ["bird-dog", "sit-to-stand", "trunk-rotation-lying", "walk"])
@pytest.mark.parametrize("turn", [0.0, 75.0, 200.0])
def test_every_joint_is_in_the_picture_on_both_sides(name: str, turn: float) -> None:
    figure = FIGURES[name]
    view = Projection(figure.camera, placing(figure, *SIZE, turn), turn)
    for side in (Side.RIGHT, Side.LEFT):
        for stage in (Stage.START, Stage.HOLD, Stage.LOOP):
            for joint in figure.frame(stage, 0.3, side).joints.values():
                x, y, _ = view.spot(joint)
                assert 0 < x < SIZE[0]
                assert 0 < y < SIZE[1]
