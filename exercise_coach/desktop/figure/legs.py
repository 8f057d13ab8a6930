"""Legs: trousers down to the ankle, and a shoe with its sole."""

from collections.abc import Mapping

from exercise_coach.desktop.figure.bones import Bone, Profile, bent
from exercise_coach.desktop.figure.dressing import Dressing
from exercise_coach.desktop.figure.parts import Part
from exercise_coach.desktop.figure.projection import (
    Vector,
    across,
    as_vector,
    difference,
    moved,
    unit,
)
from exercise_coach.figure import Joint, Point

_THIGH: Profile = ((0.1, 0.068, 0), (0.2, 0.084, -0.004), (0.55, 0.073, -0.008),
                   (0.85, 0.057, -0.003), (1, 0.054, 0))  # fmt: skip
_SHANK: Profile = ((0, 0.054, 0), (0.14, 0.053, 0.005), (0.32, 0.056, 0.014), (0.6, 0.045, 0.009))
_CUFF = 0.93
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


def leg(joints: Mapping[Joint, Point], side: str, dress: Dressing) -> list[Part]:
    """Return thigh, shank and foot of one side."""
    hip, knee, ankle, heel, toe = (
        as_vector(joints[Joint(f"{side}-{name}")])
        for name in ("hip", "knee", "ankle", "heel", "toe")
    )
    # The calf is on the inside of the bend; where there is hardly one, on the heel's side.
    inside = moved(unit(difference(hip, knee)), (unit(difference(ankle, knee)), 1.0),
                   (unit(difference(heel, toe)), 0.25))  # fmt: skip
    thigh = Bone(dress.view, hip, knee, across(inside, unit(difference(knee, hip))))
    upper = thigh.part(f"{side} thigh", 0.075, 0.0, 0.5, 1.0)
    upper.coats = dress.coats(thigh.discs(_THIGH), dress.trousers, bent(hip, knee, ankle), 1)
    return [upper, _shank(side, knee, ankle, inside, dress), _foot(side, ankle, heel, toe, dress)]


def _shank(side: str, knee: Vector, ankle: Vector, inside: Vector, dress: Dressing) -> Part:
    bone = Bone(dress.view, knee, ankle, across(inside, unit(difference(ankle, knee))))
    part = bone.part(f"{side} shank", 0.05, 0.0, 0.5, 1.0)
    trousers = dress.coats([*bone.discs(_SHANK), bone.cut(_CUFF, 0.036)], dress.trousers)
    top = bone.cut(_CUFF, 0.031) if bone.faces_viewer else bone.disc(0.86, 0.032)
    ankles = dress.flat_coats([top, bone.disc(1.0, 0.031)], dress.skin)[1:]
    part.coats = trousers + ankles if bone.faces_viewer else ankles + trousers
    return part


def _foot(side: str, ankle: Vector, heel: Vector, toe: Vector, dress: Dressing) -> Part:
    up = across(difference(ankle, heel), unit(difference(toe, heel)))
    bone = Bone(dress.view, heel, toe, up)
    part = bone.part(f"{side} foot", 0.035, 0.0, 0.7)
    part.axis, part.places = (dress.view.spot(ankle), *part.axis), (ankle, *part.places)
    shoe, sole = (
        [
            bone.section(share, (top - bottom) / 2, wide, (top + bottom) / 2)
            for share, bottom, top, wide in rows
        ]
        for rows in (_SHOE, _SOLE)
    )
    part.coats = dress.flat_coats(sole, dress.sole) + dress.small_coats(shoe, dress.shoe)
    return part
