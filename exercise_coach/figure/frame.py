"""One moment of a moving figure: where its joints are, and the things around it.

Metres, in a room of its own: x ahead of the standing body, y to its left, z up; the floor is z = 0.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place in the room, in metres."""

    x: float
    y: float
    z: float


class Joint(enum.StrEnum):
    """A point of the body that a painter needs."""

    PELVIS = "pelvis"  # midway between the hips
    WAIST = "waist"  # where the low back bends
    CHEST = "chest"
    NECK = "neck"  # the root of the neck, midway between the shoulders
    HEAD = "head"  # the middle of the skull
    NOSE = "nose"
    CROWN = "crown"
    RIGHT_HIP = "right-hip"
    RIGHT_KNEE = "right-knee"
    RIGHT_ANKLE = "right-ankle"
    RIGHT_HEEL = "right-heel"
    RIGHT_TOE = "right-toe"
    LEFT_HIP = "left-hip"
    LEFT_KNEE = "left-knee"
    LEFT_ANKLE = "left-ankle"
    LEFT_HEEL = "left-heel"
    LEFT_TOE = "left-toe"
    RIGHT_SHOULDER = "right-shoulder"
    RIGHT_ELBOW = "right-elbow"
    RIGHT_WRIST = "right-wrist"
    RIGHT_FINGERS = "right-fingers"
    LEFT_SHOULDER = "left-shoulder"
    LEFT_ELBOW = "left-elbow"
    LEFT_WRIST = "left-wrist"
    LEFT_FINGERS = "left-fingers"


class Thing(enum.StrEnum):
    """What stands or lies around the body."""

    MAT = "mat"
    CHAIR = "chair"
    RECLINER = "recliner"
    WALL = "wall"
    TABLE = "table"
    PILLOW = "pillow"
    TOWEL = "towel"
    WARM_PACK = "warm-pack"
    COLD_PACK = "cold-pack"
    STICK = "stick"
    STRAP = "strap"


@dataclass(frozen=True, slots=True)
class Block:
    """A thing with a place and a size, in metres.

    `at` is the middle of its underside; `size` its length along x, width along y and height along z
    before it is turned: by `turn` degrees about the upright, after being tilted by `tilt` degrees
    about its own y (nose up). A chair faces its own +x, and `size` is that of its seat and legs;
    its back rises behind. A wall faces its own +x.
    """

    thing: Thing
    at: Point
    size: Point
    turn: float = 0.0
    tilt: float = 0.0


@dataclass(frozen=True, slots=True)
class Rod:
    """A thin thing held by the body, such as a stick or a strap, through all of its points."""

    thing: Thing
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Camera:
    """From where the figure is seen.

    `azimuth` turns the viewer about the upright, in degrees from +x towards +y; `elevation` lifts
    it above the floor. The room around `target`, `span` metres wide and `height` metres high, fits
    into the picture; where `height` is 0, half as high as wide.
    """

    azimuth: float
    elevation: float
    target: Point
    span: float
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The figure at one moment. Every joint has a place; limb lengths are those of the body."""

    joints: Mapping[Joint, Point]
    things: tuple[Block | Rod, ...]
