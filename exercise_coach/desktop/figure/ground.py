"""What lies under all else: walls, then mats."""

import math
from collections.abc import Iterable

from exercise_coach.desktop.figure.boxes import Box, box_of, seen_at
from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.parts import Coat, outline_pen
from exercise_coach.desktop.figure.paths import hull_of, polygon
from exercise_coach.desktop.figure.projection import Projection, Vector
from exercise_coach.figure import Block, Rod, Thing

ROUNDING = 0.05
"""The radius of a mat's corners, in metres."""


def ground_of(
    things: Iterable[Block | Rod], view: Projection, colours: FigureColours
) -> list[Coat]:
    """Return what is painted before all else: walls, then mats."""
    blocks = [thing for thing in things if isinstance(thing, Block)]
    coats = []
    for block in blocks:
        if block.thing is Thing.WALL:
            coats += _wall(block, view, colours)
    for block in blocks:
        if block.thing is Thing.MAT:
            coats += _mat(block, view, colours)
    return coats


def _mat(block: Block, view: Projection, colours: FigureColours) -> list[Coat]:
    box = box_of(block)
    top = seen_at(view, _rounded(box, 1.0))
    whole = polygon(hull_of(top + seen_at(view, _rounded(box, -1.0))))
    face = polygon(top)
    coats = [Coat(whole, colours.mat.shade), Coat(face, colours.mat.lit)]
    if colours.is_flat:
        coats.append(Coat(face, outline_pen(colours)))
    return coats


def _rounded(box: Box, level: float) -> list[Vector]:
    """Return the outline of a box seen from above, its corners rounded."""
    x, y, _ = box.half
    r = min(ROUNDING, x, y)
    places = []
    for corner, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for step in range(6):
            angle = math.pi / 2 * (corner + step / 5)
            px = sx * (x - r) + r * math.cos(angle)
            py = sy * (y - r) + r * math.sin(angle)
            places.append(box.at(px / x, py / y, level))
    return places


def _wall(block: Block, view: Projection, colours: FigureColours) -> list[Coat]:
    box = box_of(block)
    if view.facing(box.axes[0]) < 0.02:
        return []
    face = polygon(seen_at(view, (box.at(1, -1, -1), box.at(1, 1, -1), box.at(1, 1, 1),
                                 box.at(1, -1, 1))))  # fmt: skip
    low = 2 * 0.07 / block.size.z - 1
    skirting = polygon(seen_at(view, (box.at(1, -1, -1), box.at(1, 1, -1), box.at(1, 1, low),
                                     box.at(1, -1, low))))  # fmt: skip
    if colours.is_flat:
        return [Coat(face, outline_pen(colours))]
    return [Coat(face, colours.wall.lit), Coat(skirting, colours.wall.shade)]
