"""Figures put together by hand, so that the painter is tried without the pose files."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from exercise_coach.figure import Block, Camera, Frame, Joint, Point, Rod, Thing

HIP, SHOULDER = 0.088, 0.178
THIGH, SHANK, UPPER_ARM, FOREARM, HAND = 0.417, 0.418, 0.316, 0.248, 0.184
UP, AHEAD, DOWN, BEHIND = Point(0, 0, 1), Point(1, 0, 0), Point(0, 0, -1), Point(-1, 0, 0)
RIGHT_SIDE, LEFT_SIDE = Point(0, -1, 0), Point(0, 1, 0)
MAT = Block(Thing.MAT, Point(0, 0, 0), Point(1.85, 0.65, 0.015))
Limb: TypeAlias = tuple[Point, Point, Point]
"""Where a hand or foot is, where its fingers or toes point, and where elbow or knee points."""
SIDE_VIEW = Camera(-70, 14, Point(0, 0, 0.4), 2.2)


def _add(a: Point, b: Point, times: float = 1.0) -> Point:
    return Point(a.x + b.x * times, a.y + b.y * times, a.z + b.z * times)


def _unit(a: Point) -> Point:
    length = math.sqrt(a.x**2 + a.y**2 + a.z**2) or 1.0
    return Point(a.x / length, a.y / length, a.z / length)


def _cross(a: Point, b: Point) -> Point:
    return Point(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)


def _dot(a: Point, b: Point) -> float:
    return a.x * b.x + a.y * b.y + a.z * b.z


def _bend(a: Point, end: Point, first: float, second: float, pole: Point) -> tuple[Point, Point]:
    """Return the joint between two bones, and where they reach towards `end`."""
    reach = _add(end, a, -1)
    distance = min(math.sqrt(_dot(reach, reach)), first + second - 1e-6)
    along = _unit(reach)
    side = _unit(_add(pole, along, -_dot(pole, along)))
    x = (first**2 - second**2 + distance**2) / (2 * distance)
    y = math.sqrt(max(0.0, first**2 - x**2))
    return _add(_add(a, along, x), side, y), _add(a, along, distance)


@dataclass
class Pose:
    """Where a body is; what is left out of a limb hangs."""

    pelvis: Point
    trunk: Point = UP
    front: Point = AHEAD
    pelvis_trunk: Point | None = None
    head: Point | None = None
    face: Point | None = None
    arch: float = 0.0
    hands: Mapping[str, Limb] = field(default_factory=dict)
    feet: Mapping[str, Limb] = field(default_factory=dict)
    things: tuple[Block | Rod, ...] = ()

    def frame(self) -> Frame:
        low = _unit(self.pelvis_trunk or self.trunk)
        high = _unit(self.trunk)
        left = _unit(_cross(high, self.front))
        front = _cross(left, high)
        waist = _add(_add(self.pelvis, low, 0.128), front, self.arch)
        chest = _add(waist, _unit(_add(low, high, 1.5)), 0.162)
        neck = _add(chest, high, 0.2)
        skull = _unit(self.head or high)
        face = self.face or front
        face = _unit(_add(face, skull, -_dot(face, skull)))
        head = _add(_add(neck, skull, 0.199), face, 0.0)
        joints = {
            Joint.PELVIS: self.pelvis, Joint.WAIST: waist, Joint.CHEST: chest, Joint.NECK: neck,
            Joint.HEAD: head, Joint.NOSE: _add(head, face, 0.11),
            Joint.CROWN: _add(head, skull, 0.11),
        }  # fmt: skip
        for name, sign in (("right", -1.0), ("left", 1.0)):
            joints |= self._arm(name, _add(neck, left, sign * SHOULDER), _add(neck, high, -1.0))
            joints |= self._leg(name, _add(self.pelvis, left, sign * HIP))
        return Frame(joints, self.things)

    def _arm(self, name: str, shoulder: Point, low: Point) -> dict[Joint, Point]:
        wrist, fingers, pole = self.hands.get(
            name, (_add(shoulder, _unit(_add(low, shoulder, -0.0)), 0.5), DOWN, BEHIND)
        )
        elbow, wrist = _bend(shoulder, wrist, UPPER_ARM, FOREARM, pole)
        return {
            Joint(f"{name}-shoulder"): shoulder, Joint(f"{name}-elbow"): elbow,
            Joint(f"{name}-wrist"): wrist,
            Joint(f"{name}-fingers"): _add(wrist, _unit(fingers), HAND),
        }  # fmt: skip

    def _leg(self, name: str, hip: Point) -> dict[Joint, Point]:
        ankle, toes, pole = self.feet[name]
        knee, ankle = _bend(hip, ankle, THIGH, SHANK, pole)
        toes = _unit(toes)
        down = _unit(_add(_cross(toes, _cross(_unit(_add(ankle, knee, -1)), toes)), toes, 0.0))
        return {
            Joint(f"{name}-hip"): hip, Joint(f"{name}-knee"): knee, Joint(f"{name}-ankle"): ankle,
            Joint(f"{name}-heel"): _add(_add(ankle, down, 0.065), toes, -0.055),
            Joint(f"{name}-toe"): _add(_add(ankle, down, 0.065), toes, 0.185),
        }  # fmt: skip


def _mirrored_feet(x: float, y: float, z: float, toes: Point, pole: Point) -> Mapping[str, Limb]:
    return {"right": (Point(x, -y, z), toes, pole), "left": (Point(x, y, z), toes, pole)}


def _kneeling(x: float) -> Mapping[str, Limb]:
    return _mirrored_feet(x, 0.1, 0.075, Point(-1, 0, -0.25), DOWN)


def on_all_fours(arch: float = 0.0) -> Pose:
    """Hands and knees; `arch` lifts the low back."""
    hands = {
        name: (Point(0.34, y, 0.05), AHEAD, BEHIND)
        for name, y in (("right", -0.19), ("left", 0.19))
    }
    tilt = -0.5 * arch / 0.06
    return Pose(
        Point(-0.25, 0, 0.49), Point(1, 0, 0.03 - 0.55 * tilt), DOWN, Point(1, 0, 0.03 - tilt),
        Point(1, 0, 0.1 + 1.2 * tilt), arch=-arch,
        hands=hands, feet=_kneeling(-0.66), things=(MAT,),
    )  # fmt: skip


def bird_dog() -> Pose:
    """The right arm and the left leg are long."""
    pose = on_all_fours()
    pose.hands = {**pose.hands, "right": (Point(0.87, -0.2, 0.56), Point(1, 0, 0.05), DOWN)}
    pose.feet = {**pose.feet, "left": (Point(-1.08, 0.1, 0.52), Point(-0.35, 0, -1), DOWN)}
    return pose


def lying(knees: float = 0.0, arch: float = 0.0) -> Pose:
    """On the back, knees bent, arms beside the body."""
    return Pose(
        Point(-0.1, 0, 0.105), AHEAD, UP, head=Point(1, 0, 0.05), arch=arch,
        hands={
            "left": (Point(-0.12, -0.27, 0.035), BEHIND, RIGHT_SIDE),
            "right": (Point(-0.12, 0.27, 0.035), BEHIND, LEFT_SIDE),
        },
        feet=_mirrored_feet(-0.55, -0.1, 0.08, BEHIND, UP), things=(MAT,),
    )  # fmt: skip


def bridge() -> Pose:
    """Lying, hips lifted."""
    pose = lying()
    pose.pelvis = Point(-0.13, 0, 0.33)
    pose.trunk, pose.pelvis_trunk = Point(1, 0, -0.5), Point(1, 0, -0.35)
    pose.front = UP
    pose.head = Point(1, 0, 0.12)
    pose.hands = {
        "left": (Point(-0.15, -0.27, 0.035), BEHIND, RIGHT_SIDE),
        "right": (Point(-0.15, 0.27, 0.035), BEHIND, LEFT_SIDE),
    }
    return pose


def dead_bug() -> Pose:
    """Lying, the right arm overhead and the left leg long."""
    pose = lying()
    pose.hands = {
        "right": (Point(0.9, 0.18, 0.2), Point(1, 0, 0.1), LEFT_SIDE),
        "left": (Point(0.36, -0.17, 0.62), UP, LEFT_SIDE),
    }
    pose.feet = {
        "right": (Point(-0.52, 0.1, 0.5), Point(-0.3, 0, 1), UP),
        "left": (Point(-0.88, -0.1, 0.25), Point(-0.3, 0, 1), UP),
    }
    return pose


def at_wall(raised: float = 1.0) -> Pose:
    """Standing with the back to a wall, arms bent against it."""
    z = 1.15 + 0.35 * raised
    hands = {
        "right": (Point(0.04, -0.42 + 0.1 * raised, z + 0.2), Point(0, 0.1, 1), Point(0, -1, -1)),
        "left": (Point(0.04, 0.42 - 0.1 * raised, z + 0.2), Point(0, -0.1, 1), Point(0, 1, -1)),
    }
    wall = Block(Thing.WALL, Point(-0.14, 0, 0), Point(0.06, 1.9, 2.1))
    return Pose(
        Point(0.0, 0, 0.93),
        hands=hands,
        feet=_mirrored_feet(0.1, 0.1, 0.085, AHEAD, AHEAD),
        things=(wall,),
    )


def sitting() -> Pose:
    """On a chair, hands on the thighs."""
    chair = Block(Thing.CHAIR, Point(-0.02, 0, 0), Point(0.44, 0.46, 0.46))
    hands = {
        "right": (Point(0.32, -0.13, 0.62), Point(1, 0.1, -0.1), BEHIND),
        "left": (Point(0.32, 0.13, 0.62), Point(1, -0.1, -0.1), BEHIND),
    }
    return Pose(
        Point(-0.02, 0, 0.57),
        hands=hands,
        feet=_mirrored_feet(0.42, 0.1, 0.085, AHEAD, AHEAD),
        things=(chair,),
    )


def side_lying() -> Pose:
    """On the left side, knees bent, pillows under the head and between the knees."""
    pillow = Block(Thing.PILLOW, Point(0.72, 0.02, 0.015), Point(0.34, 0.5, 0.1))
    between = Block(Thing.PILLOW, Point(-0.2, -0.42, 0.16), Point(0.3, 0.36, 0.1), 20)
    hands = {
        "left": (Point(0.72, -0.38, 0.1), Point(0.6, -1, 0), RIGHT_SIDE),
        "right": (Point(0.35, -0.42, 0.14), Point(0.3, -1, -0.3), UP),
    }
    return Pose(
        Point(-0.1, 0, 0.175), AHEAD, RIGHT_SIDE, head=Point(1, 0, 0.05), face=RIGHT_SIDE,
        hands=hands,
        feet={
            "left": (Point(-0.5, -0.14, 0.075), Point(-0.8, -0.6, 0), RIGHT_SIDE),
            "right": (Point(-0.5, -0.16, 0.27), Point(-0.8, -0.6, 0), RIGHT_SIDE),
        },
        things=(MAT, pillow, between),
    )  # fmt: skip


def standing(stride: float = 0.0, sticks: bool = False) -> Pose:
    """Upright, or in the middle of a step."""
    hands = {
        "right": (Point(-0.05 + stride * 0.5, -0.24, 0.86), Point(0.2, 0, -1), BEHIND),
        "left": (Point(-0.05 - stride * 0.5, 0.24, 0.86), Point(0.2, 0, -1), BEHIND),
    }
    rods: tuple[Block | Rod, ...] = ()
    if sticks:
        hands = {
            "right": (Point(0.32 + stride * 0.3, -0.27, 1.05), AHEAD, BEHIND),
            "left": (Point(0.32 - stride * 0.3, 0.27, 1.05), AHEAD, BEHIND),
        }
        rods = tuple(
            Rod(
                Thing.STICK,
                (
                    Point(0.4 + s * stride * 0.3, -s * 0.27, 1.1),
                    Point(0.1 + s * stride * 0.5, -s * 0.3, 0),
                ),
            )
            for s in (1, -1)
        )
    feet = {
        "right": (
            Point(-stride * 0.7, -0.09, 0.085 + max(0, stride) * 0.2),
            Point(1, 0, -max(0.0, stride)),
            AHEAD,
        ),
        "left": (Point(stride * 0.8, 0.09, 0.085), AHEAD, AHEAD),
    }
    return Pose(Point(0, 0, 0.9 if stride == 0 else 0.88), hands=hands, feet=feet, things=rods)


SAMPLES: Mapping[str, tuple[Pose, Camera]] = {
    "all fours": (on_all_fours(), SIDE_VIEW),
    "bird-dog": (bird_dog(), SIDE_VIEW),
    "cat": (on_all_fours(0.06), SIDE_VIEW),
    "cow": (on_all_fours(-0.05), SIDE_VIEW),
    "lying": (lying(), SIDE_VIEW),
    "lying arched": (lying(arch=0.04), SIDE_VIEW),
    "bridge": (bridge(), SIDE_VIEW),
    "dead-bug": (dead_bug(), SIDE_VIEW),
    "wall": (at_wall(), Camera(-20, 8, Point(0, 0, 0.95), 3.4)),
    "chair": (sitting(), Camera(-55, 10, Point(0.1, 0, 0.6), 2.6)),
    "side-lying": (side_lying(), Camera(-60, 24, Point(0, 0, 0.2), 2.2)),
    "standing": (standing(), Camera(-60, 6, Point(0, 0, 0.85), 3.4)),
    "walk": (standing(0.45), Camera(-70, 6, Point(0, 0, 0.85), 3.4)),
    "sticks": (standing(0.35, sticks=True), Camera(-50, 6, Point(0, 0, 0.85), 3.4)),
}
