"""Soft things: pillows, rolled towels, warm and cold packs."""

import math

from PySide6.QtGui import QPainterPath

from exercise_coach.desktop.figure.boxes import Box, box_of, seen_at
from exercise_coach.desktop.figure.colours import Cloth, FigureColours
from exercise_coach.desktop.figure.parts import Coat, Part, line_pen, outline_pen
from exercise_coach.desktop.figure.paths import curve
from exercise_coach.desktop.figure.projection import Projection, between
from exercise_coach.desktop.figure.sides import ellipse, hull, lit
from exercise_coach.figure import Block


def _soft(
    name: str, block: Block, cloth: Cloth, view: Projection, colours: FigureColours, puff: float
) -> Part:
    """Return something rounded and soft; `puff` is how much higher its middle is than its rim."""
    box = box_of(block)
    x, y, z = box.half
    r = z * (1.0 - puff)
    rings = [
        view.disc(box.at(sx * (1 - r / x), sy * (1 - r / y), 0), r)
        for sx, sy in ((-1, -1), (-1, 1), (1, 1), (1, -1))
    ]
    tops = [
        view.disc(box.at(0.35 * sx, 0.35 * sy, 0), z)
        for sx, sy in ((-1, -1), (1, 1), (-1, 1), (1, -1))
    ]
    outline = hull(rings + tops)
    middle = view.spot(box.middle)
    reach = math.hypot(x, y) * view.scale
    part = Part(name, (middle,), reach, tuple(box.corners()), 0.0, box=box)
    bright = hull([lit(ring, 0.8) for ring in rings + tops])
    part.coats = _soft_coats(outline, bright, cloth, colours)
    return part


def _soft_coats(
    outline: QPainterPath, bright: QPainterPath, cloth: Cloth, colours: FigureColours
) -> list[Coat]:
    if colours.is_flat:
        return [Coat(outline, cloth.shade), Coat(outline, outline_pen(colours))]
    return [Coat(outline, cloth.shade), Coat(bright, cloth.lit)]


def pillow(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    """Return a pillow."""
    return [_soft("pillow", block, colours.pillow, view, colours, 0.45)]


def warm_pack(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    """Return a warm pack with its seams, on a folded towel that keeps it from the skin."""
    pack = _soft("warm pack", block, colours.warm, view, colours, 0.25)
    box = box_of(block)
    pack.coats = [
        *_cloth(box, 1.34, (-1.3, 1.3), view, colours),
        *pack.coats,
        *_seams(box, view, colours),
    ]
    return [pack]


def _seams(box: Box, view: Projection, colours: FigureColours) -> list[Coat]:
    """Return the seams of a filled pack, on the face that is seen."""
    side = 1.0 if view.facing(box.axes[2]) > 0 else -1.0
    path = QPainterPath()
    for across in (-0.4, 0.0, 0.4):
        wave = [(-0.6, 0.06), (-0.2, -0.06), (0.2, 0.06), (0.6, -0.06)]
        spots = seen_at(view, (box.at(along, across + off, side) for along, off in wave))
        path.moveTo(*spots[0])
        curve(path, spots)
    return [Coat(path, line_pen(colours.seam, max(1.0, 0.007 * view.scale)))]


def cold_pack(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    """Return a cold pack with a thin cloth around its middle."""
    pack = _soft("cold pack", block, colours.cold, view, colours, 0.25)
    pack.coats += _cloth(box_of(block), 1.0, (-0.22, 0.22), view, colours)
    return [pack]


def _cloth(
    box: Box, long: float, across: tuple[float, float], view: Projection, colours: FigureColours
) -> list[Coat]:
    """Return a cloth with a pack; `long` and `across` are shares of half the pack's own size."""
    x, _, z = box.half
    rings = [
        view.disc(box.at(sx * (long - z / x), sy, 0), z * 1.06) for sy in across for sx in (-1, 1)
    ]
    bright = hull([lit(ring, 0.8) for ring in rings])
    return _soft_coats(hull(rings), bright, colours.towel, colours)


def towel(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    """Return a rolled towel: it lies along its longer side."""
    box = box_of(block)
    x, y, z = box.half
    lengthwise = x > y
    ends = [box.at(s, 0, 0) if lengthwise else box.at(0, s, 0) for s in (-1.0, 1.0)]
    r = min(z, y if lengthwise else x)
    rings = [view.disc(between(ends[0], ends[1], share), r) for share in (0.04, 0.5, 0.96)]
    outline = hull(rings)
    part = Part("towel", tuple(map(view.spot, ends)), r * view.scale, tuple(ends), r)
    bright = hull([lit(ring, 0.8) for ring in rings])
    part.coats = _soft_coats(outline, bright, colours.towel, colours)
    near = rings[0] if view.spot(ends[0]).near > view.spot(ends[1]).near else rings[-1]
    line = colours.line if colours.is_flat else colours.towel.shade
    for share in (0.75, 0.4):
        spiral = ellipse(near._replace(ax=near.ax * share, by=near.by * share))
        part.coats.append(Coat(spiral, line_pen(line, 1.4)))
    return [part]
