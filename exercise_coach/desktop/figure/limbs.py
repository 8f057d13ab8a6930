"""Arms and legs, tapered and clothed, with hands and shoes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exercise_coach.desktop.figure.colours import Cloth, FigureColours
from exercise_coach.desktop.figure.outlines import around, body, rounded
from exercise_coach.desktop.figure.parts import Coat, Part, coats, rim_of
from exercise_coach.desktop.figure.projection import (
    Projection,
    Ring,
    Vector,
    across,
    as_vector,
    between,
    cross,
    difference,
    dot,
    moved,
    unit,
)
from exercise_coach.figure import Joint, Point

Profile = Sequence[tuple[float, float, float]]
"""How far along; then in metres the radius there, and how far the middle is pushed aside."""
_THIGH: Profile = ((0, 0.076, 0), (0.2, 0.085, 0.004), (0.55, 0.073, 0.008), (0.85, 0.057, 0.003),
                   (1, 0.054, 0))  # fmt: skip
_SHANK: Profile = ((0, 0.054, 0), (0.14, 0.053, 0.005), (0.32, 0.056, 0.014), (0.6, 0.045, 0.009),
                   (0.93, 0.036, 0.0))  # fmt: skip
_ANKLE: Profile = ((0.84, 0.032, 0), (1.0, 0.031, 0))
# How far from heel to toe, then in metres: how high its bottom and its top are, half its width.
_SHOE = (
    (-0.02, 0.0, 0.05, 0.022),
    (0.12, -0.014, 0.078, 0.034),
    (0.3, -0.014, 0.084, 0.038),
    (0.52, -0.014, 0.052, 0.04),
    (0.78, -0.012, 0.036, 0.042),
    (0.98, -0.008, 0.02, 0.026),
)
_SOLE = ((-0.02, -0.026, 0.004, 0.026), (0.35, -0.026, 0.0, 0.036), (0.75, -0.024, 0.0, 0.042),
         (1.0, -0.018, 0.004, 0.028))  # fmt: skip
_UPPER_ARM: Profile = ((0.45, 0.048, 0), (0.7, 0.045, 0), (1, 0.039, 0))
_SLEEVE: Profile = ((0, 0.055, 0), (0.22, 0.058, 0))
_FOREARM: Profile = ((0, 0.039, 0), (0.25, 0.043, 0.004), (0.65, 0.034, 0), (1, 0.026, 0))


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a limb is painted with: a far one is muted."""

    view: Projection
    colours: FigureColours
    skin: Cloth
    shirt: Cloth
    trousers: Cloth
    shoe: Cloth
    sole: Cloth

    def coats(
        self, rings: Sequence[Ring], cloth: Cloth, before: Ring | None = None,
        after: Ring | None = None, ends: tuple[float, float] = (0.0, 1.0),
    ) -> list[Coat]:  # fmt: skip
        """Return the coats of a piece of the limb; `ends` are the shares of its rim there."""
        rim = rim_of(self.view, self.colours, *ends)
        return coats(rounded(rings, rim, before, after), cloth, self.colours)

    def small_coats(self, rings: Sequence[Ring], cloth: Cloth) -> list[Coat]:
        """Return the coats of a small piece of the limb."""
        rim = rim_of(self.view, self.colours).middle
        return coats(around(body(rings), rim, 0.0055 * self.view.scale), cloth, self.colours)


def dressing(view: Projection, colours: FigureColours, far: float) -> Dressing:
    """Return what to paint a limb with that lies this far behind the trunk, 0–1."""
    towards = colours.far
    share = 0.0 if colours.is_flat else 0.42 * far
    return Dressing(
        view,
        colours,
        *(
            cloth.far(towards, share)
            for cloth in (colours.skin, colours.shirt, colours.trousers, colours.shoe, colours.sole)
        ),
    )


def _rings(view: Projection, a: Vector, b: Vector, profile: Profile, aside: Vector) -> list[Ring]:
    return [
        view.disc(moved(between(a, b, share), (aside, offset)), radius)
        for share, radius, offset in profile
    ]


def _part(name: str, view: Projection, girth: float, *places: Vector) -> Part:
    return Part(name, tuple(view.spot(p) for p in places), girth * view.scale, places, girth)


def arm(joints: Mapping[Joint, Point], side: str, inwards: Vector, dress: Dressing) -> list[Part]:
    """Return upper arm, forearm and hand of one side; `inwards` leads from it into the body."""
    shoulder, elbow, wrist, fingers = (
        as_vector(joints[Joint(f"{side}-{name}")])
        for name in ("shoulder", "elbow", "wrist", "fingers")
    )
    return [
        _upper_arm(side, (shoulder, elbow, wrist), inwards, dress),
        _forearm(side, shoulder, elbow, wrist, dress),
        _hand(side, wrist, fingers, inwards, dress),
    ]


def _upper_arm(
    side: str, places: tuple[Vector, Vector, Vector], inwards: Vector, dress: Dressing
) -> Part:
    shoulder, elbow, wrist = places
    view = dress.view
    along = unit(difference(elbow, shoulder))
    part = _part(f"{side} upper arm", view, 0.05, shoulder, between(shoulder, elbow, 0.5), elbow)
    skin_rings = _rings(view, shoulder, elbow, _UPPER_ARM, along)
    hem = between(shoulder, elbow, 0.55)
    sleeve_rings = [*_rings(view, shoulder, elbow, _SLEEVE, along), _cut(view, hem, along, 0.058)]
    before = view.disc(moved(shoulder, (inwards, 0.06)), 0.048)
    sleeve = dress.coats(sleeve_rings, dress.shirt, before)
    ends = (0.0, _bent(shoulder, elbow, wrist))
    if view.facing(along) > 0.0:
        skin_rings[0] = _cut(view, hem, along, 0.047)
        part.coats = sleeve + dress.coats(skin_rings, dress.skin, ends=ends)
    else:
        part.coats = dress.coats(skin_rings, dress.skin, ends=ends) + sleeve
    return part


def _cut(view: Projection, place: Vector, along: Vector, radius: float) -> Ring:
    """Return the cross-section of a round limb there."""
    first = across((0.3, 0.5, 0.8), along)
    second = cross(along, first)
    return view.ring(
        place,
        (first[0] * radius, first[1] * radius, first[2] * radius),
        (second[0] * radius, second[1] * radius, second[2] * radius),
    )


def _forearm(side: str, shoulder: Vector, elbow: Vector, wrist: Vector, dress: Dressing) -> Part:
    part = _part(f"{side} forearm", dress.view, 0.036, elbow, between(elbow, wrist, 0.5), wrist)
    aside = unit(difference(between(shoulder, wrist, 0.5), elbow))
    rings = _rings(dress.view, elbow, wrist, _FOREARM, aside)
    before = dress.view.disc(between(elbow, shoulder, 0.14), 0.041)
    part.coats = dress.coats(rings, dress.skin, before, ends=(0.0, 0.0))
    return part


def _hand(side: str, wrist: Vector, fingers: Vector, inwards: Vector, dress: Dressing) -> Part:
    view = dress.view
    part = _part(f"{side} hand", view, 0.025, wrist, between(wrist, fingers, 0.9))
    along = unit(difference(fingers, wrist))
    thumb = across(inwards, along, across((0.0, 0.0, 1.0), along, (0.0, 1.0, 0.0)))
    flat = cross(along, thumb)

    def section(share: float, wide: float, thick: float, aside: float = 0.0) -> Ring:
        return view.ring(
            moved(between(wrist, fingers, share), (thumb, aside)),
            (thumb[0] * wide, thumb[1] * wide, thumb[2] * wide),
            (flat[0] * thick, flat[1] * thick, flat[2] * thick),
        )

    rings = [view.disc(wrist, 0.026), section(0.22, 0.036, 0.022), section(0.48, 0.04, 0.02),
             section(0.75, 0.034, 0.016), section(0.95, 0.019, 0.012)]  # fmt: skip
    root, tip = between(wrist, fingers, 0.15), between(wrist, fingers, 0.62)
    thumb_rings = [
        view.disc(moved(root, (thumb, 0.018)), 0.015),
        view.disc(moved(between(root, tip, 0.5), (thumb, 0.046)), 0.0135),
        view.disc(moved(tip, (thumb, 0.054)), 0.01),
    ]
    before = view.disc(moved(wrist, (along, -0.03)), 0.027)
    palm = dress.coats(rings, dress.skin, before)
    thumb_coats = dress.small_coats(thumb_rings, dress.skin)
    part.coats = palm + thumb_coats if view.facing(flat) > -0.2 else thumb_coats + palm
    return part


def leg(joints: Mapping[Joint, Point], side: str, inwards: Vector, dress: Dressing) -> list[Part]:
    """Return thigh, shank and foot of one side; `inwards` leads from the hip into the trunk."""
    hip, knee, ankle, heel, toe = (
        as_vector(joints[Joint(f"{side}-{name}")])
        for name in ("hip", "knee", "ankle", "heel", "toe")
    )
    # The calf is on the inside of the bend; where there is hardly one, on the heel's side.
    bend = moved(unit(difference(hip, knee)), (unit(difference(ankle, knee)), 1.0),
                 (unit(difference(heel, toe)), 0.25))  # fmt: skip
    return [
        _thigh(side, (hip, knee, ankle), inwards, bend, dress),
        _shank(side, hip, knee, ankle, bend, dress),
        _foot(side, ankle, heel, toe, dress),
    ]


def _bent(a: Vector, b: Vector, c: Vector) -> float:
    """Return how much a limb is bent at `b`: 0 straight, 1 from a right angle on."""
    return min(1.0, max(0.0, 1.0 - dot(unit(difference(b, a)), unit(difference(c, b)))))


def _thigh(
    side: str, places: tuple[Vector, Vector, Vector], inwards: Vector, bend: Vector,
    dress: Dressing,
) -> Part:  # fmt: skip
    view = dress.view
    hip, knee, ankle = places
    part = _part(f"{side} thigh", view, 0.075, hip, between(hip, knee, 0.5), knee)
    front = across(bend, unit(difference(knee, hip)))
    front = (-front[0], -front[1], -front[2])
    rings = _rings(view, hip, knee, _THIGH, front)
    before = view.disc(moved(hip, (inwards, 0.05)), 0.07)
    after = view.disc(between(knee, ankle, 0.14), 0.053)
    part.coats = dress.coats(rings, dress.trousers, before, after, (0.0, _bent(hip, knee, ankle)))
    return part


def _shank(
    side: str, hip: Vector, knee: Vector, ankle: Vector, bend: Vector, dress: Dressing
) -> Part:
    view = dress.view
    part = _part(f"{side} shank", view, 0.05, knee, between(knee, ankle, 0.5), ankle)
    along = unit(difference(ankle, knee))
    back = across(bend, along)
    rings = _rings(view, knee, ankle, _SHANK, back)
    rings[-1] = _cut(view, between(knee, ankle, 0.93), along, 0.036)
    before = view.disc(between(knee, hip, 0.14), 0.056)
    skin = dress.small_coats(_rings(view, knee, ankle, _ANKLE, back), dress.skin)
    cloth = dress.coats(rings, dress.trousers, before)
    part.coats = cloth + skin if view.facing(along) > 0 else skin + cloth
    return part


def _foot(side: str, ankle: Vector, heel: Vector, toe: Vector, dress: Dressing) -> Part:
    view = dress.view
    ball = between(heel, toe, 0.7)
    part = _part(f"{side} foot", view, 0.035, ankle, between(heel, toe, 0.2), ball)
    along = unit(difference(toe, heel))
    up = across(difference(ankle, heel), along)
    beside = cross(along, up)

    def section(share: float, bottom: float, top: float, wide: float) -> Ring:
        high = (top - bottom) / 2
        return view.ring(
            moved(between(heel, toe, share), (up, (top + bottom) / 2)),
            (beside[0] * wide, beside[1] * wide, beside[2] * wide),
            (up[0] * high, up[1] * high, up[2] * high),
        )

    shoe = [section(*row) for row in _SHOE]
    sole = [section(*row) for row in _SOLE]
    part.coats = dress.small_coats(sole, dress.sole)[:2] + dress.small_coats(shoe, dress.shoe)
    return part
