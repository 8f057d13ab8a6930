"""What stands and lies around the body: furniture from boxes, soft things, rods as lines."""

import math
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QPainterPath, QPen

from exercise_coach.desktop.figure.boxes import Box, box_of
from exercise_coach.desktop.figure.colours import Cloth, FigureColours
from exercise_coach.desktop.figure.outlines import curve, ellipse, hull, hull_of, lit, polygon
from exercise_coach.desktop.figure.parts import Coat, Part, line_pen
from exercise_coach.desktop.figure.projection import Projection, Vector, between
from exercise_coach.desktop.theme import mix
from exercise_coach.figure import Block, Rod, Thing

LEG = 0.018
"""Half the thickness of a leg of furniture, in metres."""
BACK_HEIGHT = 0.45
RECLINER_BACK = 0.80
RECLINER_SLOPE = math.radians(45)
ROUNDING = 0.05
"""The radius of a mat's corners, in metres."""

Build = Callable[[Block, Projection, FigureColours], list[Part]]


def parts_of(thing: Block | Rod, view: Projection, colours: FigureColours) -> list[Part]:
    """Return what a thing is painted from; what lies under everything else is `ground_of`."""
    if isinstance(thing, Rod):
        return [_rod(thing, view, colours)]
    build = _BUILD.get(thing.thing)
    return build(thing, view, colours) if build else []


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


def _spots(view: Projection, places: Iterable[Vector]) -> list[tuple[float, float]]:
    return [(spot.x, spot.y) for spot in map(view.spot, places)]


def _line(colours: FigureColours, width: float = 2.0) -> QPen:
    """Return the pen of the outlines in high contrast."""
    return line_pen(colours.line, width)


def _mat(block: Block, view: Projection, colours: FigureColours) -> list[Coat]:
    box = box_of(block)
    top = _spots(view, _rounded(box, 1.0))
    whole = polygon(hull_of(top + _spots(view, _rounded(box, -1.0))))
    face = polygon(top)
    coats = [Coat(whole, colours.mat.shade), Coat(face, colours.mat.lit)]
    if colours.is_flat:
        coats.append(Coat(face, _line(colours)))
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
    face = polygon(_spots(view, (box.at(1, -1, -1), box.at(1, 1, -1), box.at(1, 1, 1),
                                 box.at(1, -1, 1))))  # fmt: skip
    low = 2 * 0.07 / block.size.z - 1
    skirting = polygon(_spots(view, (box.at(1, -1, -1), box.at(1, 1, -1), box.at(1, 1, low),
                                     box.at(1, -1, low))))  # fmt: skip
    if colours.is_flat:
        return [Coat(face, _line(colours))]
    return [Coat(face, colours.wall.lit), Coat(skirting, colours.wall.shade)]


def _box_part(name: str, box: Box, cloth: Cloth, view: Projection, colours: FigureColours) -> Part:
    """Return a box, its upper side in the light and the side away from the light in shade."""
    middle = view.spot(box.middle)
    corners = box.corners()
    seen = [view.spot(corner) for corner in corners]
    reach = max(math.hypot(spot.x - middle.x, spot.y - middle.y) for spot in seen)
    part = Part(name, (middle,), reach, tuple(corners), 0.0, box=box)
    faces = [(_brightness(normal, view), face) for normal, face in box.faces_seen(view)]
    # All of it in the colour of its darkest face, so that no gap shows between the others.
    faces.sort(key=lambda pair: pair[0])
    whole = polygon(hull_of([(spot.x, spot.y) for spot in seen]))
    part.coats = [Coat(whole, mix(cloth.lit, cloth.shade, faces[0][0]))]
    for brightness, face in faces[1:]:
        path = polygon(_spots(view, face))
        part.coats.append(Coat(path, mix(cloth.lit, cloth.shade, brightness)))
    if colours.is_flat:
        part.coats += [Coat(polygon(_spots(view, face)), _line(colours)) for _, face in faces]
    return part


def _brightness(normal: Vector, view: Projection) -> float:
    """Return how much light a face gets: most from above, some from the left."""
    return min(1.0, max(0.0, normal[2]) * 0.8 + max(0.0, -_rightward(normal, view)) * 0.3)


def _rightward(normal: Vector, view: Projection) -> float:
    return view.right[0] * normal[0] + view.right[1] * normal[1]


def _four_legs(name: str, box: Box, height: float, inset: float) -> list[tuple[str, Box]]:
    x, y, z = box.half
    return [
        (f"{name} leg {index}", box.inner((sx * (x - inset), sy * (y - inset), height / 2 - z),
                                         (LEG, LEG, height / 2)))
        for index, (sx, sy) in enumerate(((-1, -1), (-1, 1), (1, -1), (1, 1)))
    ]  # fmt: skip


def _chair(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    box = box_of(block)
    x, y, z = box.half
    seat = box.inner((0, 0, z - 0.025), (x, y, 0.025))
    panel = box.inner((0.02 - x, 0, z + BACK_HEIGHT - 0.13), (0.018, y, 0.13))
    posts = [
        box.inner((0.02 - x, side * (y - LEG), z + BACK_HEIGHT / 2), (LEG, LEG, BACK_HEIGHT / 2))
        for side in (-1, 1)
    ]
    wood = _four_legs("chair", box, block.size.z - 0.05, 0.03)
    wood += [(f"chair post {n}", post) for n, post in enumerate(posts)]
    parts = [_box_part(name, each, colours.wood, view, colours) for name, each in wood]
    parts.append(_box_part("chair seat", seat, colours.seat, view, colours))
    parts.append(_box_part("chair back", panel, colours.seat, view, colours))
    return parts


def _recliner(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    box = box_of(block)
    x, y, z = box.half
    seat = box.inner((0, 0, z - 0.09), (x, y, 0.09))
    c, s = math.cos(RECLINER_SLOPE), math.sin(RECLINER_SLOPE)
    front, left, up = box.axes
    rising = tuple(-c * f + s * u for f, u in zip(front, up, strict=True))
    normal = tuple(s * f + c * u for f, u in zip(front, up, strict=True))
    edge = box.at(-1, 0, 1)
    half = (RECLINER_BACK / 2, y, 0.06)
    middle = tuple(
        e + r * RECLINER_BACK / 2 - n * 0.06 for e, r, n in zip(edge, rising, normal, strict=True)
    )
    back = Box(
        (middle[0], middle[1], middle[2]),
        ((rising[0], rising[1], rising[2]), left, (normal[0], normal[1], normal[2])), half,
    )  # fmt: skip
    parts = [
        _box_part(name, leg, colours.wood, view, colours)
        for name, leg in _four_legs("recliner", box, block.size.z - 0.18, 0.05)
    ]
    parts.append(_box_part("recliner seat", seat, colours.seat, view, colours))
    parts.append(_box_part("recliner back", back, colours.seat, view, colours))
    return parts


def _table(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    box = box_of(block)
    x, y, z = box.half
    top = box.inner((0, 0, z - 0.018), (x, y, 0.018))
    parts = [
        _box_part(name, leg, colours.wood, view, colours)
        for name, leg in _four_legs("table", box, block.size.z - 0.036, 0.05)
    ]
    return [*parts, _box_part("table top", top, colours.wood, view, colours)]


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
        return [Coat(outline, cloth.shade), Coat(outline, _line(colours))]
    return [Coat(outline, cloth.shade), Coat(bright, cloth.lit)]


def _pillow(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    return [_soft("pillow", block, colours.pillow, view, colours, 0.45)]


def _warm_pack(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    pack = _soft("warm pack", block, colours.warm, view, colours, 0.25)
    pack.coats += _seams(box_of(block), view, colours)
    return [pack]


def _seams(box: Box, view: Projection, colours: FigureColours) -> list[Coat]:
    """Return the seams of a filled pack, on the face that is seen."""
    side = 1.0 if view.facing(box.axes[2]) > 0 else -1.0
    path = QPainterPath()
    for across in (-0.4, 0.0, 0.4):
        wave = [(-0.6, 0.06), (-0.2, -0.06), (0.2, 0.06), (0.6, -0.06)]
        spots = _spots(view, (box.at(along, across + off, side) for along, off in wave))
        path.moveTo(*spots[0])
        curve(path, spots)
    return [Coat(path, line_pen(colours.seam, max(1.0, 0.007 * view.scale)))]


def _cold_pack(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    """Return a cold pack with a thin cloth around its middle."""
    pack = _soft("cold pack", block, colours.cold, view, colours, 0.25)
    box = box_of(block)
    x, _, z = box.half
    rings = [
        view.disc(box.at(sx * (1 - z / x), sy * 0.55, 0), z * 1.06)
        for sx, sy in ((-1, -1), (-1, 1), (1, 1), (1, -1))
    ]
    bright = hull([lit(ring, 0.8) for ring in rings])
    pack.coats += _soft_coats(hull(rings), bright, colours.towel, colours)
    return [pack]


def _towel(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
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
    Thing.CHAIR: _chair,
    Thing.RECLINER: _recliner,
    Thing.TABLE: _table,
    Thing.PILLOW: _pillow,
    Thing.TOWEL: _towel,
    Thing.WARM_PACK: _warm_pack,
    Thing.COLD_PACK: _cold_pack,
}
