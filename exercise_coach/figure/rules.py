"""What the parts of a pose file must be to each other, beyond the type of each.

The data may be of any type here: a file with errors is judged as far as it can be, so that all of
them are told at once.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from exercise_coach.figure.frame import Joint, Thing
from exercise_coach.figure.model import MAX_POSES, Part
from exercise_coach.figure.resting import BODY, FLOOR
from exercise_coach.prescription import Fault, did_you_mean

_LIMBS: Final = ("arms", "right_arm", "left_arm", "legs", "right_leg", "left_leg")
# Tuples, because what is looked for in them may be a list.
_THIN: Final = (Thing.STICK, Thing.STRAP)
_LEG_PARTS: Final = (Part.RIGHT_THIGH, Part.LEFT_THIGH, Part.RIGHT_SHIN, Part.LEFT_SHIN)
Path = tuple[str | int, ...]


def faults_of(data: Mapping[str, Any]) -> list[Fault]:
    """Return every rule that the data of a pose file breaks."""
    poses = _mapping(data.get("poses"))
    known = {FLOOR, BODY, *(name for _, name in _named(data))}
    moves = _mapping(data.get("moves"))
    faults = [*_faults_of_things(data), *_faults_of_moves(moves, poses)]
    faults += _faults_of_picture(data.get("picture"), moves, poses)
    faults += _faults_of_arrows(_sequence(data.get("arrows")))
    if isinstance(data.get("poses"), Mapping) and not 1 <= len(poses) <= MAX_POSES:
        faults.append(Fault(("poses",), f"expected 1 to {MAX_POSES} poses, found {len(poses)}"))
    for name, pose in poses.items():
        faults += _faults_of_pose(("poses", name), pose, poses, known)
        faults += _faults_of_likeness(("poses", name), name, poses)
    for index, mistake in enumerate(_sequence(data.get("mistakes"))):
        path: Path = ("mistakes", index, "poses")
        changes = _mapping(_mapping(mistake).get("poses"))
        if isinstance(mistake, Mapping) and not changes:
            faults.append(Fault(path, "expected at least one pose that differs"))
        for name, pose in changes.items():
            faults += _unknown((*path, name), name, poses, "pose")
            if "like" in _mapping(pose):
                message = "a mistake tells what differs from the right pose: leave this out"
                faults.append(Fault((*path, name, "like"), message))
            faults += _faults_of_pose((*path, name), pose, poses, known)
    return faults


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _sequence(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _unknown(path: Path, name: object, known: Iterable[str], what: str) -> list[Fault]:
    """Return a fault where a name is none of those known; other types are told elsewhere."""
    names = [each for each in known if each.isprintable()]
    if not isinstance(name, str) or name in names:
        return []
    hint = did_you_mean(name, names) or f": expected one of {', '.join(names)}"
    return [Fault(path, f"unknown {what} {name!r:.70}{hint}")]


def _named(data: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the place and name of each thing that stands in the room."""
    for index, thing in enumerate(_sequence(data.get("things"))):
        part = _mapping(thing)
        name = part.get("name", part.get("thing"))
        if isinstance(name, str) and "of" not in part and "through" not in part:
            yield index, name


def _faults_of_things(data: Mapping[str, Any]) -> list[Fault]:
    faults = []
    seen: set[str] = {FLOOR, BODY}
    for index, name in _named(data):
        if name in seen:
            message = f"another thing is named {name!r:.70}: give this one a name of its own"
            faults.append(Fault(("things", index), message))
        seen.add(name)
    for index, thing in enumerate(_sequence(data.get("things"))):
        part = _mapping(thing)
        is_thin = part.get("thing") in _THIN
        if is_thin and "through" not in part:
            message = f"a {part['thing']} goes through joints or places: expected 'through'"
            faults.append(Fault(("things", index), message))
        if not is_thin and "through" in part:
            message = "only a stick or a strap goes through joints: leave this out"
            faults.append(Fault(("things", index, "through"), message))
    return faults


def _faults_of_moves(moves: Mapping[str, Any], poses: Mapping[str, Any]) -> list[Fault]:
    faults = []
    for key in ("start", "hold"):
        faults += _unknown(("moves", key), moves.get(key), poses, "pose")
    lists: list[tuple[Path, Any]] = [(("moves", key), moves.get(key)) for key in ("out", "back")]
    lists.append((("moves", "loop", "poses"), _mapping(moves.get("loop")).get("poses")))
    for path, names in lists:
        for index, name in enumerate(_sequence(names)):
            faults += _unknown((*path, index), name, poses, "pose")
    return faults


def _faults_of_picture(
    name: object, moves: Mapping[str, Any], poses: Mapping[str, Any]
) -> list[Fault]:
    ways = [moves.get("out"), moves.get("back"), _mapping(moves.get("loop")).get("poses")]
    passed = [moves.get("start"), moves.get("hold"), *itertools.chain(*map(_sequence, ways))]
    if isinstance(name, str) and name in poses and name not in passed:
        return [Fault(("picture",), f"the movement does not go through the pose {name!r:.70}")]
    return _unknown(("picture",), name, poses, "pose")


def _faults_of_arrows(arrows: Sequence[object]) -> list[Fault]:
    faults = []
    for index, arrow in enumerate(arrows):
        part = _mapping(arrow)
        if isinstance(arrow, Mapping) and ("way" in part) is ("turn" in part):
            faults.append(Fault(("arrows", index), "expected either a way or a turn"))
        if "turn" in part and "pieces" in part:
            faults.append(Fault(("arrows", index, "pieces"), "only a way has pieces"))
    return faults


def _faults_of_pose(
    path: Path, pose: object, poses: Mapping[str, Any], known: Iterable[str]
) -> list[Fault]:
    part = _mapping(pose)
    faults = _unknown((*path, "like"), part.get("like"), poses, "pose")
    if "mirrored" in part and "like" not in part:
        faults.append(Fault((*path, "mirrored"), "only a pose that is like another is mirrored"))
    if isinstance(part.get("place"), Mapping):
        faults += _faults_of_place((*path, "place"), part["place"])
    for thing in _mapping(part.get("supports")):
        faults += _unknown((*path, "supports", thing), thing, known, "thing")
    for limb in _LIMBS:
        faults += _faults_of_limb((*path, limb), _mapping(part.get(limb)))
    return faults


def _faults_of_place(path: Path, place: Mapping[str, Any]) -> list[Fault]:
    if len(place) != 1:
        return [Fault(path, f"expected the place of one joint, found {len(place)}")]
    joint = next(iter(place))
    return _unknown((*path, joint), joint, [each.value for each in Joint], "joint")


def _faults_of_limb(path: Path, limb: Mapping[str, Any]) -> list[Fault]:
    if not limb:
        return []
    bones = (
        ("thigh", "shin") if path[-1] in {"legs", "right_leg", "left_leg"} else ("upper", "fore")
    )
    ways = [key for key in ("at", "to", "prop", bones[0]) if key in limb]
    faults = []
    if len(ways) != 1:
        found = f"found {', '.join(ways)}" if ways else "found none of them"
        message = f"expected one of at, to, and {bones[0]} with {bones[1]}, {found}"
        faults.append(Fault(path, message))
    for one, other in (bones,) if "prop" in limb else (bones, bones[::-1]):
        if one in limb and other not in limb:
            faults.append(Fault((*path, one), f"{one!r} needs {other!r} beside it"))
    if "bend" in limb and "to" not in limb:
        faults.append(Fault((*path, "bend"), "a bend goes with 'to' alone: leave this out"))
    if "by" in limb and not ("at" in limb and {"toes", "foot"} & limb.keys()):
        message = "'by' goes with 'at', and with the direction of the toes"
        faults.append(Fault((*path, "by"), message))
    if bones[0] == "thigh" and limb.get("of") in _LEG_PARTS:
        faults.append(Fault((*path, "of"), "a leg is placed by the room, the trunk or the head"))
    if "of" in limb and isinstance(limb.get("at"), list) and len(limb["at"]) == 2:
        faults.append(Fault((*path, "at"), "a place by a part of the body needs three numbers"))
    return faults


def _faults_of_likeness(path: Path, name: str, poses: Mapping[str, Any]) -> list[Fault]:
    """Return a fault where a pose is like itself, be it by way of others."""
    seen = [name]
    while isinstance(like := _mapping(poses.get(seen[-1])).get("like"), str):
        if like == name:
            return [Fault((*path, "like"), f"these poses are like each other: {', '.join(seen)}")]
        if like in seen or like not in poses:
            break
        seen.append(like)
    return []
