"""A figure, ready to be shown: any moment of its movement, on either side."""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, pi
from typing import Final, NamedTuple

from exercise_coach.figure.arrows import TurnArrow, WayArrow
from exercise_coach.figure.frame import Block, Camera, Frame, Joint, Point, Rod, Thing
from exercise_coach.figure.merging import other_side
from exercise_coach.figure.model import Part
from exercise_coach.figure.motion import Path, eased
from exercise_coach.figure.posing import KeyPose
from exercise_coach.figure.resting import Surfaces
from exercise_coach.figure.solved import Solved
from exercise_coach.figure.vectors import Vector, along, distance
from exercise_coach.prescription import Side


class Stage(enum.StrEnum):
    """A stage of a movement; the intervals of a timeline, as far as a body moves in them."""

    START = "start"
    OUT = "out"
    HOLD = "hold"
    BACK = "back"
    LOOP = "loop"  # a timed item: walking, breathing; still where the file has no loop


@dataclass(frozen=True, slots=True)
class Attached:
    """A thing that goes with a part of the body: its place is given by that part."""

    of: Part
    block: Block


@dataclass(frozen=True, slots=True)
class Held:
    """A thin thing through joints of the body and points of the room."""

    thing: Thing
    through: tuple[Joint | Point, ...]


@dataclass(frozen=True)
class Mistake:
    """A common mistake: what it is, and the same movement done so, which is made at first use."""

    text: str
    make: Callable[[], "Figure"]

    @cached_property
    def figure(self) -> "Figure":
        """The movement with the mistake, seen from the same camera."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Breath:
    """How far belly and chest rise with a breath, in metres."""

    belly: float
    chest: float


class Instant(NamedTuple):
    """How far a movement is in one of its stages, 0 to 1."""

    stage: Stage
    fraction: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A body in its room, at any moment of a movement.

    `period` is the length of one cycle of `Stage.LOOP` in seconds, 0 where it stands still, and
    `stride` how far the floor passes under the body in that time, in metres. `instants` tells when
    each key pose is reached, and `picture` when the movement is best known from a still picture, in
    which `arrows` tell how it goes.
    """

    id: str
    camera: Camera
    period: float
    stride: float
    mistakes: tuple[Mistake, ...]
    poses: Mapping[str, KeyPose]
    paths: Mapping[Stage, Path]
    instants: Mapping[str, Instant]
    picture: Instant
    things: tuple[Block | Attached | Held, ...]
    breath: Breath
    surfaces: Surfaces
    arrows: tuple[WayArrow | TurnArrow, ...] = ()

    def frame(
        self, stage: Stage, fraction: float, side: Side | None = None, breath: float = 0.0
    ) -> Frame:
        """Return the moment at a fraction of a stage, 0 to 1, and of a breath, 0 to 1.

        The right side is as the file has it, the left one its mirror image.
        """
        if stage is not Stage.LOOP:
            fraction = eased(fraction)
        solved = self.paths[stage].at(fraction)
        joints = {joint: Point(*at) for joint, at in solved.joints.items()}
        if breath:
            self._breathe(joints, solved, breath)
        frame = Frame(joints, tuple(_shown(each, solved) for each in self.things))
        return mirrored(frame) if side is Side.LEFT else frame

    @property
    def out(self) -> Path:
        """The way from the beginning to the hold."""
        return self.paths[Stage.OUT]

    def breathing(self, phase: float) -> Mapping[Joint, Point]:
        """Return where the joints of the first pose are at a fraction of a breath, 0 to 1."""
        return self.frame(Stage.START, 0.0, None, phase).joints

    @property
    def is_sided(self) -> bool:
        """Whether the left side looks different from the right one."""
        return any(not _is_even(pose.solved) for pose in self.poses.values())

    def instant_unlike(self, other: "Figure") -> Instant:
        """Return when the same movement of another figure, such as a mistake, differs most."""

        def difference(instant: Instant) -> float:
            ours, theirs = self.frame(*instant).joints, other.frame(*instant).joints
            return sum(distance(at, theirs[joint]) for joint, at in ours.items())

        return max((self.picture, *self.instants.values()), key=difference)

    def _breathe(self, joints: dict[Joint, Point], solved: Solved, phase: float) -> None:
        """Let belly and chest rise to the front and sink again; the limbs stay where they are."""
        rise = (1 - cos(2 * pi * phase)) / 2
        for joint, part, most in (
            (Joint.WAIST, Part.PELVIS, self.breath.belly),
            (Joint.CHEST, Part.CHEST, self.breath.chest),
        ):
            joints[joint] = Point(*along(joints[joint], solved.axes[part][0], most * rise))


def _is_even(solved: Solved) -> bool:
    """Return whether left and right are alike, to a millimetre."""
    joints = solved.joints
    return all(
        distance(at, _mirrored_place(joints[Joint(other_side(joint))])) < 0.001
        for joint, at in joints.items()
    )


def _shown(thing: Block | Attached | Held, solved: Solved) -> Block | Rod:
    if isinstance(thing, Block):
        return thing
    if isinstance(thing, Attached):
        at = solved.place_in_room(thing.of, thing.block.at)
        return replace(thing.block, at=Point(*at))
    through = (solved.joints[each] if isinstance(each, Joint) else each for each in thing.through)
    return Rod(thing.thing, tuple(Point(*each) for each in through))


def mirrored(frame: Frame) -> Frame:
    """Return a frame as a mirror along the middle of the room shows it."""
    joints = {_OTHER[joint]: _mirrored_place(at) for joint, at in frame.joints.items()}
    return Frame(joints, tuple(map(_mirrored_thing, frame.things)))


_OTHER: Final = {joint: Joint(other_side(joint)) for joint in Joint}


def _mirrored_place(at: Vector) -> Point:
    return Point(at[0], -at[1], at[2])


def _mirrored_thing(thing: Block | Rod) -> Block | Rod:
    if isinstance(thing, Rod):
        return Rod(thing.thing, tuple(map(_mirrored_place, thing.points)))
    return replace(thing, at=_mirrored_place(thing.at), turn=-thing.turn)
