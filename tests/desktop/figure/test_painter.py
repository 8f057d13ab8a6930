"""The painter: what is nearer hides what is farther, from everywhere, and without popping."""

from itertools import pairwise

import numpy as np
import pytest

from exercise_coach.desktop.figure.colours import figure_colours
from exercise_coach.desktop.figure.framing import placing
from exercise_coach.desktop.figure.order import Order, _unrolled
from exercise_coach.desktop.figure.painter import Scene
from exercise_coach.desktop.figure.projection import Projection
from exercise_coach.desktop.figure.things import parts_of
from exercise_coach.desktop.theme import LIGHT, palette_of
from exercise_coach.figure import (
    FOLDER,
    Block,
    Camera,
    Figures,
    Joint,
    Point,
    Rod,
    Stage,
    Thing,
    load_figures,
)
from exercise_coach.folders import shipped
from exercise_coach.prescription import Side
from tests.desktop.figure.pictures import (
    SIZE,
    Pixels,
    difference,
    painted,
    painted_by,
    view_of,
)
from tests.desktop.figure.sample_frames import SAMPLES, bird_dog, sitting, standing

pytestmark = pytest.mark.qt


@pytest.fixture(scope="module")
def figures() -> Figures:
    return load_figures(shipped("assets") / FOLDER)


def order(name: str, turn: float = 0.0) -> list[str]:
    """Return the parts of a sample from the back to the front."""
    pose, camera = SAMPLES[name]
    view = view_of(camera, turn)
    colours = figure_colours(palette_of(LIGHT))
    frame = pose.frame()
    parts = Scene(view, colours).body.parts(frame.joints)
    for thing in frame.things:
        parts += parts_of(thing, view, colours)
    return [part.name for part in Order(view).back_to_front(parts)]


def comes_before(names: list[str], *wanted: str) -> bool:
    places = [names.index(name) for name in wanted]
    return places == sorted(places)


def test_the_far_side_lies_behind_the_trunk_and_the_near_side_before_it() -> None:
    names = order("bird-dog")
    assert comes_before(names, "left upper arm", "trunk", "right upper arm")
    assert comes_before(names, "left thigh", "trunk", "right thigh")
    assert comes_before(names, "head", "right upper arm")


def test_seen_from_the_other_side_it_is_the_other_way_round() -> None:
    names = order("bird-dog", turn=140.0)
    assert comes_before(names, "right upper arm", "trunk", "left upper arm")
    assert comes_before(names, "right thigh", "trunk", "left thigh")


def test_one_sits_on_the_chair_and_leans_before_its_back() -> None:
    names = order("chair")
    assert comes_before(names, "chair seat", "right thigh")
    assert comes_before(names, "chair back", "trunk")
    behind = order("chair", turn=200.0)
    assert comes_before(behind, "trunk", "chair back")


def test_the_pillow_between_the_knees_lies_between_them() -> None:
    names = order("side-lying")
    assert comes_before(names, "left shank", "right shank")
    assert names.index("left thigh") < len(names) - names[::-1].index("pillow") - 1


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("turn", range(0, 360, 45))
def test_every_sample_can_be_seen_from_everywhere(name: str, turn: int) -> None:
    pose, camera = SAMPLES[name]
    picture = painted(pose.frame(), view_of(camera, turn))
    assert (picture[..., 3] > 200).mean() > 0.02


def test_a_limb_that_points_at_the_viewer_is_painted_as_well() -> None:
    """From the front the arm of the bird-dog has no length."""
    pose, camera = SAMPLES["bird-dog"]
    ahead = Camera(0.0, 3.0, camera.target, camera.span)
    assert (painted(pose.frame(), view_of(ahead))[..., 3] > 200).any()


def hue_at(picture: Pixels, spot: tuple[float, float]) -> tuple[int, int, int]:
    red, green, blue, _ = picture[round(spot[1]), round(spot[0])]
    return int(red), int(green), int(blue)


def test_a_warm_pack_is_warm_and_a_cold_one_cold() -> None:
    camera = Camera(-60, 30, Point(0, 0, 0.9), 3.0)
    view = view_of(camera)
    for thing, is_warm in ((Thing.WARM_PACK, True), (Thing.COLD_PACK, False)):
        pose = standing()
        pose.things = (Block(thing, Point(0.9, -0.4, 1.0), Point(0.3, 0.3, 0.06)),)
        edge = view.spot((0.9, -0.53, 1.03))
        red, _, blue = hue_at(painted(pose.frame(), view), (edge.x, edge.y))
        assert (red > blue) is is_warm


@pytest.mark.parametrize("thing", Thing)
def test_everything_around_the_body_is_painted(thing: Thing) -> None:
    camera = Camera(20, 25, Point(0.6, 0, 0.5), 3.4)
    pose = standing()
    bare = painted(pose.frame(), view_of(camera))
    if thing in {Thing.STICK, Thing.STRAP}:
        pose.things = (Rod(thing, (Point(1, 0.5, 0), Point(0.9, 0.5, 1), Point(1, 0.6, 1.2))),)
    else:
        pose.things = (Block(thing, Point(0.9, 0.4, 0), Point(0.4, 0.5, 0.4), 20.0),)
    assert difference(bare, painted(pose.frame(), view_of(camera))) > 0.001


def test_a_wall_is_not_seen_from_behind() -> None:
    pose, camera = SAMPLES["wall"]
    assert difference(
        painted(pose.frame(), view_of(camera)), painted(standing().frame(), view_of(camera))
    )
    behind = view_of(camera, turn=180.0)
    pose.things, without = (), painted(pose.frame(), behind)
    pose.things = SAMPLES["wall"][0].frame().things
    assert difference(painted(pose.frame(), behind), without) == 0


def test_the_shadow_lies_on_the_floor_under_what_is_near_it() -> None:
    pose, camera = SAMPLES["standing"]
    view = view_of(camera)
    picture = painted(pose.frame(), view)
    toes = [view.spot(pose.frame().joints[toe]) for toe in (Joint.RIGHT_TOE, Joint.LEFT_TOE)]
    low = round(max(toe.y for toe in toes))
    around = picture[low - 12 : low + 12, :, 3]
    assert ((around > 0) & (around < 120)).sum() > 40
    assert not picture[:20].any()


def test_the_lower_back_is_seen_to_flex() -> None:
    flat, round_, hollow = (
        painted(SAMPLES[name][0].frame(), view_of(SAMPLES[name][1]))
        for name in ("all fours", "cat", "cow")
    )
    assert difference(flat, round_) > 0.01
    assert difference(flat, hollow) > 0.01


MOVING = ("bird-dog", "cat-cow", "dead-bug", "single-knee-to-chest", "sit-to-stand",
          "trunk-rotation-lying", "trunk-rotation-seated", "wall-angel")  # fmt: skip


@pytest.mark.parametrize("name", MOVING)
def test_nothing_pops_between_two_pictures(name: str, figures: Figures) -> None:
    """A part that jumped before another would change far more than its neighbours in time."""
    figure = figures[name]
    view = Projection(figure.camera, placing(figure, *SIZE))
    pictures = [painted(figure.frame(Stage.OUT, n / 60, Side.RIGHT), view) for n in range(61)]
    changes = np.array([difference(a, b) for a, b in pairwise(pictures)])
    around = np.maximum(np.roll(changes, 1), np.roll(changes, -1))
    assert float((changes - around).max()) < 0.004


@pytest.mark.parametrize("name", ["bird-dog", "wall-angel", "walk", "rest-recline"])
def test_the_whole_figure_fits_into_the_picture(name: str, figures: Figures) -> None:
    figure = figures[name]
    view = Projection(figure.camera, placing(figure, *SIZE))
    moments = [(Stage.START, 0.0), (Stage.OUT, 0.4), (Stage.HOLD, 0.0), (Stage.LOOP, 0.3)]
    for side in Side:
        for stage, fraction in moments:
            frame = figure.frame(stage, fraction, side)
            spots = [view.spot(at) for at in frame.joints.values()]
            assert all(8 < spot.x < SIZE[0] - 8 and 4 < spot.y < SIZE[1] - 4 for spot in spots)


def test_a_frame_is_painted_the_same_by_whoever_painted_another_before() -> None:
    pose, camera = SAMPLES["chair"]
    view = view_of(camera)
    scene = Scene(view, figure_colours(palette_of(LIGHT)))
    for frame in (bird_dog().frame(), sitting().frame()):
        picture = painted_by(scene, frame)
    assert difference(picture, painted(pose.frame(), view)) == 0


def test_a_head_that_leans_back_hides_its_neck(figures: Figures) -> None:
    frame = figures["cold-pack"].frame(Stage.HOLD, 0.0)
    for azimuth in range(-180, 180, 15):
        for elevation in (0, 15, 30):
            view = view_of(Camera(azimuth, elevation, Point(0, 0, 0.6), 1.6))
            scene = Scene(view, figure_colours(palette_of(LIGHT)))
            parts = scene.body.parts(frame.joints)
            for thing in frame.things:
                parts += parts_of(thing, view, scene.colours)
            names = [part.name for part in Order(view).back_to_front(parts)]
            assert comes_before(names, "neck", "head"), (azimuth, elevation)


def test_where_parts_hide_each_other_in_a_circle_its_weakest_link_gives_way() -> None:
    # The first hides the second, that the third, and that, by a little, the first; the last part
    # hides the third.
    hides = [{1: 9.0}, {2: 5.0}, {0: 1.0}, {2: 3.0}]
    order = _unrolled(hides)
    assert order.index(2) < order.index(1) < order.index(0)
    assert order.index(2) < order.index(3)
