"""From a file's content to a figure: poses, the ways between them, and the things around."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from msgspec import UnsetType

from exercise_coach.figure.arrows import TurnArrow, WayArrow
from exercise_coach.figure.figures import (
    Attached,
    Breath,
    Figure,
    Held,
    Instant,
    Mistake,
    Stage,
)
from exercise_coach.figure.frame import Block, Joint, Point
from exercise_coach.figure.framing import camera_for
from exercise_coach.figure.merging import whole_poses
from exercise_coach.figure.model import (
    ArrowPart,
    FigureFile,
    MistakePart,
    MovesPart,
    Part,
    PosePart,
    ThingPart,
)
from exercise_coach.figure.motion import Path, uneased
from exercise_coach.figure.posing import KeyPose, pose_from
from exercise_coach.figure.resting import Surfaces
from exercise_coach.figure.things import SIZES


def figure_from(file: FigureFile, figure_id: str) -> Figure:
    """Return the figure that a good file describes."""
    blocks = blocks_of(file.things)
    surfaces = Surfaces(blocks)
    whole = whole_poses(file.poses)
    poses = {name: pose_from(part, surfaces) for name, part in whole.items()}
    joints = [pose.solved.joints for pose in poses.values()]
    loop = file.moves.loop
    instants = instants_of(file.moves)
    figure = Figure(
        id=figure_id,
        camera=camera_for(file.camera, joints, blocks.values()),
        period=0.0 if isinstance(loop, UnsetType) else loop.period,
        stride=0.0 if isinstance(loop, UnsetType) else loop.stride,
        mistakes=(),
        poses=poses,
        paths=_paths(file.moves, poses),
        instants=instants,
        picture=_picture(file, instants),
        things=tuple(map(_thing, file.things)),
        breath=Breath(file.breath.belly, file.breath.chest),
        surfaces=surfaces,
        arrows=tuple(map(_arrow, file.arrows)),
    )
    mistakes = tuple(
        Mistake(each.text, partial(_with_mistake, figure, file, whole, each))
        for each in file.mistakes
    )
    return replace(figure, mistakes=mistakes)


def _with_mistake(
    figure: Figure, file: FigureFile, right: Mapping[str, PosePart], mistake: MistakePart
) -> Figure:
    """Return the movement done wrong, seen from the same camera."""
    wrong = whole_poses(file.poses, mistake.poses)
    poses = {
        name: figure.poses[name] if part == right[name] else pose_from(part, figure.surfaces)
        for name, part in wrong.items()
    }
    return replace(figure, poses=poses, paths=_paths(file.moves, poses))


def names_on_the_way(moves: MovesPart) -> dict[Stage, tuple[str, ...]]:
    """Return the names of the poses that each stage goes through."""
    hold = moves.start if isinstance(moves.hold, UnsetType) else moves.hold
    back = moves.out[::-1] if isinstance(moves.back, UnsetType) else moves.back
    ways = {
        Stage.START: (moves.start,),
        Stage.OUT: (moves.start, *moves.out, hold),
        Stage.HOLD: (hold,),
        Stage.BACK: (hold, *back, moves.start),
        Stage.LOOP: (hold,),
    }
    if not isinstance(moves.loop, UnsetType):
        ways[Stage.LOOP] = moves.loop.poses
    return ways


_FIRST_STAGES = (Stage.HOLD, Stage.START, Stage.OUT, Stage.BACK, Stage.LOOP)


def instants_of(moves: MovesPart) -> dict[str, Instant]:
    """Return when each pose is reached that the movement goes through."""
    instants: dict[str, Instant] = {}
    ways = names_on_the_way(moves)
    for stage in _FIRST_STAGES:
        names = _moving(ways[stage])
        is_loop = stage is Stage.LOOP and len(names) > 1
        count = len(names) if is_loop else max(1, len(names) - 1)
        for index, name in enumerate(names):
            way = index / count
            instants.setdefault(name, Instant(stage, way if is_loop else uneased(way)))
    return instants


def _picture(file: FigureFile, instants: Mapping[str, Instant]) -> Instant:
    """Return when the figure is best known: the pose its file names, else loop or hold."""
    if not isinstance(file.picture, UnsetType):
        return instants[file.picture]
    has_loop = not isinstance(file.moves.loop, UnsetType)
    return Instant(Stage.LOOP if has_loop else Stage.HOLD, 0.0)


def _paths(moves: MovesPart, poses: Mapping[str, KeyPose]) -> dict[Stage, Path]:
    paths = {}
    for stage, names in names_on_the_way(moves).items():
        is_loop = stage is Stage.LOOP and len(names) > 1
        paths[stage] = Path([poses[name] for name in _moving(names)], is_loop=is_loop)
    return paths


def _moving(names: Sequence[str]) -> list[str]:
    """Return the names without any that is the same as the one before."""
    return [names[0], *(b for a, b in pairwise(names) if a != b)]


def blocks_of(things: Sequence[ThingPart]) -> dict[str, Block]:
    """Return the things that stand in the room, by the name a support gives them."""
    return {
        name_of(each): _block(each)
        for each in things
        if isinstance(each.through, UnsetType) and isinstance(each.of, UnsetType)
    }


def name_of(part: ThingPart) -> str:
    """Return the name of a thing: its own, else what it is."""
    return part.thing.value if isinstance(part.name, UnsetType) else part.name


def _block(part: ThingPart) -> Block:
    size = SIZES[part.thing] if isinstance(part.size, UnsetType) else Point(*part.size)
    at = Point(part.at[0], part.at[1], part.at[2] if len(part.at) > 2 else 0.0)
    return Block(part.thing, at, size, part.turn, part.tilt)


def _thing(part: ThingPart) -> Block | Attached | Held:
    if not isinstance(part.through, UnsetType):
        through = tuple(each if isinstance(each, Joint) else Point(*each) for each in part.through)
        return Held(part.thing, through)
    if not isinstance(part.of, UnsetType):
        return Attached(part.of, _block(part))
    return _block(part)


def _arrow(part: Joint | ArrowPart) -> WayArrow | TurnArrow:
    if isinstance(part, Joint):
        return WayArrow(part)
    beside = Point(*part.beside)
    if isinstance(part.way, Joint):
        return WayArrow(part.way, beside, part.pieces)
    return TurnArrow(Part(str(part.turn)), beside)
