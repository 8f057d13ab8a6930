"""What no body can do in the key poses of a figure, in words for the file's author."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from msgspec import UnsetType

from exercise_coach.figure import body
from exercise_coach.figure.body import Segment
from exercise_coach.figure.building import names_on_the_way
from exercise_coach.figure.figures import Figure, Stage
from exercise_coach.figure.frame import Joint
from exercise_coach.figure.layout import LIMB_NUMBERS, LIMBS, TRUNK_NUMBERS, Ends, Way
from exercise_coach.figure.measuring import deepest, hinge_bend, hinge_turn, lowest
from exercise_coach.figure.model import FigureFile, Support
from exercise_coach.figure.posing import KeyPose
from exercise_coach.figure.resting import BODY, Surfaces
from exercise_coach.figure.vectors import Vector, distance
from exercise_coach.prescription import Fault

CLOSE: Final = 0.01
"""How exactly a support touches and stays, and how deep skin may sink into the floor, in metres."""
_EXACT: Final = 0.005
_KEYS: Final = ("right_leg", "left_leg", "right_arm", "left_arm")

_PARTS: Final = {
    "elbow": "upper arm",
    "wrist": "forearm",
    "fingers": "hand",
    "knee": "thigh",
    "ankle": "shin",
    "heel": "foot",
    "toe": "foot",
}
"""What a part of a limb is called that ends at a joint."""

_Path = tuple[str | int, ...]


def faults_of_figure(figure: Figure, file: FigureFile, data: Mapping[str, Any]) -> list[Fault]:
    """Return everything that no body can do, in the right movement and in those with a mistake."""
    faults = list(_faults_of(figure, file, ("poses",), data["poses"]))
    told: set[tuple[str | int, str]] = {(each.path[1], _gist(each.message)) for each in faults}
    for pose_name, pose in figure.poses.items():
        found = _faults_of_pose(pose, figure.surfaces)
        told |= {(pose_name, _gist(message)) for _, message in found}
    for index, mistake in enumerate(figure.mistakes):
        path: _Path = ("mistakes", index, "poses")
        changes = data["mistakes"][index]["poses"]
        for fault in _faults_of(mistake.figure, file, path, changes):
            name = fault.path[len(path)]
            if (name, _gist(fault.message)) not in told:
                faults.append(Fault(fault.path if name in changes else path, fault.message))
    return faults


def _gist(message: str) -> str:
    """Return a message without its numbers: what is the same but a little more or less."""
    return "".join(each for each in message if not each.isdigit())


def _faults_of(
    figure: Figure, file: FigureFile, path: _Path, parts: Mapping[str, Any]
) -> Iterator[Fault]:
    told = {
        name: list(_faults_of_pose(pose, figure.surfaces)) for name, pose in figure.poses.items()
    }
    for name, found in told.items():
        written = parts.get(name, {})
        known = {(key, _gist(message)) for key, message in told.get(written.get("like"), ())}
        for key, message in found:
            at = _written(key, written)
            is_inherited = not at and (key, _gist(message)) in known
            is_pair = key.startswith("left") and at in {("arms",), ("legs",)}  # told for the right
            if not is_inherited and not is_pair:
                yield Fault((*path, name, *at), message)
    yield from _faults_of_slides(figure, file, path, parts)


def _faults_of_slides(
    figure: Figure, file: FigureFile, path: _Path, parts: Mapping[str, Any]
) -> Iterator[Fault]:
    for (one, other), drift in _neighbours(file).items():
        place = (*path, other, *_written("supports", parts.get(other, {})))
        poses = figure.poses[one], figure.poses[other]
        for support, slide in slides(*poses, figure.surfaces, drift):
            where = f"in {one!r} and {other!r}, but {slide:.3f} m away"
            yield Fault(place, f"{_words(support)}: a support {where}")


def _neighbours(file: FigureFile) -> dict[tuple[str, str], float]:
    """Return the poses that follow each other, and how far the floor moves between them in m."""
    pairs: dict[tuple[str, str], float] = {}
    loop = file.moves.loop
    for stage, names in names_on_the_way(file.moves).items():
        is_loop = stage is Stage.LOOP and not isinstance(loop, UnsetType)
        drift = loop.stride / len(names) if is_loop and not isinstance(loop, UnsetType) else 0.0
        for one, other in pairwise((*names, names[0]) if is_loop else names):
            if one != other and (other, one) not in pairs:
                pairs[one, other] = drift
    return pairs


def _written(key: str, pose: Mapping[str, Any]) -> _Path:
    """Return the key under which a pose has this; nothing where it is inherited or usual."""
    both = f"{key.partition('_')[2]}s"
    return next(((each,) for each in (key, both) if each in pose), ())


def _faults_of_pose(pose: KeyPose, surfaces: Surfaces) -> Iterator[tuple[str, str]]:
    joints = pose.solved.joints
    for limb, ends in enumerate(LIMBS):
        for message in _faults_of_limb(pose, limb, ends):
            yield _KEYS[limb], message
    depth, joint = lowest(joints)
    if depth < -CLOSE:
        yield "place", f"{_words(joint)}: {-depth:.2f} m under the floor"
    for support, thing in pose.supports.items():
        if thing == BODY:
            continue
        gap = clearance(pose, support, surfaces)
        if not -CLOSE - surfaces.give(thing) <= gap <= CLOSE:
            where = "above" if gap > 0 else "inside"
            message = f"{_words(support)}: a support, but {abs(gap):.3f} m {where} the {thing}"
            yield "supports", message
    deep, core, part = deepest(joints)
    if deep > 0:
        where = "head" if core.end is Joint.HEAD else "trunk"
        yield "", f"the {_limb_part(part)} goes {deep:.2f} m too far into the {where}"


def _faults_of_limb(pose: KeyPose, limb: int, ends: Ends) -> Iterator[str]:
    joints, given = pose.solved.joints, pose.layout.limbs[limb]
    if given.way in {Way.PLACE, Way.PROP}:
        at = TRUNK_NUMBERS + LIMB_NUMBERS * limb
        x, y, z = pose.numbers[at : at + 3]
        target = pose.solved.place_in_room(given.of, (x, y, z))
        joint = given.by or (ends.hinge if given.way is Way.PROP else ends.end)
        miss = distance(joints[joint], target)
        if miss > _EXACT:
            is_far = hinge_bend(joints, ends) < 90
            where = "out of reach" if is_far else "too near to the body"
            yield f"the place of the {_words(joint)} is {miss:.3f} m {where}"
        if pose.layout.anchor in {ends.hinge, ends.end, ends.tip, ends.heel}:
            yield "the joint that has the body's place is on a limb that has one of its own"
    hinge = _words(ends.hinge)
    most = body.MOST_ELBOW if ends.bones.is_arm else body.MOST_KNEE
    if hinge_bend(joints, ends) > most + 0.5:
        yield f"the {hinge} is bent {hinge_bend(joints, ends):.0f} degrees: {most:.0f} is the most"
    turn = hinge_turn(joints, ends)
    most = body.MOST_ELBOW_TURN if ends.bones.is_arm else body.MOST_KNEE_TURN
    if turn > most + 0.5:
        word = "bent backwards" if turn > 120 else "turned too far"
        yield f"the {hinge} is {word}: {turn:.0f} degrees from the middle, {most:.0f} is the most"


def clearance(pose: KeyPose, support: Support, surfaces: Surfaces) -> float:
    """Return how far a support is from what it rests on, in metres; below 0 it is inside."""
    return surfaces.gap(support, pose.supports[support], pose.solved.joints)


def slides(
    one: KeyPose, other: KeyPose, surfaces: Surfaces, drift: float = 0.0
) -> Iterator[tuple[Support, float]]:
    """Yield the supports that stand elsewhere in the other pose, and how far, in metres.

    `drift` is how far the floor has passed backwards in between.
    """
    for support, thing in one.supports.items():
        if thing != BODY and other.supports.get(support) == thing:
            there = {joint: _moved(at, drift) for joint, at in one.solved.joints.items()}
            slide = surfaces.slide(support, thing, there, other.solved.joints)
            if slide > CLOSE:
                yield support, slide


def _moved(place: Vector, drift: float) -> Vector:
    return (place[0] - drift, place[1], place[2])


def _limb_part(segment: Segment) -> str:
    side, _, end = segment.end.partition("-")
    return f"{side} {_PARTS[end]}"


def _words(name: str) -> str:
    return name.replace("-", " ")
