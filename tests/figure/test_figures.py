"""A figure at any moment: its stages, its breath, its things, its other side."""

from pathlib import Path

import pytest

from exercise_coach.figure import (
    Block,
    Figure,
    Joint,
    Rod,
    Stage,
    Thing,
    check_figure,
    load_figures,
)
from exercise_coach.figure.vectors import distance
from exercise_coach.prescription import Side
from tests.figure.files import GOOD, write

ROCKING = """\
format: 1
camera: {azimuth: -90}
things:
  - {thing: chair, at: [0.1, 0.3], turn: 30}
  - {thing: warm-pack, of: chest, at: [0.1, 0, 0]}
  - {thing: stick, through: [right-wrist, [0.5, -0.3, 0]]}
poses:
  up: {right_arm: {to: ahead}}
  bent: {like: up, pelvis: {bend: 30}}
  back: {like: up, pelvis: {bend: -10}}
moves:
  start: up
  hold: bent
  back: [back]
  loop: {period: 4, poses: [up, bent]}
breath: {belly: 0.01, chest: 0.002}
mistakes:
  - {text: Too far, poses: {bent: {pelvis: {bend: 60}}}}
"""


@pytest.fixture
def rocking(tmp_path: Path) -> Figure:
    return load_figures(write(tmp_path, ROCKING).parent)["one"]


def apart(figure: Figure, one: tuple[Stage, float], other: tuple[Stage, float]) -> float:
    """How far the joints of two moments are from each other at most, in metres."""
    a, b = figure.frame(*one).joints, figure.frame(*other).joints
    return max(distance(a[joint], b[joint]) for joint in Joint)


def test_a_movement_starts_and_ends_at_rest(rocking: Figure) -> None:
    assert apart(rocking, (Stage.OUT, 0), (Stage.OUT, 0.02)) < 1e-4
    assert apart(rocking, (Stage.OUT, 0.98), (Stage.OUT, 1)) < 1e-4
    assert apart(rocking, (Stage.OUT, 0.49), (Stage.OUT, 0.51)) > 0.01


def test_it_is_still_in_a_hold_and_at_the_start(rocking: Figure) -> None:
    assert apart(rocking, (Stage.HOLD, 0), (Stage.HOLD, 0.7)) == 0
    assert apart(rocking, (Stage.START, 0), (Stage.START, 0.7)) == 0


def test_the_way_back_may_be_another(rocking: Figure) -> None:
    front = max(rocking.frame(Stage.OUT, i / 10).joints[Joint.HEAD].x for i in range(11))
    rear = min(rocking.frame(Stage.BACK, i / 20).joints[Joint.HEAD].x for i in range(21))
    assert front > 0.2
    assert rear < -0.05


def test_the_way_back_is_the_way_out_otherwise(tmp_path: Path) -> None:
    figure = load_figures(write(tmp_path).parent)["one"]
    assert apart(figure, (Stage.OUT, 0.3), (Stage.BACK, 0.7)) < 1e-9


def test_a_loop_comes_round(rocking: Figure) -> None:
    assert rocking.period == 4
    assert apart(rocking, (Stage.LOOP, 0), (Stage.LOOP, 1)) < 1e-9
    assert apart(rocking, (Stage.LOOP, 0.5), (Stage.HOLD, 0)) < 1e-9
    assert apart(rocking, (Stage.LOOP, 0.25), (Stage.LOOP, 0.75)) < 1e-9


def test_without_a_loop_a_timed_item_shows_the_hold(tmp_path: Path) -> None:
    figure = load_figures(write(tmp_path).parent)["one"]
    assert figure.period == 0
    assert apart(figure, (Stage.LOOP, 0.4), (Stage.HOLD, 0)) == 0


def test_a_breath_raises_belly_and_chest_and_nothing_else(rocking: Figure) -> None:
    out = rocking.frame(Stage.START, 0, breath=0).joints
    drawn = rocking.frame(Stage.START, 0, breath=0.5).joints
    moved = {joint: round(distance(out[joint], drawn[joint]), 6) for joint in Joint}
    assert {joint: far for joint, far in moved.items() if far} == {
        Joint.WAIST: 0.01,
        Joint.CHEST: 0.002,
    }
    assert rocking.frame(Stage.START, 0, breath=1).joints == out


def test_things_stand_go_with_the_body_or_are_held(rocking: Figure) -> None:
    chair, pack, stick = rocking.frame(Stage.START, 0).things
    later = rocking.frame(Stage.HOLD, 0)
    assert isinstance(chair, Block)
    assert later.things[0] is chair
    assert isinstance(pack, Block)
    assert pack.thing is Thing.WARM_PACK
    assert isinstance(later.things[1], Block)
    assert distance(pack.at, later.things[1].at) > 0.1
    assert isinstance(stick, Rod)
    assert isinstance(later.things[2], Rod)
    assert later.things[2].points == (later.joints[Joint.RIGHT_WRIST], (0.5, -0.3, 0))


def test_the_other_side_mirrors_the_things_too(rocking: Figure) -> None:
    chair = rocking.frame(Stage.START, 0, Side.LEFT).things[0]
    assert isinstance(chair, Block)
    assert (chair.at, chair.turn) == ((0.1, -0.3, 0), -30)


def test_a_mistake_is_seen_from_the_same_camera(rocking: Figure) -> None:
    (mistake,) = rocking.mistakes
    assert mistake.text == "Too far"
    assert mistake.figure is mistake.figure
    assert mistake.figure.camera == rocking.camera
    right, wrong = (each.frame(Stage.HOLD, 0).joints for each in (rocking, mistake.figure))
    assert wrong[Joint.HEAD].z < right[Joint.HEAD].z - 0.1


def test_what_is_alike_on_both_sides_has_none(rocking: Figure, tmp_path: Path) -> None:
    even = load_figures(write(tmp_path, GOOD, "two.yaml").parent)["two"]
    assert not even.is_sided
    assert rocking.is_sided


def test_the_camera_may_be_told_where_to_look(tmp_path: Path) -> None:
    text = GOOD.replace("{azimuth: -60}", "{azimuth: -60, target: [1, 2, 3], span: 5}")
    camera = load_figures(write(tmp_path, text).parent)["one"].camera
    assert (camera.target, camera.span) == ((1, 2, 3), 5)


def test_the_example_in_the_docs_is_good(tmp_path: Path) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")
    example = docs.split("```yaml\n")[1].split("```")[0]
    assert [str(each) for each in check_figure(write(tmp_path, example))] == []
