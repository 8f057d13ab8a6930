"""The ground that passes under somebody who walks on the spot: joints of a path, fading out."""

from PySide6.QtGui import QColor, QPainterPath

from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.parts import Coat, line_pen
from exercise_coach.desktop.figure.projection import Projection
from exercise_coach.desktop.theme import mix

HALF_WIDTH = 0.34
REACH = 1.0
"""How far the path is seen before and behind the body, in metres."""
SLABS = 2
"""So many slabs of the path pass in one cycle."""
LINE = 0.008


def pavement(
    stride: float, travelled: float, view: Projection, colours: FigureColours
) -> list[Coat]:
    """Return the joints of a path; `stride` passes in a cycle, and so much of it has, in metres."""
    slab = stride / SLABS
    first = -REACH - (REACH + travelled) % slab + slab
    coats = []
    for number in range(int(2 * REACH / slab) + 2):
        x = first + number * slab
        share = 1.0 - abs(x) / REACH
        if share > 0:
            coats.append(_joint(x, _faint(share, colours), view))
    return coats


def _faint(share: float, colours: FigureColours) -> QColor:
    joint = colours.line if colours.is_flat else colours.mat.shade
    return mix(joint, colours.page, min(1.0, 1.6 * share) * (0.4 if colours.is_flat else 0.9))


def _joint(x: float, colour: QColor, view: Projection) -> Coat:
    left, right = view.spot((x, HALF_WIDTH, 0.0)), view.spot((x, -HALF_WIDTH, 0.0))
    path = QPainterPath()
    path.moveTo(left.x, left.y)
    path.lineTo(right.x, right.y)
    return Coat(path, line_pen(colour, max(1.2, LINE * view.scale)))
