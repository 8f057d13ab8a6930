"""A pose on its way to numbers."""

from dataclasses import dataclass
from typing import Final

from msgspec import UNSET

from exercise_coach.figure.frame import Joint
from exercise_coach.figure.layout import LIMB_NUMBERS, TRUNK_NUMBERS, Layout, LimbLayout
from exercise_coach.figure.model import ArmPart, LegPart, Part, PosePart, Support, Towards
from exercise_coach.figure.resting import Surfaces
from exercise_coach.figure.skeleton import solve
from exercise_coach.figure.solved import Solved

_USUAL_ARM: Final = ArmPart(of=Part.CHEST, to=Towards.DOWN, bend=10.0)
_USUAL_LEG: Final = LegPart(of=Part.PELVIS, to=Towards.DOWN, bend=0.0)
_LIMB_FIELDS: Final = ("right_leg", "left_leg", "right_arm", "left_arm")


@dataclass(slots=True)
class Draft:
    """A pose on its way to numbers."""

    part: PosePart
    numbers: list[float]
    limbs: list[LimbLayout]
    anchor: Joint
    supports: dict[Support, str]
    surfaces: Surfaces

    @property
    def layout(self) -> Layout:
        """What the numbers mean."""
        right_leg, left_leg, right_arm, left_arm = self.limbs
        return Layout(self.anchor, (right_leg, left_leg, right_arm, left_arm))

    def solved(self) -> Solved:
        """Return where everything is by the numbers so far."""
        return solve(self.numbers, self.layout)

    def put(self, limb: int, offset: int, *values: float) -> None:
        """Note numbers of a limb from an offset on."""
        at = TRUNK_NUMBERS + LIMB_NUMBERS * limb + offset
        self.numbers[at : at + len(values)] = values

    def put_height(self, limb: int, height: float) -> None:
        """Note how high the place of a limb is, in metres."""
        self.numbers[TRUNK_NUMBERS + LIMB_NUMBERS * limb + 2] = height

    def part_of(self, limb: int) -> ArmPart | LegPart:
        """Return what the pose says of a limb, or what is usual."""
        given = getattr(self.part, _LIMB_FIELDS[limb])
        if given is UNSET:
            return _USUAL_LEG if limb < 2 else _USUAL_ARM
        assert isinstance(given, ArmPart | LegPart)  # noqa: S101 (the type of the field)
        return given
