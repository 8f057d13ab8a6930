"""Which flash of the frame goes with which tone, and how often there may be one.

At most three flashes a second (WCAG 2.2, 2.3.1): one begins a third of a second after the one
before at the earliest. A tone that comes sooner keeps the frame lit, and is not missed for that.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exercise_coach.session import Tone

LIT: Final = 0.18
"""How long a flash lasts, in seconds: long enough to be seen in the corner of an eye."""
APART: Final = 0.34
"""The least from the beginning of one flash to that of the next, in seconds."""


class Light(enum.Enum):
    """What the frame looks like: each has a form of its own, so that no colour has to be told."""

    NONE = enum.auto()
    EFFORT = enum.auto()  # all around: begin, move, hold
    EASE = enum.auto()  # above and below: let go, rest, change side
    COUNT = enum.auto()  # the corners: three, two, one
    ASK = enum.auto()  # broken, in another colour: an answer is wanted
    STOP = enum.auto()  # thin and steady: it is over, and nothing flashes any more


LIGHTS: Final[Mapping[Tone, Light]] = {
    Tone.BEGIN: Light.EFFORT,
    Tone.REP: Light.EFFORT,
    Tone.HOLD_BEGIN: Light.EFFORT,
    Tone.HALF: Light.COUNT,
    Tone.COUNT: Light.COUNT,
    Tone.HOLD_END: Light.EASE,
    Tone.CHANGE_SIDE: Light.EASE,
    Tone.REST: Light.EASE,
    Tone.FINISH: Light.EASE,
    Tone.ASK: Light.ASK,
    Tone.STOP: Light.STOP,
}
LASTING: Final = frozenset({Light.STOP})
"""What stays until something else is shown."""


@dataclass(slots=True)
class Flashes:
    """Remembers when the last flash began, in monotonic seconds.

    `is_calm` is for those who want less motion: the frame changes and stays as it is until the next
    change, and counts are left out.
    """

    is_calm: bool = False
    began: float = float("-inf")

    def light(self, tone: Tone, at: float) -> Light:
        """Return what to light for a tone at this moment; `NONE` where all stays as it is."""
        light = LIGHTS[tone]
        if self.is_calm:
            return Light.NONE if light is Light.COUNT else light
        if light not in LASTING and at < self.began + APART:
            return Light.NONE
        self.began = at
        return light

    def lasts(self, light: Light) -> bool:
        """Tell whether it stays until something else is shown."""
        return self.is_calm or light in LASTING
