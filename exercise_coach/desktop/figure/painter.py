"""Paints one moment of a figure: floor, shadow, then every part from the back to the front."""

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtGui import QPainter, QPixmap

from exercise_coach.desktop.figure.arms import arm
from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.dressing import Dressing, dressing
from exercise_coach.desktop.figure.head import head
from exercise_coach.desktop.figure.legs import leg
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
from exercise_coach.desktop.figure.shadow import Shadow
from exercise_coach.desktop.figure.things import ground_of, parts_of
from exercise_coach.desktop.figure.trunk import trunk
from exercise_coach.figure import Block, Frame, Joint, Point, Rod

Things: TypeAlias = tuple[Block | Rod, ...]
MOST_KEPT = 24
FAR = 0.2
"""A limb this far behind the middle of the body is muted in full, in metres."""
STEPS = 16


class Scene:
    """Paints moments as seen from one camera, in one theme; what stands still is kept.

    `working` names the limbs that move, such as ``right arm``.
    """

    def __init__(
        self, view: Projection, colours: FigureColours, working: frozenset[str] = frozenset()
    ) -> None:
        self.view = view
        self.colours = colours
        self.working = working
        self._ground: tuple[Things, list[Coat]] = ((), [])
        self._parts: dict[Block | Rod, list[Part]] = {}
        self._shadow = Shadow(view, colours.shadow)
        self._wardrobe: dict[tuple[int, bool], Dressing] = {}

    def paint(
        self, painter: QPainter, frame: Frame, ghost: QPixmap | None = None, ahead: float = 0.0
    ) -> None:
        """Paint a moment; the painter must be anti-aliased.

        Behind the body stands a `ghost`, `ahead` being how clearly it is seen, 0–1.
        """
        parts = self._body(frame.joints)
        for thing in frame.things:
            parts += self._parts_of(thing)
        if self._ground[0] != frame.things:
            self._ground = (frame.things, ground_of(frame.things, self.view, self.colours))
        for coat in self._ground[1]:
            coat.put_on(painter)
        self._shadow.cast(parts)
        self._shadow.paint(painter)
        if ghost is not None:
            painter.setOpacity(ahead)
            painter.drawPixmap(0, 0, ghost)
            painter.setOpacity(1.0)
        for part in back_to_front(parts, self.view):
            part.put_on(painter)

    def paint_silhouette(self, painter: QPainter, frame: Frame) -> None:
        """Paint all of a body in one pale colour."""
        for part in self._body(frame.joints):
            for coat in part.coats:
                painter.fillPath(coat.path, self.colours.ghost)

    def _parts_of(self, thing: Block | Rod) -> list[Part]:
        if isinstance(thing, Rod):
            return parts_of(thing, self.view, self.colours)  # held by a hand, it moves
        if thing not in self._parts:
            if len(self._parts) > MOST_KEPT:
                self._parts.clear()
            self._parts[thing] = parts_of(thing, self.view, self.colours)
        return self._parts[thing]

    def _body(self, joints: Mapping[Joint, Point]) -> list[Part]:
        """Return the parts of the body, in no order."""
        view = self.view
        middle = between(joints[Joint.PELVIS], joints[Joint.CHEST], 0.5)
        parts = [trunk(joints, view, self.colours)]
        for side in ("right", "left"):
            hip, shoulder = (as_vector(joints[Joint(f"{side}-{at}")]) for at in ("hip", "shoulder"))
            parts += leg(joints, side, self._dressing(hip, middle, f"{side} leg"))
            inwards = unit(difference(joints[Joint.CHEST], shoulder))
            parts += arm(joints, side, inwards, self._dressing(shoulder, middle, f"{side} arm"))
        return parts + head(joints, view, self.colours)

    def _dressing(self, root: Vector, middle: Vector, limb: str) -> Dressing:
        """Return what a limb wears: it is muted in steps, the further behind the more."""
        behind = dot(self.view.ahead, difference(middle, root)) / FAR
        step = round(STEPS * min(1.0, max(0.0, behind)))
        works = limb in self.working
        if (step, works) not in self._wardrobe:
            self._wardrobe[step, works] = dressing(
                self.view, self.colours, step / STEPS, works=works
            )
        return self._wardrobe[step, works]
