"""What a pose file says becomes a body: it rests, reaches, bends and mirrors."""

from pathlib import Path

import pytest

from exercise_coach.figure import Figure, Joint, Stage, Thing, body, load_figures
from exercise_coach.figure.things import SIZES
from exercise_coach.figure.vectors import Vector, distance, dot, sub, unit
from tests.figure.files import write


def figure(folder: Path, poses: str, moves: str = "{start: one}", things: str = "[]") -> Figure:
    text = f"format: 1\ncamera: {{azimuth: 0}}\nthings: {things}\nposes:\n{poses}moves: {moves}\n"
    figures = load_figures(write(folder, text).parent)
    found = figures.get("one")
    assert found is not None, [str(each) for each in figures.problems]
    return found


def joints(folder: Path, pose: str, things: str = "[]") -> dict[Joint, Vector]:
    found = figure(folder, f"  one: {pose}\n", things=things)
    return dict(found.frame(Stage.START, 0).joints)


MAT = "[{thing: mat}]"
MAT_TOP = SIZES[Thing.MAT].z


def test_a_body_stands_upright_by_itself(tmp_path: Path) -> None:
    found = joints(tmp_path, "{supports: {floor: [right-foot, left-foot]}}")
    assert found[Joint.RIGHT_HEEL][2] == pytest.approx(body.HEEL_RADIUS)
    assert found[Joint.RIGHT_TOE][2] == pytest.approx(body.TOE_RADIUS)
    assert found[Joint.CROWN][2] == pytest.approx(body.STATURE, abs=0.02)
    assert found[Joint.NOSE][0] > found[Joint.HEAD][0]
    assert found[Joint.LEFT_HIP][1] > 0 > found[Joint.RIGHT_HIP][1]


@pytest.mark.parametrize(
    ("attitude", "front", "up"),
    [
        ("upright", (1, 0, 0), (0, 0, 1)),
        ("face-up", (0, 0, 1), (-1, 0, 0)),
        ("face-down", (0, 0, -1), (1, 0, 0)),
        ("on-right-side", (0, -1, 0), (-1, 0, 0)),
        ("on-left-side", (0, 1, 0), (-1, 0, 0)),
    ],
)
def test_attitudes(tmp_path: Path, attitude: str, front: Vector, up: Vector) -> None:
    found = joints(tmp_path, f"{{body: {attitude}}}")
    assert distance(unit(sub(found[Joint.NOSE], found[Joint.HEAD])), front) < 1e-9
    assert distance(unit(sub(found[Joint.WAIST], found[Joint.PELVIS])), up) < 1e-9


def test_a_heading_turns_anticlockwise_from_above(tmp_path: Path) -> None:
    found = joints(tmp_path, "{heading: 90}")
    assert distance(unit(sub(found[Joint.NOSE], found[Joint.HEAD])), (0, 1, 0)) < 1e-9


def test_a_body_is_let_down_until_its_place_rests(tmp_path: Path) -> None:
    pose = "{body: face-up, place: {pelvis: [0.1, 0]}, supports: {mat: [pelvis, head]}}"
    found = joints(tmp_path, pose, MAT)
    assert found[Joint.PELVIS] == pytest.approx((0.1, 0, MAT_TOP + body.PELVIS_RADIUS))


def test_a_body_whose_place_bears_nothing_is_let_down_on_its_supports(tmp_path: Path) -> None:
    pose = "{body: face-down, place: {waist: [0, 0]}, legs: {thigh: down, shin: behind},"
    found = joints(tmp_path, f"{pose} supports: {{floor: [right-knee, left-knee]}}}}")
    assert found[Joint.RIGHT_KNEE][2] == pytest.approx(body.KNEE_RADIUS)


def test_any_joint_may_be_the_place(tmp_path: Path) -> None:
    pose = (
        "{body: face-down, place: {left-knee: [0.3, 0.1, 0.2]}, legs: {thigh: down, shin: behind}}"
    )
    assert joints(tmp_path, pose)[Joint.LEFT_KNEE] == pytest.approx((0.3, 0.1, 0.2))


def test_a_hand_without_a_height_lies_flat(tmp_path: Path) -> None:
    pose = (
        "{body: face-down, place: {pelvis: [0, 0, 0.4]}, arms: {at: [0.6, -0.2], fingers: ahead},"
    )
    found = joints(tmp_path, f"{pose} supports: {{mat: [right-hand, left-hand]}}}}", MAT)
    assert found[Joint.RIGHT_WRIST] == pytest.approx((0.6, -0.2, MAT_TOP + body.WRIST_RADIUS))
    assert found[Joint.RIGHT_FINGERS][2] == pytest.approx(MAT_TOP + body.FINGERS_RADIUS, abs=1e-3)
    assert found[Joint.LEFT_WRIST] == pytest.approx((0.6, 0.2, MAT_TOP + body.WRIST_RADIUS))


@pytest.mark.parametrize("toes", ["[1, 0, 0.3]", "[1, 0, -0.5]"])
def test_a_foot_on_its_heel_or_toes_comes_to_rest(tmp_path: Path, toes: str) -> None:
    leg = f"legs: {{at: [0.2, -0.1], toes: {toes}}}"
    found = joints(tmp_path, f"{{place: {{pelvis: [0, 0, 0.85]}}, {leg}}}")
    heel = found[Joint.RIGHT_HEEL][2] - body.HEEL_RADIUS
    toe = found[Joint.RIGHT_TOE][2] - body.TOE_RADIUS
    assert min(heel, toe) == pytest.approx(0, abs=1e-3)
    assert max(heel, toe) > 0.02


def test_a_foot_may_be_placed_by_its_toes(tmp_path: Path) -> None:
    leg = "legs: {at: [0.1, -0.1], by: toes, toes: [1, 0, -0.6]}"
    found = joints(tmp_path, f"{{place: {{pelvis: [0, 0, 0.85]}}, {leg}}}")
    assert found[Joint.RIGHT_TOE] == pytest.approx((0.1, -0.1, body.TOE_RADIUS))


def test_a_hand_goes_with_the_part_it_is_given_by(tmp_path: Path) -> None:
    pose = "{arms: {of: chest, at: [0.16, 0.05, 0]}, chest: {turn: %s}}"
    straight = joints(tmp_path / "a", pose % 0)
    turned = joints(tmp_path / "b", pose % 40)
    for found in (straight, turned):
        far = distance(found[Joint.RIGHT_WRIST], found[Joint.CHEST])
        assert far == pytest.approx((0.16**2 + 0.05**2) ** 0.5)
    assert distance(straight[Joint.RIGHT_WRIST], turned[Joint.RIGHT_WRIST]) > 0.1


def test_a_hand_may_rest_on_a_thigh(tmp_path: Path) -> None:
    pose = "{place: {pelvis: [0, 0, 0.55]}, legs: {at: [0.43, -0.1, 0.07]},"
    found = joints(tmp_path, f"{pose} arms: {{of: right-thigh, at: [0.1, 0, -0.2]}}}}")
    thigh = unit(sub(found[Joint.RIGHT_HIP], found[Joint.RIGHT_KNEE]))
    wrist = sub(found[Joint.RIGHT_WRIST], found[Joint.RIGHT_HIP])
    assert dot(wrist, thigh) == pytest.approx(-0.2)


@pytest.mark.parametrize(
    ("elbow", "axis", "sign"), [("right", 1, -1), ("behind", 0, -1), ("up", 2, 1)]
)
def test_an_elbow_points_where_it_is_told(tmp_path: Path, elbow: str, axis: int, sign: int) -> None:
    arm = f"right_arm: {{to: [0.5, -0.5, 0], bend: 90, elbow: {elbow}}}"
    found = joints(tmp_path, f"{{{arm}}}")
    shoulder, wrist = found[Joint.RIGHT_SHOULDER], found[Joint.RIGHT_WRIST]
    middle = [(a + b) / 2 for a, b in zip(shoulder, wrist, strict=True)]
    assert (found[Joint.RIGHT_ELBOW][axis] - middle[axis]) * sign > 0.05


def test_a_pose_takes_from_another_what_it_does_not_say(tmp_path: Path) -> None:
    poses = """\
  one: {pelvis: {bend: 10, turn: 20}, arms: {to: ahead}}
  two: {like: one, pelvis: {bend: 30}, right_arm: {to: up}}
"""
    found = figure(tmp_path, poses, "{start: one, hold: two}")
    one, two = (found.frame(stage, 0).joints for stage in (Stage.START, Stage.HOLD))
    assert two[Joint.RIGHT_FINGERS][2] > two[Joint.HEAD][2]
    assert (
        distance(
            unit(sub(one[Joint.LEFT_FINGERS], one[Joint.LEFT_SHOULDER])),
            unit(sub(two[Joint.LEFT_FINGERS], two[Joint.LEFT_SHOULDER])),
        )
        < 1e-6
    )
    hips = [sub(each[Joint.LEFT_HIP], each[Joint.RIGHT_HIP]) for each in (one, two)]
    assert distance(*hips) < 1e-9


def test_a_mirrored_pose_is_the_other_side_of_its_base(tmp_path: Path) -> None:
    poses = """\
  one: {body: on-right-side, chest: {lean: 10, turn: 5}, right_arm: {to: [1, -1, 0.3]}}
  two: {like: one, mirrored: true}
"""
    found = figure(tmp_path, poses, "{start: one, hold: two}")
    one, two = (found.frame(stage, 0).joints for stage in (Stage.START, Stage.HOLD))
    x, y, z = one[Joint.RIGHT_FINGERS]
    assert two[Joint.LEFT_FINGERS] == pytest.approx((x, -y, z))
    x, y, z = one[Joint.NOSE]
    assert two[Joint.NOSE] == pytest.approx((x, -y, z))


def test_a_body_props_on_its_elbows_while_it_turns_about_its_knees(tmp_path: Path) -> None:
    poses = """\
  one:
    body: face-down
    place: {right-knee: [-0.55, -0.088]}
    pelvis: {bend: 20}
    chest: {bend: -8}
    arms: {prop: [0.25, -0.18], fore: [1, 0, -0.05]}
    legs: {thigh: [-0.6, 0, -1], shin: behind}
    supports: {floor: [right-knee, left-knee, right-forearm, left-forearm]}
  two:
    like: one
    pelvis: {bend: -8}
    chest: {bend: 0}
    legs: {thigh: [-1, 0, -0.2], shin: behind}
"""
    found = figure(tmp_path, poses, "{start: one, hold: two}")
    for number in range(11):
        now = found.frame(Stage.OUT, number / 10).joints
        assert now[Joint.RIGHT_ELBOW] == pytest.approx((0.25, -0.18, body.ELBOW_RADIUS), abs=1e-4)
        assert now[Joint.LEFT_ELBOW] == pytest.approx((0.25, 0.18, body.ELBOW_RADIUS), abs=1e-4)
        assert now[Joint.RIGHT_KNEE] == pytest.approx((-0.55, -0.088, body.KNEE_RADIUS), abs=1e-4)


def test_a_body_rises_from_its_elbows_without_a_jump(tmp_path: Path) -> None:
    poses = """\
  one:
    body: face-down
    place: {right-knee: [-0.55, -0.088]}
    right_arm: {prop: [0.25, -0.18], fore: ahead}
    legs: {thigh: [-0.6, 0, -1], shin: behind}
    supports: {floor: [right-knee, right-forearm]}
  two: {like: one, right_arm: {to: [1, 0, -1]}}
"""
    found = figure(tmp_path, poses, "{start: one, hold: two}")
    start, leaving = (found.frame(stage, 0).joints for stage in (Stage.START, Stage.OUT))
    assert max(distance(start[joint], leaving[joint]) for joint in Joint) < 1e-9


def test_an_elbow_cannot_prop_at_the_place_itself(tmp_path: Path) -> None:
    joints(tmp_path, "{place: {pelvis: [0, 0, 0]}, arms: {prop: [0, 0, 0]}}")
