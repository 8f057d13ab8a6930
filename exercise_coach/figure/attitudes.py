"""Which way a body faces: the words of a file as directions and turns."""

from collections.abc import Mapping
from typing import Final, TypeVar

from msgspec import UnsetType

from exercise_coach.figure.model import Attitude, ChestPart, Direction, PosePart, Towards, TurnPart
from exercise_coach.figure.vectors import Axes, Vector, quaternion, turned, unit

_T = TypeVar("_T")
_NO_TURNS: Final = (0.0, 0.0, 0.0)
DOWN: Final = (0.0, 0.0, -1.0)
_DIRECTIONS: Final[Mapping[Towards, Vector]] = {
    Towards.AHEAD: (1.0, 0.0, 0.0),
    Towards.BEHIND: (-1.0, 0.0, 0.0),
    Towards.LEFT: (0.0, 1.0, 0.0),
    Towards.RIGHT: (0.0, -1.0, 0.0),
    Towards.UP: (0.0, 0.0, 1.0),
    Towards.DOWN: DOWN,
}
_A, _B, _L, _R, _U, _D = _DIRECTIONS.values()
_ATTITUDES: Final[Mapping[Attitude, Axes]] = {
    Attitude.UPRIGHT: (_A, _L, _U),
    Attitude.FACE_UP: (_U, _L, _B),
    Attitude.FACE_DOWN: (_D, _L, _A),
    Attitude.ON_RIGHT_SIDE: (_R, _U, _B),
    Attitude.ON_LEFT_SIDE: (_L, _D, _B),
}


def or_usual(value: _T | UnsetType, usual: _T) -> _T:
    """Return what a file says, or what is usual where it says nothing."""
    return usual if isinstance(value, UnsetType) else value


def trunk_numbers(part: PosePart) -> list[float]:
    """Return the numbers of a pose that tell how the trunk and the head are turned."""
    attitude = _ATTITUDES[or_usual(part.body, Attitude.UPRIGHT)]
    heading = or_usual(part.heading, 0.0)
    front, left, up = (_headed(each, heading) for each in attitude)
    pelvis = turned((front, left, up), *_turns(part.pelvis))
    chest = or_usual(part.chest, ChestPart())
    return [*quaternion(pelvis), *_turns(chest), *_turns(part.head), or_usual(chest.shrug, 0.0)]


def _headed(vector: Vector, heading: float) -> Vector:
    about = turned((_A, _L, _U), 0.0, 0.0, -heading)
    return (
        vector[0] * about[0][0] + vector[1] * about[1][0],
        vector[0] * about[0][1] + vector[1] * about[1][1],
        vector[2],
    )


def _turns(part: TurnPart | UnsetType) -> tuple[float, float, float]:
    if isinstance(part, UnsetType):
        return _NO_TURNS
    return (or_usual(part.bend, 0.0), or_usual(part.lean, 0.0), or_usual(part.turn, 0.0))


def direction(given: Direction) -> Vector:
    """Return a direction as a unit vector."""
    if isinstance(given, Towards):
        return _DIRECTIONS[given]
    x, y, z = given
    return unit((x, y, z))
