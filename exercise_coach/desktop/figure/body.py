"""The body, put together from its parts; what has not moved since the last moment is kept."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias

from exercise_coach.desktop.figure.arms import arm
from exercise_coach.desktop.figure.colours import FigureColours
from exercise_coach.desktop.figure.dressing import Dressing, dressing
from exercise_coach.desktop.figure.head import head
from exercise_coach.desktop.figure.legs import leg
from exercise_coach.desktop.figure.parts import Part
from exercise_coach.desktop.figure.projection import (
    Projection,
    Vector,
    as_vector,
    between,
    difference,
    dot,
    unit,
)
from exercise_coach.desktop.figure.trunk import trunk
from exercise_coach.figure import Joint, Point

FAR: Final = 0.2
"""A limb this far behind the middle of the body is muted in full, in metres."""
STEPS: Final = 16
UNMOVED: Final = 1e-4
"""A joint that went less far than this, in metres, is where it was."""
Joints: TypeAlias = Mapping[Joint, Point]
_TRUNK = (
    Joint.PELVIS, Joint.WAIST, Joint.CHEST, Joint.NECK, Joint.RIGHT_HIP, Joint.LEFT_HIP,
    Joint.RIGHT_SHOULDER, Joint.LEFT_SHOULDER, Joint.RIGHT_ELBOW, Joint.LEFT_ELBOW,
)  # fmt: skip
_HEAD = (Joint.NECK, Joint.HEAD, Joint.NOSE, Joint.CROWN)
_LEGS = {
    side: tuple(Joint(f"{side}-{at}") for at in ("hip", "knee", "ankle", "heel", "toe"))
    for side in ("right", "left")
}
_ARMS = {
    side: tuple(
        Joint(name)
        for name in (f"{side}-shoulder", f"{other}-shoulder", f"{side}-elbow", f"{side}-wrist",
                     f"{side}-fingers")
    )
    for side, other in (("right", "left"), ("left", "right"))
}  # fmt: skip


class Body:
    """Builds the parts of a body as seen from one camera, in one theme.

    `working` names the limbs that move, such as ``right arm``.
    """

    def __init__(self, view: Projection, colours: FigureColours, working: frozenset[str]) -> None:
        self._view, self._colours, self._working = view, colours, working
        self._wardrobe: dict[tuple[int, bool], Dressing] = {}
        self._kept: dict[str, tuple[list[Point], Dressing | None, list[Part]]] = {}

    def parts(self, joints: Joints) -> list[Part]:
        """Return the parts of the body, in no order."""
        view, colours = self._view, self._colours
        middle = between(joints[Joint.PELVIS], joints[Joint.NECK], 0.5)
        parts = list(self._keep("trunk", joints, _TRUNK, lambda: [trunk(joints, view, colours)]))
        for side in ("right", "left"):
            for limb, build, wanted in (("leg", leg, _LEGS[side]), ("arm", _arm, _ARMS[side])):
                name = f"{side} {limb}"
                dress = self._dressing(joints[wanted[0]], middle, name)
                parts += self._keep(
                    name, joints, wanted, partial(build, joints, side, dress), dress
                )
        return parts + self._keep("head", joints, _HEAD, lambda: head(joints, view, colours))

    def _keep(
        self, name: str, joints: Joints, wanted: tuple[Joint, ...],
        build: Callable[[], list[Part]], dress: Dressing | None = None,
    ) -> list[Part]:  # fmt: skip
        """Return what was built last, unless one of these joints or what is worn has changed."""
        places = [joints[joint] for joint in wanted]
        kept = self._kept.get(name)
        if kept is None or kept[1] is not dress or not _are_where_they_were(kept[0], places):
            kept = self._kept[name] = (places, dress, build())
        return kept[2]

    def _dressing(self, root: Vector, middle: Vector, limb: str) -> Dressing:
        """Return what a limb wears: it is muted in steps, the further behind the more."""
        behind = dot(self._view.ahead, difference(middle, root)) / FAR
        step = round(STEPS * min(1.0, max(0.0, behind)))
        works = limb in self._working
        if (step, works) not in self._wardrobe:
            self._wardrobe[step, works] = dressing(
                self._view, self._colours, step / STEPS, works=works
            )
        return self._wardrobe[step, works]


def _arm(joints: Joints, side: str, dress: Dressing) -> list[Part]:
    own, other = (as_vector(joints[joint]) for joint in _ARMS[side][:2])
    return arm(joints, side, unit(difference(other, own)), dress)


def _are_where_they_were(before: list[Point], now: list[Point]) -> bool:
    for (ax, ay, az), (bx, by, bz) in zip(before, now, strict=True):
        if abs(ax - bx) > UNMOVED or abs(ay - by) > UNMOVED or abs(az - bz) > UNMOVED:
            return False
    return True
