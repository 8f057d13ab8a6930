"""Arms: a sleeve, an elbow, and a hand whose thumb shows how it is turned."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath, QPolygonF

from exercise_coach.desktop.figure.bones import Bone, Profile, bent
from exercise_coach.desktop.figure.dressing import Dressing
from exercise_coach.desktop.figure.parts import Coat, Part
from exercise_coach.desktop.figure.projection import (
    Vector,
    across,
    as_vector,
    between,
    difference,
    unit,
)
from exercise_coach.figure import Joint, Point

_UPPER_ARM: Profile = ((0.45, 0.048, 0), (0.7, 0.045, 0), (1, 0.039, 0))
_SLEEVE: Profile = ((0, 0.055, 0), (0.22, 0.058, 0))
_FOREARM: Profile = ((0, 0.039, 0), (0.25, 0.043, 0.004), (0.65, 0.034, 0), (1, 0.026, 0))
_HEM = 0.55
# How far along, half the width towards the thumb and half the thickness.
_PALM = ((0.22, 0.036, 0.022), (0.48, 0.04, 0.02), (0.75, 0.035, 0.016), (0.94, 0.021, 0.012),
         (1.0, 0.006, 0.005))  # fmt: skip
_THUMB: Profile = ((0.15, 0.015, 0.018), (0.38, 0.0135, 0.046), (0.62, 0.01, 0.054))
# Beside the middle of the hand in metres, towards the thumb; how far along a gap begins and ends.
_GAPS = ((0.0165, 0.56, 0.88), (0.0, 0.54, 0.97), (-0.0165, 0.57, 0.9))
GAP = 0.0021
"""Half as wide a gap opens at its end, in metres."""
LARGE = 180.0
"""From this size on the fingers are told apart, in pixels a metre."""
_UP: Vector = (0.0, 0.0, 1.0)


def arm(joints: Mapping[Joint, Point], side: str, inwards: Vector, dress: Dressing) -> list[Part]:
    """Return upper arm, forearm and hand of one side; `inwards` leads from it into the body."""
    shoulder, elbow, wrist, fingers = (
        as_vector(joints[Joint(f"{side}-{name}")])
        for name in ("shoulder", "elbow", "wrist", "fingers")
    )
    inside = difference(between(shoulder, wrist, 0.5), elbow)
    return [
        _upper_arm(side, shoulder, elbow, bent(shoulder, elbow, wrist), dress),
        _forearm(side, elbow, wrist, inside, dress),
        _hand(side, wrist, fingers, inwards, dress),
    ]


def _upper_arm(side: str, shoulder: Vector, elbow: Vector, bending: float, dress: Dressing) -> Part:
    aside = across(_UP, unit(difference(elbow, shoulder)), (0.0, 1.0, 0.0))
    bone = Bone(dress.view, shoulder, elbow, aside)
    part = bone.part(f"{side} upper arm", 0.05, 0.0, 0.5, 1.0)
    skin = bone.discs(_UPPER_ARM)
    sleeve = dress.coats([*bone.discs(_SLEEVE), bone.cut(_HEM, 0.058)], dress.shirt)
    if bone.faces_viewer:
        skin[0] = bone.cut(_HEM, 0.047)
        part.coats = sleeve + dress.coats(skin, dress.skin, bending)
    else:
        part.coats = dress.coats(skin, dress.skin, bending) + sleeve
    return part


def _forearm(side: str, elbow: Vector, wrist: Vector, inside: Vector, dress: Dressing) -> Part:
    along = unit(difference(wrist, elbow))
    bone = Bone(dress.view, elbow, wrist, across(inside, along, across(_UP, along)))
    part = bone.part(f"{side} forearm", 0.036, 0.0, 0.5, 1.0)
    part.coats = dress.coats(bone.discs(_FOREARM), dress.skin, 0.0)
    return part


def _hand(side: str, wrist: Vector, fingers: Vector, inwards: Vector, dress: Dressing) -> Part:
    along = unit(difference(fingers, wrist))
    bone = Bone(dress.view, wrist, fingers, across(inwards, along, across(_UP, along)))
    part = bone.part(f"{side} hand", 0.025, 0.0, 0.9)
    palm = dress.coats(
        [bone.disc(0.0, 0.026), *(bone.section(*row) for row in _PALM)], dress.skin, 0.0
    )
    thumb = dress.flat_coats(bone.discs(_THUMB), dress.skin)
    palm += _gaps(bone, dress)
    part.coats = palm + thumb if bone.over_faces_viewer else thumb + palm
    return part


def _gaps(bone: Bone, dress: Dressing) -> list[Coat]:
    """Return the gaps between the fingers, where the hand is large and flat enough for them.

    They are slim wedges, which are filled much faster than lines are drawn.
    """
    clear = min(1.0, (abs(bone.over_facing) - 0.2) / 0.3)
    if dress.colours.is_flat or dress.view.scale < LARGE or clear <= 0.0:
        return []
    path = QPainterPath()
    for aside, begin, end in _GAPS:
        corners = ((begin, 0.0), (end, GAP), (end, -GAP))
        rings = [bone.disc(share, 0.0, aside + wide) for share, wide in corners]
        path.addPolygon(QPolygonF([QPointF(ring.x, ring.y) for ring in rings]))
        path.closeSubpath()
    colour = QColor(dress.skin.rim)
    colour.setAlphaF(clear)
    return [Coat(path, colour)]
