"""An arm or a leg reaches what is within reach, and nothing about it gets longer."""

from math import hypot

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exercise_coach.figure.reaching import (
    ARM,
    LEG,
    Bones,
    bones_along,
    hinge_towards,
    middle,
    reach,
    turn_between,
)
from exercise_coach.figure.vectors import (
    Axes,
    Vector,
    across,
    along,
    distance,
    dot,
    length,
    scaled,
    sub,
    turned,
    unit,
)

ROOM: Axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
AHEAD, LEFT, UP = ROOM
DOWN: Vector = (0.0, 0.0, -1.0)

coordinates = st.floats(-1, 1)
places = st.tuples(coordinates, coordinates, coordinates)
directions = places.filter(lambda v: length(v) > 0.1).map(unit)
limbs = st.sampled_from([ARM, LEG])
fractions = st.floats(0, 1)


@given(limbs, places, directions, directions, fractions)
def test_what_is_within_reach_is_met(
    bones: Bones, root: Vector, direction: Vector, hint: Vector, fraction: float
) -> None:
    far = bones.shortest + fraction * (bones.longest - bones.shortest)
    target = along(root, direction, far)
    hinge, end = reach(bones, root, target, across(hint, direction))
    assert distance(end, target) < 1e-9
    assert distance(root, hinge) == pytest.approx(bones.upper, abs=1e-9)
    assert distance(hinge, end) == pytest.approx(bones.lower, abs=1e-9)


@given(limbs, places, directions, directions, st.floats(0, 5))
def test_out_of_reach_it_goes_as_near_as_it_can(
    bones: Bones, root: Vector, direction: Vector, hint: Vector, far: float
) -> None:
    assume(not bones.shortest <= far <= bones.longest)
    pole = across(hint, direction)
    hinge, end = reach(bones, root, along(root, direction, far), pole)
    near = min(max(far, bones.shortest), bones.longest)
    assert distance(root, end) == pytest.approx(near, abs=1e-9)
    assert distance(hinge, end) == pytest.approx(bones.lower, abs=1e-9)


@given(limbs, directions, directions, fractions)
def test_the_hinge_is_on_the_side_of_its_pole(
    bones: Bones, direction: Vector, hint: Vector, fraction: float
) -> None:
    pole = across(hint, direction)
    far = bones.shortest + fraction * (bones.longest - bones.shortest)
    hinge, _ = reach(bones, (0.0, 0.0, 0.0), scaled(direction, far), pole)
    aside = along(hinge, direction, -dot(hinge, direction))
    assert dot(aside, pole) == pytest.approx(length(aside), abs=1e-9)


@given(limbs, st.floats(0, 150))
def test_a_bend_and_the_reach_it_gives_belong_together(bones: Bones, bend: float) -> None:
    assert bones.bend(bones.reach(bend)) == pytest.approx(bend, abs=1e-5)


@given(limbs, directions, directions)
def test_bones_with_their_own_directions_keep_their_lengths(
    bones: Bones, upper: Vector, lower: Vector
) -> None:
    hinge, end = bones_along(bones, (0.0, 0.0, 0.0), upper, lower)
    assert length(hinge) == pytest.approx(bones.upper)
    assert distance(hinge, end) == pytest.approx(bones.lower)


@given(directions, directions, st.floats(-179, 179))
def test_a_turn_of_the_hinge_is_read_back(direction: Vector, hint: Vector, turn: float) -> None:
    pole = across(hint, direction)
    found = turn_between(pole, direction, hinge_towards(pole, direction, turn))
    assert found == pytest.approx(turn, abs=1e-6)


@pytest.mark.parametrize(
    ("bones", "direction", "points"),
    [
        (LEG, DOWN, AHEAD),  # standing
        (LEG, AHEAD, UP),  # sitting, or lying with the leg raised
        (ARM, LEFT, (-1.0, 0.0, 0.0)),  # held aside, the elbow is behind
        (ARM, AHEAD, LEFT),  # held ahead, it is outward
    ],
)
def test_without_a_hint_limbs_bend_as_they_do(
    bones: Bones, direction: Vector, points: Vector
) -> None:
    assert distance(middle(bones, ROOM, LEFT, direction), points) < 1e-9


@given(limbs, directions, st.floats(-180, 180), st.floats(-180, 180))
def test_the_middle_goes_with_the_body(
    bones: Bones, direction: Vector, bend: float, turn: float
) -> None:
    start = (0.5, 0.5, 0.0) if bones.is_arm else (0.5, 0.0, -0.5)
    assume(dot(unit(start), direction) > -0.99)
    axes = turned(ROOM, bend, 0.0, turn)
    moved = tuple(dot(_row(axes, i), direction) for i in range(3))
    usual = middle(bones, ROOM, LEFT, direction)
    expected = tuple(dot(_row(axes, i), usual) for i in range(3))
    found = middle(bones, axes, axes[1], (moved[0], moved[1], moved[2]))
    assert hypot(*sub(found, (expected[0], expected[1], expected[2]))) < 1e-6


def _row(axes: Axes, index: int) -> Vector:
    return (axes[0][index], axes[1][index], axes[2][index])
