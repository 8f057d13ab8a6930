"""What hides what: parts sorted from the back to the front, judged where they overlap."""

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

from exercise_coach.desktop.figure.boxes import Box
from exercise_coach.desktop.figure.parts import Part
from exercise_coach.desktop.figure.projection import Projection, Spot, Vector

PARTED = 0.15
"""How far apart two things count that are parted by a face, in metres."""
SUNK = 0.004
"""A body may sink so far into what it rests on and still lie before its face, in metres."""


class Order:
    """Sorts parts as seen from one camera; what it found of two it remembers while they last."""

    def __init__(self, view: Projection) -> None:
        self._view = view
        # The parts are held, so that no other one is taken for one of them.
        self._parts: Sequence[Part] = ()
        self._known: dict[tuple[int, int], float] = {}

    def back_to_front(self, parts: Sequence[Part]) -> list[Part]:
        """Return the parts in an order in which each may be painted over those before it."""
        extents = [_extent(part) for part in parts]
        ids = [id(part) for part in parts]
        hides: list[dict[int, float]] = [{} for _ in parts]
        known: dict[tuple[int, int], float] = {}
        for a, (left, right, top, bottom) in enumerate(extents):
            for b in range(a + 1, len(parts)):
                other = extents[b]
                if left > other[1] or other[0] > right or top > other[3] or other[2] > bottom:
                    continue
                pair = (ids[a], ids[b])
                ahead = self._known.get(pair)
                if ahead is None:
                    ahead = _ahead(parts[a], parts[b], self._view)
                known[pair] = ahead
                if ahead > 0:
                    hides[a][b] = ahead
                elif ahead < 0:
                    hides[b][a] = -ahead
        self._parts, self._known = parts, known
        return [parts[n] for n in _unrolled(hides)]


def _extent(part: Part) -> tuple[float, float, float, float]:
    xs, ys = [spot.x for spot in part.axis], [spot.y for spot in part.axis]
    room = part.reach
    return min(xs) - room, max(xs) + room, min(ys) - room, max(ys) + room


def _unrolled(hides: Sequence[dict[int, float]]) -> list[int]:
    left = dict.fromkeys(range(len(hides)))
    order = []
    while left:
        free = next((n for n in left if left.keys().isdisjoint(hides[n])), None)
        if free is None:
            # Where parts hide each other in a circle, its weakest link gives way.
            near, far = min(_circle(hides, left), key=lambda link: hides[link[0]][link[1]])
            del hides[near][far]
        else:
            order.append(free)
            del left[free]
    return order


def _circle(hides: Sequence[dict[int, float]], left: Collection[int]) -> list[tuple[int, int]]:
    """Return the links of a circle of parts that hide each other; each that is left hides one."""
    path = [next(iter(left))]
    while path[-1] not in path[:-1]:
        hidden = [n for n in hides[path[-1]] if n in left]
        path.append(min(hidden, key=hides[path[-1]].__getitem__))
    begin = path.index(path[-1])
    return list(pairwise(path[begin:]))


def _ahead(p: Part, q: Part, view: Projection) -> float:
    """Return how far `p` lies before `q` where they overlap; 0 where they do not."""
    if q.box is not None:
        return _ahead_of_box(p, q, q.box, view)
    if p.box is not None:
        return -_ahead_of_box(q, p, p.box, view)
    room = p.reach + q.reach
    weight = total = 0.0
    for one, other, sign in ((p.axis, q.axis, 1.0), (q.axis, p.axis, -1.0)):
        for spot in one:
            distance, near = _nearest(spot, other)
            if distance < room:
                share = room - distance
                weight += share
                total += sign * share * (spot.near - near)
    return total / weight if weight else 0.0


def _ahead_of_box(p: Part, q: Part, box: Box, view: Projection) -> float:
    """Return how far `p` lies before `q`, which is a box: the faces that part them tell."""
    room = -0.6 * p.girth - SUNK
    sides = {view.facing(normal) > 0 for normal in box.beyond(p.places, room)}
    if p.box is not None:
        sides |= {view.facing(normal) < 0 for normal in p.box.beyond(q.places, room)}
    if len(sides) == 2:
        return 0.0  # neither can hide the other
    if sides:
        return PARTED * view.scale if sides.pop() else -PARTED * view.scale
    # Bent around an edge: each place tells by itself.
    around = sum(_side_of_box(place, box, room, view) for place in p.places)
    return PARTED * view.scale * around or _middle(p.axis) - _middle(q.axis)


def _side_of_box(place: Vector, box: Box, room: float, view: Projection) -> float:
    """Return 1 where a place lies before a box, -1 where behind it, 0 where it is inside.

    Beside it either would do; a body is rather seen whole than the furniture.
    """
    sides = {view.facing(normal) > 0 for normal in box.beyond((place,), room)}
    if not sides:
        return 0.0
    return 0.5 if len(sides) == 2 else 1.0 if sides.pop() else -1.0


def _middle(axis: Sequence[Spot]) -> float:
    return sum(spot.near for spot in axis) / len(axis)


def _nearest(spot: Spot, axis: Sequence[Spot]) -> tuple[float, float]:
    """Return how far a line passes by in the picture, and how near it is there."""
    x, y, _ = spot
    ax, ay, a_near = axis[0]
    best, depth = (ax - x) ** 2 + (ay - y) ** 2, a_near
    for bx, by, b_near in axis[1:]:
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        share = ((x - ax) * dx + (y - ay) * dy) / length if length else 0.0
        share = 0.0 if share < 0.0 else min(share, 1.0)
        distance = (ax + dx * share - x) ** 2 + (ay + dy * share - y) ** 2
        if distance < best:
            best, depth = distance, a_near + (b_near - a_near) * share
        ax, ay, a_near = bx, by, b_near
    return math.sqrt(best), depth
