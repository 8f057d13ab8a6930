"""Furniture, put together from boxes: chairs, recliners and tables."""

import math

from exercise_coach.desktop.figure.boxes import Box, box_of, seen_at
from exercise_coach.desktop.figure.colours import Cloth, FigureColours
from exercise_coach.desktop.figure.parts import Coat, Part, outline_pen
from exercise_coach.desktop.figure.paths import hull_of, polygon
from exercise_coach.desktop.figure.projection import Projection, Vector
from exercise_coach.desktop.theme import mix
from exercise_coach.figure import Block

LEG = 0.018
"""Half the thickness of a leg of furniture, in metres."""
BACK_HEIGHT = 0.45
RECLINER_BACK = 0.80
RECLINER_SLOPE = math.radians(45)


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
        path = polygon(seen_at(view, face))
        part.coats.append(Coat(path, mix(cloth.lit, cloth.shade, brightness)))
    if colours.is_flat:
        part.coats += [
            Coat(polygon(seen_at(view, face)), outline_pen(colours)) for _, face in faces
        ]
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


def chair(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    """Return a chair: its block is that of seat and legs, its back rises behind."""
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


def recliner(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    """Return a recliner: its back slopes from the rear edge of its seat."""
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


def table(block: Block, view: Projection, colours: FigureColours) -> list[Part]:
    """Return a table."""
    box = box_of(block)
    x, y, z = box.half
    top = box.inner((0, 0, z - 0.018), (x, y, 0.018))
    parts = [
        _box_part(name, leg, colours.wood, view, colours)
        for name, leg in _four_legs("table", box, block.size.z - 0.036, 0.05)
    ]
    return [*parts, _box_part("table top", top, colours.wood, view, colours)]
