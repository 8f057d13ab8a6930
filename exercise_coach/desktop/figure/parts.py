"""What is painted: parts of the body and of the things, each in a few coats."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from exercise_coach.desktop.figure.boxes import Box
from exercise_coach.desktop.figure.colours import Cloth, FigureColours
from exercise_coach.desktop.figure.outlines import Outlines, Rim
from exercise_coach.desktop.figure.projection import Projection, Spot, Vector

RIM = 0.0026
"""How wide the dark rim is that parts a body from what lies behind it, in metres."""


@dataclass(frozen=True, slots=True)
class Coat:
    """One layer of paint: an outline that is filled, or drawn where there is a pen."""

    path: QPainterPath
    paint: QColor | QPen

    def put_on(self, painter: QPainter) -> None:
        """Paint it."""
        if isinstance(self.paint, QPen):
            painter.strokePath(self.path, self.paint)
        else:
            painter.fillPath(self.path, self.paint)


@dataclass(slots=True)
class Part:
    """A piece that is painted as a whole.

    `axis` is the line through its middle, `reach` how far it extends around it, in pixels;
    `places` is the same line in the room, and `girth` in metres. They tell what hides what; a part
    with a `box` is told by its faces.
    """

    name: str
    axis: tuple[Spot, ...]
    reach: float
    places: tuple[Vector, ...] = ()
    girth: float = 0.0
    box: Box | None = None
    coats: list[Coat] = field(default_factory=list)

    def put_on(self, painter: QPainter) -> None:
        """Paint it."""
        for coat in self.coats:
            coat.put_on(painter)


def rim_of(view: Projection, colours: FigureColours, begin: float = 0.0, end: float = 1.0) -> Rim:
    """Return the rim of a body; at its ends it is as wide as these shares tell.

    Where a body is fastened to another one of the same colour it has no rim.
    """
    width = max(0.7, RIM * view.scale) * colours.rim
    return Rim(begin * width, width, end * width)


def coats(outlines: Outlines, cloth: Cloth, colours: FigureColours) -> list[Coat]:
    """Return the coats of a rounded body: its rim, all of it in shade, what the light reaches."""
    if colours.is_flat:
        return flat_coats(outlines, cloth)
    return [Coat(outlines.rim, cloth.rim), Coat(outlines.whole, cloth.shade),
            Coat(outlines.lit, cloth.lit)]  # fmt: skip


def flat_coats(outlines: Outlines, cloth: Cloth) -> list[Coat]:
    """Return the coats of something too small for light and shade."""
    return [Coat(outlines.rim, cloth.rim), Coat(outlines.whole, cloth.lit)]


def line_pen(colour: QColor, width: float) -> QPen:
    """Return a pen with round ends and corners."""
    return QPen(
        QBrush(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )  # fmt: skip


def outline_pen(colours: FigureColours) -> QPen:
    """Return the pen of the outlines of things in high contrast."""
    return line_pen(colours.line, 2.0)
