"""From the poses of a file to whole ones: what is `like` another is filled in from it.

A whole pose has one entry for each arm and leg; `arms` and `legs` are written for the right one
and mirrored for the left.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from exercise_coach.figure.frame import Joint
from exercise_coach.figure.model import ArmPart, Attitude, LegPart, Part, PosePart, Support, Towards

_OTHER = {Towards.LEFT: Towards.RIGHT, Towards.RIGHT: Towards.LEFT}
_OTHER_SIDE = {
    Attitude.ON_RIGHT_SIDE: Attitude.ON_LEFT_SIDE,
    Attitude.ON_LEFT_SIDE: Attitude.ON_RIGHT_SIDE,
}
_MERGED = ("pelvis", "chest", "head")


class LikeError(ValueError):
    """Poses are `like` each other in a circle, or like one that is not there."""


def whole_poses(
    poses: Mapping[str, PosePart], changes: Mapping[str, PosePart] | None = None
) -> dict[str, PosePart]:
    """Return every pose with nothing left to be looked up elsewhere.

    `changes` are what a mistake has differently in some of them. Raises LikeError.
    """
    changed = {**poses}
    for name, change in (changes or {}).items():
        changed[name] = _merged(_each_limb(poses[name]), _each_limb(change))
    whole: dict[str, PosePart] = {}
    for name in changed:
        _fill_in(name, changed, whole, ())
    return whole


def _fill_in(
    name: str, poses: Mapping[str, PosePart], whole: dict[str, PosePart], path: tuple[str, ...]
) -> PosePart:
    if name in whole:
        return whole[name]
    if name not in poses or name in path:
        raise LikeError(name)
    pose = _each_limb(poses[name])
    if isinstance(pose.like, str):
        base = _fill_in(pose.like, poses, whole, (*path, name))
        pose = _merged(mirrored(base) if pose.mirrored is True else base, pose)
    whole[name] = pose
    return pose


def _merged(base: PosePart, change: PosePart) -> PosePart:
    """Return a pose with the differences of another: turns one by one, all else as a whole."""
    values: dict[str, Any] = {}
    for field in change.__struct_fields__:
        value, below = getattr(change, field), getattr(base, field)
        if value is UNSET:
            values[field] = below
        elif field in _MERGED and below is not UNSET:
            values[field] = _over(below, value)
        else:
            values[field] = value
    return PosePart(**values)


def _over(below: Any, value: Any) -> Any:
    given = {key: each for key in value.__struct_fields__ if (each := getattr(value, key)) != UNSET}
    return msgspec.structs.replace(below, **given)


def _each_limb(pose: PosePart) -> PosePart:
    """Return a pose in which arms and legs are given one by one."""
    values: dict[str, Any] = {"arms": UNSET, "legs": UNSET}
    for both, one in (("arms", "arm"), ("legs", "leg")):
        shared = getattr(pose, both)
        if shared is UNSET:
            continue
        if getattr(pose, f"right_{one}") is UNSET:
            values[f"right_{one}"] = shared
        if getattr(pose, f"left_{one}") is UNSET:
            values[f"left_{one}"] = mirrored_limb(shared)
    return msgspec.structs.replace(pose, **values)


def mirrored(pose: PosePart) -> PosePart:
    """Return a whole pose as a mirror shows it that stands along the middle of the room."""
    return PosePart(
        body=_OTHER_SIDE.get(pose.body, pose.body) if isinstance(pose.body, Attitude) else UNSET,
        heading=-pose.heading if isinstance(pose.heading, float) else UNSET,
        place=_mirrored_place(pose.place),
        pelvis=_mirrored_turns(pose.pelvis),
        chest=_mirrored_turns(pose.chest),
        head=_mirrored_turns(pose.head),
        right_arm=mirrored_limb(pose.left_arm),
        left_arm=mirrored_limb(pose.right_arm),
        right_leg=mirrored_limb(pose.left_leg),
        left_leg=mirrored_limb(pose.right_leg),
        supports=_mirrored_supports(pose.supports),
    )


def _mirrored_place(place: Any) -> Any:
    if place is UNSET:
        return UNSET
    return {Joint(other_side(joint)): _mirrored_vector(at) for joint, at in place.items()}


def _mirrored_supports(supports: Any) -> Any:
    if supports is UNSET:
        return UNSET
    return {
        thing: tuple(Support(other_side(each)) for each in some) for thing, some in supports.items()
    }


def _mirrored_turns(part: Any) -> Any:
    values = {
        key: -value for key in ("lean", "turn") if (value := getattr(part, key, UNSET)) is not UNSET
    }
    return msgspec.structs.replace(part, **values) if values else part


def mirrored_limb(limb: Any) -> Any:
    """Return an arm or a leg as the other one of its pair."""
    if not isinstance(limb, ArmPart | LegPart):
        return limb
    values: dict[str, Any] = {}
    for field in limb.__struct_fields__:
        value = getattr(limb, field)
        if isinstance(value, Towards):
            values[field] = _OTHER.get(value, value)
        elif isinstance(value, tuple):
            values[field] = _mirrored_vector(value)
        elif isinstance(value, Part):
            values[field] = Part(other_side(value))
    return msgspec.structs.replace(limb, **values)


def _mirrored_vector(vector: tuple[float, ...]) -> tuple[float, ...]:
    return (vector[0], -vector[1], *vector[2:])


def other_side(name: str) -> str:
    """Return the name of the same part on the other side of the body."""
    if name.startswith("right-"):
        return f"left-{name[6:]}"
    return f"right-{name[5:]}" if name.startswith("left-") else name
