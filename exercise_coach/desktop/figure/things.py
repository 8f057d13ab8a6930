"""What stands, lies and is held around the body, as parts to be painted among its own."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QPainterPath

from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.furniture import chair, recliner, table
from exercise_coach.desktop.figure.parts import Coat, Part, line_pen
from exercise_coach.desktop.figure.paths import curve
from exercise_coach.desktop.figure.projection import Projection
from exercise_coach.desktop.figure.soft_things import cold_pack, pillow, towel, warm_pack
from exercise_coach.figure import Block, Rod, Thing

Build = Callable[[Block, Projection, FigureColours], list[Part]]


def parts_of(thing: Block | Rod, view: Projection, colours: FigureColours) -> list[Part]:
    """Return what a thing is painted from; walls and mats are of the ground."""
    if isinstance(thing, Rod):
        return [_rod(thing, view, colours)]
    build = _BUILD.get(thing.thing)
    return build(thing, view, colours) if build else []


def _rod(rod: Rod, view: Projection, colours: FigureColours) -> Part:
    spots = tuple(view.spot((p.x, p.y, p.z)) for p in rod.points)
    is_strap = rod.thing is Thing.STRAP
    width = max(2.0, (0.03 if is_strap else 0.022) * view.scale)
    part = Part(str(rod.thing), spots, width / 2, tuple((p.x, p.y, p.z) for p in rod.points), 0.012)
    path = QPainterPath()
    path.moveTo(spots[0].x, spots[0].y)
    curve(path, [(spot.x, spot.y) for spot in spots])
    cloth = colours.warm if is_strap and not colours.is_flat else colours.rod
    part.coats = [Coat(path, line_pen(cloth.shade, width)),
                  Coat(path, line_pen(cloth.lit, width * 0.55))]  # fmt: skip
    return part


_BUILD: Mapping[Thing, Build] = {
    Thing.CHAIR: chair,
    Thing.RECLINER: recliner,
    Thing.TABLE: table,
    Thing.PILLOW: pillow,
    Thing.TOWEL: towel,
    Thing.WARM_PACK: warm_pack,
    Thing.COLD_PACK: cold_pack,
}
