"""What holds for every figure at every moment, on either side, with its mistakes too."""

from itertools import pairwise
from math import cos, dist, radians, sin

import pytest

from exercise_coach.figure import Block, Frame, Joint, Point, Rod, Stage, body
from exercise_coach.figure.judging import CLOSE
from exercise_coach.figure.layout import LIMBS
from exercise_coach.figure.measuring import deepest, hinge_bend, hinge_turn, lowest
from exercise_coach.figure.resting import BODY
from exercise_coach.figure.vectors import distance, dot, sub
from exercise_coach.prescription import Side
from tests.figure.movements import FIGURES, moments, named, names

ALL = pytest.mark.parametrize("name", list(names()))

LENGTHS = [
    (Joint(f"{side}-{start}"), Joint(f"{side}-{end}"), length)
    for side in Side
    for start, end, length in (
        ("shoulder", "elbow", body.UPPER_ARM),
        ("elbow", "wrist", body.FOREARM),
        ("wrist", "fingers", body.HAND),
        ("hip", "knee", body.THIGH),
        ("knee", "ankle", body.SHIN),
        ("heel", "toe", dist(body.HEEL_AT, body.TOE_AT)),
    )
]
MOST_JERK = 0.015
"""How much further a joint may go in a sixtieth of a movement than in the one before, in metres."""


@ALL
def test_nothing_is_under_the_floor(name: str) -> None:
    for moment in moments(name):
        height, joint = lowest(moment.joints)
        assert height >= -CLOSE, f"{joint} is {-height:.3f} m under the floor, {moment}"


@ALL
def test_supports_touch_what_they_rest_on(name: str) -> None:
    surfaces = named(name).surfaces
    for moment in moments(name):
        for support, thing in moment.before.supports.items():
            if thing == BODY or moment.after.supports.get(support) != thing:
                continue
            gap = surfaces.gap(support, thing, moment.joints)
            where = f"{support} is {gap:.3f} m off the {thing}, {moment}"
            assert -CLOSE - surfaces.give(thing) <= gap <= CLOSE, where


@ALL
def test_supports_do_not_slide(name: str) -> None:
    surfaces = named(name).surfaces
    for moment in moments(name):
        for support, thing in moment.before.supports.items():
            if thing == BODY or moment.after.supports.get(support) != thing:
                continue
            before = {
                joint: _moved(at, moment.drift) for joint, at in moment.before.solved.joints.items()
            }
            slide = surfaces.slide(support, thing, before, moment.joints)
            assert slide <= CLOSE, f"{support} slides {slide:.3f} m on the {thing}, {moment}"


def _moved(at: tuple[float, float, float], drift: float) -> tuple[float, float, float]:
    return (at[0] - drift, at[1], at[2])


@ALL
def test_limbs_keep_their_lengths(name: str) -> None:
    for moment in moments(name):
        for start, end, length in LENGTHS:
            found = distance(moment.joints[start], moment.joints[end])
            assert abs(found - length) < 1e-6, f"{start} to {end} is {found:.6f} m, {moment}"


@ALL
def test_elbows_and_knees_bend_as_they_can(name: str) -> None:
    for moment in moments(name):
        for ends in LIMBS:
            is_arm = ends.bones.is_arm
            bend, turn = hinge_bend(moment.joints, ends), hinge_turn(moment.joints, ends)
            most = body.MOST_ELBOW if is_arm else body.MOST_KNEE
            assert bend <= most + 0.5, f"{ends.hinge} is bent {bend:.0f} degrees, {moment}"
            most = body.MOST_ELBOW_TURN if is_arm else body.MOST_KNEE_TURN
            assert turn <= most + 0.5, f"{ends.hinge} points {turn:.0f} degrees off, {moment}"


@ALL
def test_head_and_trunk_are_not_in_the_way_of_limbs(name: str) -> None:
    for moment in moments(name):
        deep, core, limb = deepest(moment.joints)
        where = f"{limb.start} to {limb.end} in {core.start} to {core.end}"
        assert deep <= 0, f"{where}: {deep:.3f} m too deep, {moment}"


@ALL
def test_each_stage_ends_where_the_next_begins(name: str) -> None:
    figure = named(name)
    ends = [
        ((Stage.START, 1), (Stage.OUT, 0)),
        ((Stage.OUT, 1), (Stage.HOLD, 0)),
        ((Stage.HOLD, 1), (Stage.BACK, 0)),
        ((Stage.BACK, 1), (Stage.START, 0)),
        ((Stage.LOOP, 1), (Stage.LOOP, 0)),
    ]
    if figure.period:
        ends.append(((Stage.START, 1), (Stage.LOOP, 0)))
    for (stage, end), (following, start) in ends:
        far = _furthest(figure.frame(stage, end), figure.frame(following, start))
        assert far < 1e-6, f"{far:.3f} m from {stage} to {following}"


def _furthest(one: Frame, other: Frame) -> float:
    return max(distance(at, other.joints[joint]) for joint, at in one.joints.items())


@ALL
def test_no_joint_jerks(name: str) -> None:
    for stage in Stage:
        frames = [moment for moment in moments(name) if moment.stage is stage]
        for (a, b), (_, c) in pairwise(pairwise(frames)):
            for joint in Joint:
                p, q, r = a.joints[joint], b.joints[joint], c.joints[joint]
                jerk = max(abs(p[i] - 2 * q[i] + r[i]) for i in range(3))
                assert jerk <= MOST_JERK, f"{joint} jerks by {jerk:.3f} m, {b}"


@pytest.mark.parametrize("name", list(FIGURES))
def test_the_left_side_mirrors_the_right_one(name: str) -> None:
    figure = named(name)
    for stage in Stage:
        right = figure.frame(stage, 0.4, Side.RIGHT, breath=0.3)
        left = figure.frame(stage, 0.4, Side.LEFT, breath=0.3)
        for joint, (x, y, z) in right.joints.items():
            assert left.joints[_other(joint)] == (x, -y, z)
        for thing, other in zip(right.things, left.things, strict=True):
            assert _places(other) == [(x, -y, z) for x, y, z in _places(thing)]


def _other(joint: Joint) -> Joint:
    side, _, part = joint.partition("-")
    sides = {"right": "left", "left": "right"}
    return Joint(f"{sides[side]}-{part}") if side in sides else joint


def _places(thing: Block | Rod) -> list[Point]:
    return [thing.at] if isinstance(thing, Block) else list(thing.points)


@pytest.mark.parametrize("figure_id", list(FIGURES))
def test_it_is_seen_whole(figure_id: str) -> None:
    camera = FIGURES[figure_id].camera
    a, e = radians(camera.azimuth), radians(camera.elevation)
    across = (-sin(a), cos(a), 0.0)
    up = (-cos(a) * sin(e), -sin(a) * sin(e), cos(e))
    for moment in moments(figure_id):
        for joint, at in moment.joints.items():
            there = sub(at, camera.target)
            assert abs(dot(there, across)) < camera.span / 2, f"{joint} is aside, {moment}"
            assert abs(dot(there, up)) < camera.height / 2, f"{joint} is above or below, {moment}"
