"""The trunk: pelvis in trousers and chest in a shirt, bent along the spine."""

from collections.abc import Mapping
from dataclasses import dataclass

from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.outlines import Outlines, Rim, rounded
from exercise_coach.desktop.figure.parts import Part, coats, rim_of
from exercise_coach.desktop.figure.projection import (
    Projection,
    Ring,
    Vector,
    across,
    as_vector,
    between,
    cross,
    difference,
    moved,
    unit,
)
from exercise_coach.figure import Joint, Point

# How far up the spine (0 pelvis, 1 waist, 2 chest, 3 neck), then in metres: half the width there,
# and how far the back and the front are from the spine.
_PELVIS = (
    (-0.72, 0.07, 0.062, 0.045),
    (-0.4, 0.142, 0.1, 0.082),
    (0.0, 0.168, 0.108, 0.096),
    (0.4, 0.16, 0.1, 0.096),
    (0.8, 0.146, 0.092, 0.094),
)
_CHEST = (
    (0.42, 0.161, 0.102, 0.1),
    (0.8, 0.148, 0.094, 0.1),
    (1.1, 0.141, 0.09, 0.1),
    (1.55, 0.15, 0.098, 0.108),
    (2.0, 0.163, 0.104, 0.114),
    (2.4, 0.165, 0.1, 0.1),
    (2.75, 0.135, 0.086, 0.07),
    (2.98, 0.08, 0.066, 0.052),
)


_SHOULDERS = (
    Joint.RIGHT_SHOULDER, Joint.LEFT_SHOULDER, Joint.RIGHT_ELBOW, Joint.LEFT_ELBOW
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spine:
    """The line the trunk is bent along, and which way it faces from below to above."""

    knots: tuple[Vector, Vector, Vector, Vector]
    left_below: Vector
    left_above: Vector

    def at(self, s: float) -> tuple[Vector, Vector, Vector]:
        """Return the place, the left and the front at `s`: 0 pelvis, 1 waist, 2 chest, 3 neck."""
        index = min(2, max(0, int(s)))
        t = s - index
        knots = self.knots
        p1, p2 = knots[index], knots[index + 1]
        p0 = knots[index - 1] if index else _beyond(p2, p1)
        p3 = knots[index + 2] if index < 2 else _beyond(p1, p2)
        place, ahead = _spline(p0, p1, p2, p3, t)
        share = min(1.0, max(0.0, s / 3))
        left = (
            self.left_below[0] + (self.left_above[0] - self.left_below[0]) * share,
            self.left_below[1] + (self.left_above[1] - self.left_below[1]) * share,
            self.left_below[2] + (self.left_above[2] - self.left_below[2]) * share,
        )
        up = unit(ahead)
        left = across(left, up)
        return place, left, cross(left, up)


def _beyond(a: Vector, b: Vector) -> Vector:
    return (2 * b[0] - a[0], 2 * b[1] - a[1], 2 * b[2] - a[2])


def _spline(p0: Vector, p1: Vector, p2: Vector, p3: Vector, t: float) -> tuple[Vector, Vector]:
    """Return a point of the curve between `p1` and `p2`, and where it leads."""
    place, ahead = [], []
    for a, b, c, d in zip(p0, p1, p2, p3, strict=True):
        k1, k2, k3 = (c - a) / 2, a - 2.5 * b + 2 * c - d / 2, (d - a) / 2 + 1.5 * (b - c)
        place.append(b + t * (k1 + t * (k2 + t * k3)))
        ahead.append(k1 + t * (2 * k2 + t * 3 * k3))
    return (place[0], place[1], place[2]), (ahead[0], ahead[1], ahead[2])


def spine_of(joints: Mapping[Joint, Point]) -> Spine:
    """Return the spine of a body."""
    knots = [as_vector(joints[j]) for j in (Joint.PELVIS, Joint.WAIST, Joint.CHEST, Joint.NECK)]
    left_below = unit(difference(joints[Joint.LEFT_HIP], joints[Joint.RIGHT_HIP]))
    left_above = unit(difference(joints[Joint.LEFT_SHOULDER], joints[Joint.RIGHT_SHOULDER]))
    return Spine((knots[0], knots[1], knots[2], knots[3]), left_below, left_above)


def trunk(joints: Mapping[Joint, Point], view: Projection, colours: FigureColours) -> Part:
    """Return the trunk, its lower half first unless it is nearer to the viewer."""
    spine = spine_of(joints)
    places = spine.knots
    axis = tuple(view.spot(place) for place in places)
    part = Part("trunk", axis, 0.12 * view.scale, places, 0.1)
    rim = rim_of(view, colours, 1.0)
    hips = rounded([_ring(spine, view, *row) for row in _PELVIS], rim)
    chest = rounded([_ring(spine, view, *row) for row in _CHEST], rim)
    for whole, shoulders in zip(chest, _yoke(spine, joints, view, rim), strict=True):
        whole.addPath(shoulders)
    below, above = coats(hips, colours.trousers, colours), coats(chest, colours.shirt, colours)
    is_below_nearer = view.facing(difference(places[0], places[1])) > 0
    part.coats = above + below if is_below_nearer else below + above
    return part


def _yoke(spine: Spine, joints: Mapping[Joint, Point], view: Projection, rim: Rim) -> Outlines:
    """Return what leads from one shoulder over the root of the neck to the other."""
    right, left, right_elbow, left_elbow = (as_vector(joints[joint]) for joint in _SHOULDERS)
    root = spine.knots[3]
    up = unit(difference(root, spine.knots[2]))
    low = moved(root, (up, -0.022))
    rings = [
        view.disc(moved(right, (up, -0.008)), 0.053),
        view.disc(moved(between(right, low, 0.45), (up, 0.016)), 0.053),
        view.disc(moved(low, (up, 0.034)), 0.052),
        view.disc(moved(between(left, low, 0.45), (up, 0.016)), 0.053),
        view.disc(moved(left, (up, -0.008)), 0.053),
    ]
    before = view.disc(between(right, right_elbow, 0.1), 0.052)
    after = view.disc(between(left, left_elbow, 0.1), 0.052)
    return rounded(rings, Rim(0.0, rim.middle, 0.0), before, after)


def _ring(
    spine: Spine, view: Projection, s: float, width: float, back: float, ahead: float
) -> Ring:
    place, left, front = spine.at(s)
    depth = (ahead + back) / 2
    sideways = (left[0] * width, left[1] * width, left[2] * width)
    forwards = (front[0] * depth, front[1] * depth, front[2] * depth)
    return view.ring(moved(place, (front, (ahead - back) / 2)), sideways, forwards)
