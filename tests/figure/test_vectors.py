"""Rotations turn as they should, and lose nothing on the way."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exercise_coach.figure.measuring import nearest
from exercise_coach.figure.vectors import (
    Axes,
    Vector,
    across,
    along,
    axes_of,
    cross,
    distance,
    dot,
    into_room,
    length,
    out_of_room,
    quaternion,
    sub,
    swung,
    turned,
    unit,
)

ROOM: Axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
angles = st.floats(-180, 180)
numbers = st.floats(-2, 2)
vectors = st.tuples(numbers, numbers, numbers)
directions = vectors.filter(lambda v: length(v) > 0.1).map(unit)
all_axes = st.builds(turned, st.just(ROOM), angles, angles, angles)


@given(all_axes)
def test_turned_axes_stay_at_right_angles(axes: Axes) -> None:
    front, left, up = axes
    assert distance(cross(front, left), up) < 1e-9
    assert [length(each) for each in axes] == pytest.approx([1, 1, 1])


@pytest.mark.parametrize(
    ("turns", "front", "up"),
    [
        ((90, 0, 0), (0, 0, -1), (1, 0, 0)),  # bent forward
        ((0, 90, 0), (1, 0, 0), (0, -1, 0)),  # leant to the right
        ((0, 0, 90), (0, -1, 0), (0, 0, 1)),  # turned to the right
    ],
)
def test_turns_go_forward_and_to_the_right(
    turns: tuple[float, float, float], front: Vector, up: Vector
) -> None:
    axes = turned(ROOM, *turns)
    assert distance(axes[0], front) < 1e-9
    assert distance(axes[2], up) < 1e-9


@given(all_axes)
def test_a_rotation_is_read_back_from_its_numbers(axes: Axes) -> None:
    found = axes_of(*quaternion(axes))
    assert all(distance(a, b) < 1e-9 for a, b in zip(axes, found, strict=True))


@given(all_axes, vectors)
def test_into_the_room_and_out_again(axes: Axes, vector: Vector) -> None:
    assert distance(out_of_room(axes, into_room(axes, vector)), vector) < 1e-9


@given(directions, directions, vectors)
def test_a_swing_takes_its_start_to_its_end(start: Vector, end: Vector, vector: Vector) -> None:
    assume(dot(start, end) > -0.99)
    assert distance(swung(start, start, end), end) < 1e-9
    assert length(swung(vector, start, end)) == pytest.approx(length(vector))


@given(directions, directions)
def test_across_is_at_right_angles(a: Vector, b: Vector) -> None:
    assert dot(across(a, b), b) == pytest.approx(0, abs=1e-6)
    assert dot(across(b, b), b) == pytest.approx(0, abs=1e-6)


@given(vectors, vectors, vectors, vectors, st.floats(0, 1), st.floats(0, 1))
def test_no_other_points_of_two_lines_are_nearer(
    a: Vector, b: Vector, c: Vector, d: Vector, s: float, t: float
) -> None:
    near = nearest(a, b, c, d)

    def apart(s: float, t: float) -> float:
        return distance(along(a, sub(b, a), s), along(c, sub(d, c), t))

    assert apart(*near) <= apart(s, t) + 1e-6
