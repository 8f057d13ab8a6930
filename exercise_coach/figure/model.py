"""What a pose file may say; msgspec reads it, and the published JSON Schema is made from it.

Lengths are metres, angles degrees, durations seconds.
"""

import enum
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from exercise_coach.figure.frame import Joint, Thing

MAX_POSES = 24
MAX_VIA = 8
MAX_ARROWS = 4


class Towards(enum.StrEnum):
    """A direction in the room."""

    AHEAD = "ahead"
    BEHIND = "behind"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


class Flat(enum.StrEnum):
    """How a foot stands that is given no angle."""

    FLAT = "flat"


class FootPoint(enum.StrEnum):
    """The end of a foot whose place is given instead of the ankle's."""

    TOES = "toes"
    HEEL = "heel"


class Attitude(enum.StrEnum):
    """How the body lies or stands. Lying on the back or a side, the head is behind (-x)."""

    UPRIGHT = "upright"
    FACE_UP = "face-up"
    FACE_DOWN = "face-down"  # on all fours, too; the head is ahead
    ON_RIGHT_SIDE = "on-right-side"
    ON_LEFT_SIDE = "on-left-side"


class Part(enum.StrEnum):
    """A part of the body that a hand or foot may be placed by: its own front, left and up."""

    PELVIS = "pelvis"
    CHEST = "chest"
    HEAD = "head"
    RIGHT_THIGH = "right-thigh"
    LEFT_THIGH = "left-thigh"
    RIGHT_SHIN = "right-shin"
    LEFT_SHIN = "left-shin"


class TrunkPart(enum.StrEnum):
    """A part of the trunk that turns."""

    PELVIS = "pelvis"
    CHEST = "chest"
    HEAD = "head"


class Support(enum.StrEnum):
    """A part of the body that may bear its weight."""

    HEAD = "head"
    SHOULDERS = "shoulders"
    CHEST = "chest"
    WAIST = "waist"
    PELVIS = "pelvis"
    RIGHT_SHOULDER = "right-shoulder"
    RIGHT_ELBOW = "right-elbow"
    RIGHT_FOREARM = "right-forearm"
    RIGHT_HAND = "right-hand"
    RIGHT_HIP = "right-hip"
    RIGHT_THIGH = "right-thigh"
    RIGHT_KNEE = "right-knee"
    RIGHT_SHIN = "right-shin"
    RIGHT_FOOT = "right-foot"
    RIGHT_HEEL = "right-heel"
    RIGHT_TOES = "right-toes"
    LEFT_SHOULDER = "left-shoulder"
    LEFT_ELBOW = "left-elbow"
    LEFT_FOREARM = "left-forearm"
    LEFT_HAND = "left-hand"
    LEFT_HIP = "left-hip"
    LEFT_THIGH = "left-thigh"
    LEFT_KNEE = "left-knee"
    LEFT_SHIN = "left-shin"
    LEFT_FOOT = "left-foot"
    LEFT_HEEL = "left-heel"
    LEFT_TOES = "left-toes"


Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)", max_length=64)]
Line = Annotated[str, Meta(pattern=r"\S", max_length=200)]
Metres = Annotated[float, Meta(ge=-10, le=10)]
Angle = Annotated[float, Meta(ge=-360, le=360, description="degrees")]
Spot = Annotated[tuple[Metres, ...], Meta(min_length=3, max_length=3, description="x, y, z")]
Place = Annotated[
    tuple[Metres, ...],
    Meta(min_length=2, max_length=3, description="x, y, z; without z it comes to rest"),
]
Direction = Towards | Spot
Format = Annotated[int, Meta(ge=1, le=1, description="the version of this file format")]


class _FilePart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is read from a file: unknown keys are errors, and what is left out is `UNSET`."""


class CameraPart(_FilePart, frozen=True, kw_only=True):
    """From where the figure is seen best."""

    azimuth: Angle
    elevation: Annotated[float, Meta(ge=-20, le=90)] = 12.0
    target: Spot | UnsetType = UNSET
    span: Annotated[float, Meta(ge=0.3, le=10)] | UnsetType = UNSET


class ThingPart(_FilePart, frozen=True, kw_only=True):
    """A thing in the room, or one that goes with a part of the body, or is held by joints."""

    thing: Thing
    name: Id | UnsetType = UNSET
    at: Place = (0.0, 0.0)
    of: Part | UnsetType = UNSET
    size: Spot | UnsetType = UNSET
    turn: Angle = 0.0
    tilt: Angle = 0.0
    through: Annotated[tuple[Joint | Spot, ...], Meta(min_length=2, max_length=12)] | UnsetType = (
        UNSET
    )


class TurnPart(_FilePart, frozen=True):
    """How a part of the trunk is turned from where it would be: forward, and to the right."""

    bend: Angle | UnsetType = UNSET
    lean: Angle | UnsetType = UNSET
    turn: Angle | UnsetType = UNSET


class ChestPart(TurnPart, frozen=True):
    """How the chest is turned from the pelvis, and how far the shoulders are lifted."""

    shrug: Annotated[float, Meta(ge=-0.03, le=0.08)] | UnsetType = UNSET


class ArmPart(_FilePart, frozen=True, kw_only=True):
    """Where an arm is: by the place of its wrist or elbow, by its direction, or bone by bone."""

    at: Place | UnsetType = UNSET
    of: Part | UnsetType = UNSET
    to: Direction | UnsetType = UNSET
    bend: Annotated[float, Meta(ge=0, le=150)] | UnsetType = UNSET
    upper: Direction | UnsetType = UNSET
    prop: Place | UnsetType = UNSET
    fore: Direction | UnsetType = UNSET
    elbow: Direction | Angle | UnsetType = UNSET
    fingers: Direction | UnsetType = UNSET


class LegPart(_FilePart, frozen=True, kw_only=True):
    """Where a leg is: by the place of its ankle, by its direction, or bone by bone."""

    at: Place | UnsetType = UNSET
    by: FootPoint | UnsetType = UNSET
    of: Part | UnsetType = UNSET
    to: Direction | UnsetType = UNSET
    bend: Annotated[float, Meta(ge=0, le=155)] | UnsetType = UNSET
    thigh: Direction | UnsetType = UNSET
    shin: Direction | UnsetType = UNSET
    knee: Direction | Angle | UnsetType = UNSET
    foot: Flat | Annotated[float, Meta(ge=-35, le=75, description="°")] | UnsetType = UNSET
    toes: Direction | UnsetType = UNSET
    sole: Direction | UnsetType = UNSET


class PosePart(_FilePart, frozen=True, kw_only=True):
    """A pose, whole or as the differences from another one."""

    like: Id | UnsetType = UNSET
    mirrored: bool | UnsetType = UNSET
    body: Attitude | UnsetType = UNSET
    heading: Angle | UnsetType = UNSET
    place: dict[Joint, Place] | UnsetType = UNSET
    pelvis: TurnPart | UnsetType = UNSET
    chest: ChestPart | UnsetType = UNSET
    head: TurnPart | UnsetType = UNSET
    arms: ArmPart | UnsetType = UNSET
    right_arm: ArmPart | UnsetType = UNSET
    left_arm: ArmPart | UnsetType = UNSET
    legs: LegPart | UnsetType = UNSET
    right_leg: LegPart | UnsetType = UNSET
    left_leg: LegPart | UnsetType = UNSET
    supports: dict[Id, tuple[Support, ...]] | UnsetType = UNSET


class LoopPart(_FilePart, frozen=True, kw_only=True):
    """A cycle that a timed item goes through again and again."""

    period: Annotated[float, Meta(ge=0.3, le=60, description="seconds")]
    poses: Annotated[tuple[Id, ...], Meta(min_length=2, max_length=MAX_POSES)]
    stride: Metres = 0.0


class MovesPart(_FilePart, frozen=True, kw_only=True):
    """Which pose stands for which part of a rep; `out` and `back` name poses on the way."""

    start: Id
    hold: Id | UnsetType = UNSET
    out: Annotated[tuple[Id, ...], Meta(max_length=MAX_VIA)] = ()
    back: Annotated[tuple[Id, ...], Meta(max_length=MAX_VIA)] | UnsetType = UNSET
    loop: LoopPart | UnsetType = UNSET


class BreathPart(_FilePart, frozen=True, kw_only=True):
    """How far belly and chest rise with a breath, in metres."""

    belly: Annotated[float, Meta(ge=0, le=0.03)] = 0.004
    chest: Annotated[float, Meta(ge=0, le=0.03)] = 0.004


class MistakePart(_FilePart, frozen=True, kw_only=True):
    """The same movement done wrong: what the named poses have differently."""

    text: Line
    poses: dict[Id, PosePart]


class ArrowPart(_FilePart, frozen=True, kw_only=True):
    """What an arrow in the still picture shows: the way of a joint, or how a part turns."""

    way: Joint | UnsetType = UNSET
    turn: TrunkPart | UnsetType = UNSET
    beside: Spot = (0.0, 0.0, 0.0)
    pieces: Annotated[int, Meta(ge=1, le=4)] = 1


class FigureFile(_FilePart, frozen=True, kw_only=True):
    """A figure as its file tells it."""

    format: Format
    camera: CameraPart
    things: Annotated[tuple[ThingPart, ...], Meta(max_length=10)] = ()
    poses: dict[Id, PosePart]
    moves: MovesPart
    picture: Id | UnsetType = UNSET
    arrows: Annotated[tuple[Joint | ArrowPart, ...], Meta(max_length=MAX_ARROWS)] = ()
    breath: BreathPart = BreathPart()
    mistakes: Annotated[tuple[MistakePart, ...], Meta(max_length=6)] = ()
