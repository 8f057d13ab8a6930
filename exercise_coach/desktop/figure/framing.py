"""Where the room stands in the picture: as large as the whole movement allows."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from exercise_coach.desktop.figure.boxes import box_of
from exercise_coach.desktop.figure.projection import Placing, Projection, Vector
from exercise_coach.figure import Arrow, Block, Camera, Figure, Frame, Joint, Stage, Thing

ROOM = 0.05
"""How much is left free at each edge of the picture, as a share of its size."""
MOST = 1.9
"""A figure is at most this much larger than its file asks for."""
_LOOP_STEPS = 8
_REACH = {Joint.HEAD: 0.15, Joint.CROWN: 0.07}
_SKIN = 0.09
_AROUND_ARROW = 0.05


class Reach:
    """The places that a figure takes up, with how much there is around each, in metres."""

    def __init__(self, figure: Figure) -> None:
        self._figure = figure

    @cached_property
    def places(self) -> list[tuple[Vector, float]]:
        """Of the whole movement and both sides; found when first asked for."""
        found = dict.fromkeys(place for frame in _frames(self._figure) for place in _places(frame))
        if self._figure.is_sided:
            found |= dict.fromkeys(((x, -y, z), around) for (x, y, z), around in found)
        return list(found)


def placing(
    figure: Figure, width: float, height: float, turn: float = 0.0,
    beside: Iterable[Figure] = (), arrows: Iterable[Arrow] = (),
) -> Placing:  # fmt: skip
    """Return where the figure stands in a picture of this size, in pixels.

    It is the same for the whole movement and for both sides; `turn` is the camera's, in degrees.
    `beside` are others that are to stand in the same place, such as mistakes; `arrows` are to be
    seen, too.
    """
    reaches = [Reach(each) for each in (figure, *beside)]
    reaches[0].places.extend((at, _AROUND_ARROW) for each in arrows for at in each.places)
    return placing_within(figure.camera, reaches, width, height, turn)


def placing_within(
    camera: Camera, reaches: Iterable[Reach], width: float, height: float, turn: float = 0.0
) -> Placing:
    """Return the same for figures whose reach is known."""
    left, right, top, bottom = _extent(reaches, camera, turn)
    asked = min(width / camera.span, 2 * height / camera.span)
    free = 1.0 - 2 * ROOM
    scale = min(free * width / (right - left), free * height / (bottom - top), MOST * asked)
    return Placing(
        width / 2 - scale * (left + right) / 2, height / 2 - scale * (top + bottom) / 2, scale
    )


def _frames(figure: Figure) -> Iterator[Frame]:
    moments: list[tuple[Stage, float]] = [(Stage.START, 0.0), (Stage.HOLD, 0.0), (Stage.OUT, 0.5)]
    moments += figure.instants.values()
    if figure.period:
        moments += [(Stage.LOOP, step / _LOOP_STEPS) for step in range(_LOOP_STEPS)]
    for stage, fraction in dict.fromkeys(moments):
        yield figure.frame(stage, fraction)


def _extent(
    reaches: Iterable[Reach], camera: Camera, turn: float
) -> tuple[float, float, float, float]:
    """Return the left, right, top and bottom of all that is seen, in metres from the target."""
    view = Projection(camera, Placing(0.0, 0.0, 1.0), turn)
    spots = [(*view.spot(place)[:2], around) for each in reaches for place, around in each.places]
    return (
        min(x - r for x, _, r in spots), max(x + r for x, _, r in spots),
        min(y - r for _, y, r in spots), max(y + r for _, y, r in spots),
    )  # fmt: skip


def _places(frame: Frame) -> Iterator[tuple[Vector, float]]:
    for joint, at in frame.joints.items():
        yield at, _REACH.get(joint, _SKIN)
    for thing in frame.things:
        if not isinstance(thing, Block):
            for point in thing.points:
                yield point, 0.02
        elif thing.thing is not Thing.WALL:
            for corner in box_of(thing).corners():
                yield corner, 0.02
            if thing.thing is Thing.CHAIR:
                top = box_of(thing).at(-1.0, 0.0, 3.0)
                yield top, 0.02
