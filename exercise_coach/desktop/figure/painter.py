"""Paints one moment of a figure: floor, shadow, then every part from the back to the front."""

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtGui import QPainter

from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.head import head
from exercise_coach.desktop.figure.limbs import arm, dressing, leg
from exercise_coach.desktop.figure.order import back_to_front
from exercise_coach.desktop.figure.parts import Coat, Part
from exercise_coach.desktop.figure.projection import (
    Projection,
    Vector,
    as_vector,
    between,
    difference,
    dot,
    unit,
)
from exercise_coach.desktop.figure.shadow import paint_shadow
from exercise_coach.desktop.figure.things import ground_of, parts_of
from exercise_coach.desktop.figure.trunk import trunk
from exercise_coach.figure import Block, Frame, Joint, Point, Rod

Things: TypeAlias = tuple[Block | Rod, ...]
MOST_KEPT = 24
FAR = 0.2
"""A limb this far behind the middle of the body is muted in full, in metres."""


class Scene:
    """Paints moments as seen from one camera, in one theme; what stands still is kept."""

    def __init__(self, view: Projection, colours: FigureColours) -> None:
        self.view = view
        self.colours = colours
        self._ground: tuple[Things, list[Coat]] = ((), [])
        self._parts: dict[Block | Rod, list[Part]] = {}

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint a moment; the painter must be anti-aliased."""
        parts = body_parts(frame.joints, self.view, self.colours)
        for thing in frame.things:
            parts += self._parts_of(thing)
        if self._ground[0] != frame.things:
            self._ground = (frame.things, ground_of(frame.things, self.view, self.colours))
        for coat in self._ground[1]:
            coat.put_on(painter)
        paint_shadow(painter, parts, self.view, self.colours.shadow)
        for part in back_to_front(parts, self.view):
            part.put_on(painter)

    def _parts_of(self, thing: Block | Rod) -> list[Part]:
        if isinstance(thing, Rod):
            return parts_of(thing, self.view, self.colours)  # held by a hand, it moves
        if thing not in self._parts:
            if len(self._parts) > MOST_KEPT:
                self._parts.clear()
            self._parts[thing] = parts_of(thing, self.view, self.colours)
        return self._parts[thing]


def body_parts(
    joints: Mapping[Joint, Point], view: Projection, colours: FigureColours
) -> list[Part]:
    """Return the parts of the body, in no order."""
    middle = between(joints[Joint.PELVIS], joints[Joint.CHEST], 0.5)
    parts = [trunk(joints, view, colours)]
    for side in ("right", "left"):
        for build, root, into in (
            (leg, Joint(f"{side}-hip"), Joint.PELVIS),
            (arm, Joint(f"{side}-shoulder"), Joint.CHEST),
        ):
            at = as_vector(joints[root])
            dress = dressing(view, colours, _far(at, middle, view))
            parts += build(joints, side, unit(difference(joints[into], at)), dress)
    return parts + head(joints, view, colours)


def _far(place: Vector, middle: Vector, view: Projection) -> float:
    """Return how muted a limb is: 0 beside the trunk or before it, 1 far behind it."""
    return min(1.0, max(0.0, dot(view.ahead, difference(middle, place)) / FAR))
