"""The way from pose to pose: smooth, and without a stop at the poses on the way.

Between two poses every number follows a cubic of Hermite. Its slopes at a pose are those of Fritsch
and Carlson (1980), which never swing beyond the poses, but for hands and feet that bear the body:
they go as the ground does before and after. A rep starts and ends at rest, on the curve of least
jerk (Flash and Hogan 1985), as people's own movements do.
"""

from collections.abc import Sequence

from exercise_coach.figure.layout import LIMB_NUMBERS, TRUNK_NUMBERS, Layout, Way
from exercise_coach.figure.mixing import common_layout, in_layout, is_planted
from exercise_coach.figure.posing import KeyPose
from exercise_coach.figure.skeleton import solve
from exercise_coach.figure.solved import Solved

Row = list[float]
_HALVINGS = 40
"""Enough to tell a fraction to the last digit that is seen."""


def eased(fraction: float) -> float:
    """Return how far a movement is that starts and ends at rest, on the curve of least jerk."""
    t = min(max(fraction, 0.0), 1.0)
    return t * t * t * (10 - 15 * t + 6 * t * t)


def uneased(way: float) -> float:
    """Return the fraction at which a movement has come this far; the inverse of `eased`."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if eased(middle) < way else (low, middle)
    return low


class Stretch:
    """The way from one pose to the next, with the slopes at both ends."""

    __slots__ = ("_bends", "_layout", "_slopes", "_start", "_steps")

    def __init__(self, layout: Layout, start: Row, end: Row, leaving: Row, arriving: Row) -> None:
        self._layout, self._start = layout, start
        steps = [b - a for a, b in zip(start, end, strict=True)]
        # start + t·(leaving + t·(…)): the coefficients of the cubic.
        self._slopes = leaving
        self._bends = [3 * d - 2 * m - n for d, m, n in zip(steps, leaving, arriving, strict=True)]
        self._steps = [m + n - 2 * d for d, m, n in zip(steps, leaving, arriving, strict=True)]

    def at(self, t: float) -> Solved:
        """Return where everything is at a fraction of the way."""
        numbers = [
            a + t * (m + t * (b + t * c))
            for a, m, b, c in zip(self._start, self._slopes, self._bends, self._steps, strict=True)
        ]
        return solve(numbers, self._layout)


class Path:
    """A way through several poses, each at its own fraction of it."""

    def __init__(self, poses: Sequence[KeyPose], *, is_loop: bool = False) -> None:
        self._poses = poses
        self._count = len(poses) if is_loop else len(poses) - 1
        self._stretches = [_stretch(poses, index, is_loop=is_loop) for index in range(self._count)]

    @property
    def count(self) -> int:
        """How many stretches the way has; 0 where it is one pose."""
        return self._count

    def at(self, fraction: float) -> Solved:
        """Return where everything is at a fraction of the way, 0 to 1."""
        if not self._count:
            return self._poses[0].solved
        index = self._index(fraction)
        return self._stretches[index].at(fraction * self._count - index)

    def between(self, fraction: float) -> tuple[KeyPose, KeyPose]:
        """Return the poses before and after a fraction of the way."""
        index = self._index(fraction)
        return self._poses[index], self._poses[(index + 1) % len(self._poses)]

    def _index(self, fraction: float) -> int:
        return max(min(int(fraction * self._count), self._count - 1), 0)


def _stretch(poses: Sequence[KeyPose], index: int, *, is_loop: bool) -> Stretch:
    """Return the way from a pose to the next, given those before and after them."""
    count = len(poses)
    a, b = poses[index], poses[(index + 1) % count]
    layout = common_layout(a, b)
    start, end = in_layout(a, layout), in_layout(b, layout)
    _same_turn(start, end)
    step = _steps(start, end)
    on_ground = _planted(a, b, layout)
    leaving, arriving = step, step
    if is_loop or index > 0:
        before = _row(poses[index - 1], layout, start)
        planted = _planted(poses[index - 1], a, layout)
        leaving = _slopes(_steps(before, start), step, planted, on_ground)
    if is_loop or index + 2 < count:
        then = poses[(index + 2) % count]
        planted = _planted(b, then, layout)
        arriving = _slopes(_steps(end, _row(then, layout, end)), step, planted, on_ground)
    return Stretch(layout, start, end, leaving, arriving)


def _row(pose: KeyPose, layout: Layout, near: Row) -> Row:
    row = in_layout(pose, layout)
    _same_turn(near, row)
    return row


def _steps(start: Row, end: Row) -> Row:
    return [b - a for a, b in zip(start, end, strict=True)]


def _same_turn(row: Row, other: Row) -> None:
    """Turn the sign of the other's rotation where that stands for the same, nearer by."""
    if sum(a * b for a, b in zip(row[:4], other[:4], strict=True)) < 0:
        other[:4] = [-each for each in other[:4]]


def _planted(a: KeyPose, b: KeyPose, layout: Layout) -> list[bool]:
    return [
        given.way is Way.PLACE and is_planted(a, b, limb) for limb, given in enumerate(layout.limbs)
    ]


def _slopes(beyond: Row, step: Row, planted_beyond: list[bool], planted: list[bool]) -> Row:
    """Return the slopes at the pose between a step of ours and the one beyond it."""
    slopes = [2 * d * e / (d + e) if d * e > 0 else 0.0 for d, e in zip(beyond, step, strict=True)]
    for limb in range(4):
        at = slice(TRUNK_NUMBERS + LIMB_NUMBERS * limb, TRUNK_NUMBERS + LIMB_NUMBERS * limb + 3)
        if planted[limb]:
            slopes[at] = step[at]
        elif planted_beyond[limb]:
            slopes[at] = beyond[at]
    return slopes
