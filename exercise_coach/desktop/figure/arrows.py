"""Arrows in still pictures: slim, with a halo, so that they are seen on whatever is behind."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtGui import QPainter, QPainterPath

from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.parts import line_pen
from exercise_coach.desktop.figure.paths import Spot2, polygon
from exercise_coach.desktop.figure.projection import Projection, as_vector
from exercise_coach.figure import Arrow

WIDTH: Final = 0.026
"""How wide the line is before its head, in metres."""
LEAST_WIDTH: Final = 1.7
TAIL: Final = 0.35
"""How wide the line begins, as a share of that."""
HALO: Final = 0.5
HEAD: Final = 3.6
"""How long the head is, in widths of the line."""
HEAD_HALF: Final = 0.5
LEAST_LENGTH: Final = 2.3
"""An arrow is at least so many heads long in the picture."""


def paint_arrow(painter: QPainter, arrow: Arrow, view: Projection, colours: FigureColours) -> None:
    """Paint an arrow; the painter must be anti-aliased."""
    width = max(LEAST_WIDTH, WIDTH * view.scale)
    spots = [view.spot(as_vector(place))[:2] for place in arrow.places]
    spots = _lengthened(spots, LEAST_LENGTH * HEAD * width * (1.4 if arrow.is_both else 1.0))
    outlines = _outlines(spots, width, is_both=arrow.is_both)
    halo = line_pen(colours.page, 2 * HALO * width)
    for path in outlines:
        painter.strokePath(path, halo)
    for path in outlines:
        painter.fillPath(path, colours.arrow)


def _outlines(spots: Sequence[Spot2], width: float, *, is_both: bool) -> list[QPainterPath]:
    """Return the outlines of line and heads."""
    long = HEAD * width
    line = shortened(spots, 0.8 * long)
    heads = [_head(spots, long)]
    if is_both:
        heads.append(_head(spots[::-1], long))
        line = shortened(line[::-1], 0.8 * long)
    tail = width if is_both else TAIL * width
    return [_tapered(line, tail, width), *heads] if len(line) > 1 else heads


def _tapered(line: Sequence[Spot2], begin: float, end: float) -> QPainterPath:
    """Return the outline of a line that grows wider."""
    last = len(line) - 1
    left, right = [], []
    for index, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(0, index - 1)], line[min(last, index + 1)]
        size = math.hypot(bx - ax, by - ay) or 1.0
        half = (begin + (end - begin) * index / last) / 2
        nx, ny = -(by - ay) / size * half, (bx - ax) / size * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return polygon(left + right[::-1])


def _head(spots: Sequence[Spot2], long: float) -> QPainterPath:
    """Return the head at the end of a line."""
    (x, y), (bx, by) = spots[-1], shortened(spots, long)[-1]
    size = math.hypot(x - bx, y - by) or 1.0
    ux, uy = (x - bx) / size * long, (y - by) / size * long
    wx, wy = -uy * HEAD_HALF, ux * HEAD_HALF
    return polygon(
        [(x, y), (x - ux + wx, y - uy + wy), (x - 0.78 * ux, y - 0.78 * uy),
         (x - ux - wx, y - uy - wy)]
    )  # fmt: skip


def shortened(spots: Sequence[Spot2], by: float) -> list[Spot2]:
    """Return a line that ends so much earlier; at least its first place is left."""
    line = list(spots)
    while len(line) > 1:
        (ax, ay), (bx, end_y) = line[-2], line[-1]
        size = math.hypot(bx - ax, end_y - ay)
        if size > by:
            share = 1.0 - by / size
            line[-1] = (ax + (bx - ax) * share, ay + (end_y - ay) * share)
            return line
        by -= size
        line.pop()
    return line


def _lengthened(spots: Sequence[Spot2], least: float) -> list[Spot2]:
    """Return a line made larger from its beginning on, where it is too short to be seen."""
    length = sum(math.dist(a, b) for a, b in pairwise(spots))
    if length >= least or length == 0:
        return list(spots)
    (x, y), k = spots[0], least / length
    return [(x + (a - x) * k, y + (b - y) * k) for a, b in spots]
