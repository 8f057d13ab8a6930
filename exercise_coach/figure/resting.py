"""What bears the body: which skin a support is made of, and the surfaces it may rest on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from exercise_coach.figure import body
from exercise_coach.figure.frame import Block, Joint, Thing
from exercise_coach.figure.model import Support
from exercise_coach.figure.things import slabs
from exercise_coach.figure.vectors import Vector, distance
from exercise_coach.prescription import Side

FLOOR: Final = "floor"
BODY: Final = "body"
"""A hand may rest on the body itself; nothing is measured there."""

Joints = Mapping[Joint, Vector]
Balls = tuple[tuple[Joint, float], ...]


def _of_limbs(side: Side) -> dict[Support, Balls]:
    def ball(part: str, radius: float) -> tuple[Joint, float]:
        return Joint(f"{side}-{part}"), radius

    elbow, wrist = ball("elbow", body.ELBOW_RADIUS), ball("wrist", body.WRIST_RADIUS)
    knee, ankle = ball("knee", body.KNEE_RADIUS), ball("ankle", body.ANKLE_RADIUS)
    heel, toe = ball("heel", body.HEEL_RADIUS), ball("toe", body.TOE_RADIUS)
    hip = ball("hip", body.HIP_RADIUS)
    parts: dict[str, Balls] = {
        "shoulder": (ball("shoulder", body.SHOULDER_RADIUS),),
        "elbow": (elbow,),
        "forearm": (elbow, wrist),
        "hand": (wrist, ball("fingers", body.FINGERS_RADIUS)),
        "hip": (hip,),
        "thigh": (ball("hip", body.THIGH_RADIUS), knee),
        "knee": (knee,),
        "shin": (knee, ankle),
        "foot": (heel, toe),
        "heel": (heel,),
        "toes": (toe,),
    }
    return {Support(f"{side}-{part}"): balls for part, balls in parts.items()}


SKIN: Final[Mapping[Support, Balls]] = MappingProxyType(
    {
        Support.HEAD: ((Joint.HEAD, body.HEAD_RADIUS),),
        Support.SHOULDERS: (
            (Joint.NECK, body.UPPER_BACK_RADIUS),
            (Joint.RIGHT_SHOULDER, body.SHOULDER_RADIUS),
            (Joint.LEFT_SHOULDER, body.SHOULDER_RADIUS),
        ),
        Support.CHEST: ((Joint.CHEST, body.CHEST_RADIUS),),
        Support.WAIST: ((Joint.WAIST, body.WAIST_RADIUS),),
        Support.PELVIS: ((Joint.PELVIS, body.PELVIS_RADIUS),),
        **_of_limbs(Side.RIGHT),
        **_of_limbs(Side.LEFT),
    }
)
"""The balls that a support touches with: one of them at least."""

_LONG: Final = frozenset(Support(f"{side}-{part}") for side in Side for part in ("foot", "forearm"))
"""What lies on a thing from end to end, with all of its balls."""


_GIVE: Final = {
    Thing.PILLOW: 0.05,
    Thing.TOWEL: 0.03,
    Thing.WARM_PACK: 0.02,
    Thing.COLD_PACK: 0.02,
    Thing.RECLINER: 0.03,
}
"""How deep what is soft is pressed in, in metres."""


class Surfaces:
    """What there is to rest on, by name. A slab is a box; the floor is none and lies at 0."""

    def __init__(self, blocks: Mapping[str, Block]) -> None:
        self._slabs = {name: slabs(block) for name, block in blocks.items()}
        self._gives = {name: _GIVE.get(block.thing, 0.0) for name, block in blocks.items()}

    def give(self, name: str) -> float:
        """Return how deep a thing may be pressed in, in metres."""
        return self._gives.get(name, 0.0)

    def top(self, name: str) -> float:
        """Return the height of a level surface; of a chair, that of its seat."""
        found = self._slabs.get(name)
        return found[0].at[2] + found[0].size[2] if found else 0.0

    def clearance(self, name: str, place: Vector, radius: float) -> float:
        """Return how far a ball is from a thing, in metres; below 0 it is inside."""
        if name not in self._slabs:
            return place[2] - radius
        return min(slab.clearance(place, radius) for slab in self._slabs[name])

    def gap(self, support: Support, name: str, joints: Joints) -> float:
        """Return how far a support is from a thing, in metres; below 0 it is inside."""
        gaps = [self.clearance(name, joints[joint], radius) for joint, radius in SKIN[support]]
        return max(gaps, key=abs) if support in _LONG else min(gaps)

    def slide(self, support: Support, name: str, before: Joints, after: Joints) -> float:
        """Return how far a support has slid along a thing, in metres."""
        slides = [
            self._slide(name, before[joint], after[joint], radius)
            for joint, radius in SKIN[support]
        ]
        return max(slides) if support in _LONG else min(slides)

    def _slide(self, name: str, before: Vector, after: Vector, radius: float) -> float:
        towards = self.clearance(name, after, radius) - self.clearance(name, before, radius)
        return float(max(distance(before, after) ** 2 - towards**2, 0.0) ** 0.5)
