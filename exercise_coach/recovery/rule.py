"""What a rule is, and what rules find."""

import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from exercise_coach.recovery.guidance import Said, Weight
from exercise_coach.recovery.situation import Situation


class Act(enum.Enum):
    """What follows from something found."""

    BLOCK = "no session at all"
    SCREEN = "the questions come first"
    FORBID = "this routine not now"
    UNSUITED = "this routine is not suggested"
    NOT_FIRST = "this routine is not suggested by itself"
    EASE = "this exercise as its easier variant, or left out"
    PHASE = "this is why the phase is suggested"
    HOLD = "no step up"
    STEP_UP = "a step up is offered"
    SAY = "said"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a rule found; `values` fill its sentence.

    `of` is the id of the routine or exercise that it is about. `easier` is the variant to ease to.
    """

    act: Act
    values: Mapping[str, object] = field(default_factory=dict)
    of: str = ""
    easier: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a physiotherapist would read it: when, then, what is said, and from where.

    `says` is the sentence to the user; what stands in braces is filled in by `find`, which returns
    what the rule finds in a situation. Lists of rules are in order: of several findings that cannot
    stand together, the first counts.
    """

    id: str
    when: str
    then: str
    says: str
    sources: tuple[str, ...]
    find: Callable[[Situation], Iterable[Found]]
    weight: Weight = Weight.NOTE

    def said(self, found: Found) -> Said:
        """Return what it says about something found."""
        return Said(self.id, self.says.format(**found.values), self.sources, self.weight)
