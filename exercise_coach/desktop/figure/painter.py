"""Paints one moment of a figure: floor, shadow, then every part from the back to the front."""

from typing import TypeAlias

from PySide6.QtGui import QPainter, QPixmap

from exercise_coach.desktop.figure.body import Body
from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.ground import ground_of
from exercise_coach.desktop.figure.order import Order
from exercise_coach.desktop.figure.parts import Coat, Part
from exercise_coach.desktop.figure.pavement import pavement
from exercise_coach.desktop.figure.projection import Projection
from exercise_coach.desktop.figure.shadow import Shadow
from exercise_coach.desktop.figure.things import parts_of
from exercise_coach.figure import Block, Frame, Rod

Things: TypeAlias = tuple[Block | Rod, ...]
MOST_KEPT = 24


class Scene:
    """Paints moments as seen from one camera, in one theme; what stands still is kept.

    `working` names the limbs that move, such as ``right arm``.
    """

    def __init__(
        self, view: Projection, colours: FigureColours, working: frozenset[str] = frozenset()
    ) -> None:
        self.view, self.colours = view, colours
        self.body = Body(view, colours, working)
        self._order = Order(view)
        self._ground: tuple[Things, list[Coat]] = ((), [])
        self._parts: dict[Block | Rod, list[Part]] = {}
        self._shadow = Shadow(view, colours.shadow)

    def paint(
        self, painter: QPainter, frame: Frame, ghost: QPixmap | None = None, ahead: float = 0.0,
        passing: tuple[float, float] = (0.0, 0.0),
    ) -> None:  # fmt: skip
        """Paint a moment; the painter must be anti-aliased.

        Behind the body stands a `ghost`, `ahead` being how clearly it is seen, 0–1. `passing` is
        how much of the ground passes in a cycle, and how much of that has, in metres.
        """
        parts = self.body.parts(frame.joints)
        for thing in frame.things:
            parts += self._parts_of(thing)
        if self._ground[0] != frame.things:
            self._ground = (frame.things, ground_of(frame.things, self.view, self.colours))
        for coat in self._ground[1]:
            coat.put_on(painter)
        if passing[0]:
            for coat in pavement(*passing, self.view, self.colours):
                coat.put_on(painter)
        self._shadow.cast(parts)
        self._shadow.paint(painter)
        if ghost is not None:
            painter.setOpacity(ahead)
            painter.drawPixmap(0, 0, ghost)
            painter.setOpacity(1.0)
        for part in self._order.back_to_front(parts):
            part.put_on(painter)

    def paint_silhouette(self, painter: QPainter, frame: Frame) -> None:
        """Paint all of a body in one pale colour."""
        for part in self.body.parts(frame.joints):
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
