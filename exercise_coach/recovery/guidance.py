"""What is suggested, allowed, eased, due and warned today, each with a reason and a source."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from exercise_coach.prescription import Phase


class Weight(enum.IntEnum):
    """How much something said weighs; the heaviest is shown first."""

    NOTE = 1
    ADVICE = 2
    SEE_SOMEONE = 3
    EMERGENCY = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence to the user, the rule it follows from, and the ids of its sources."""

    rule: str
    text: str
    sources: tuple[str, ...]
    weight: Weight = Weight.NOTE


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a routine may be started today, and why. At which score, the pain rule decides."""

    allowed: bool
    reason: Said | None


@dataclass(frozen=True, slots=True)
class Easing:
    """An exercise that is done as its easier variant, or left out where `easier` is none."""

    exercise: str
    easier: str | None
    reason: Said


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A routine that suits today, and why."""

    routine: str
    reason: Said


@dataclass(frozen=True, slots=True)
class Guidance:
    """What today looks like.

    `day` counts calendar days of the open episode from 1; none outside an episode. `phase` is the
    one in force: the user's choice, or `suggested_phase` until they choose. But in an episode no
    phase beyond recovery comes into force by itself: `step_up` offers it, and the user decides.
    `step_up` is the next phase where it is offered. `blocked` says who to call, and that no session
    may start.
    """

    at: datetime
    day: int | None
    phase: Phase
    suggested_phase: Phase
    phase_reason: Said
    step_up: Said | None
    blocked: Said | None
    needs_screening: Said | None
    suggestions: tuple[Suggestion, ...]
    verdicts: Mapping[str, Verdict]
    easings: Mapping[str, Easing]
    warnings: tuple[Said, ...]
    notes: tuple[Said, ...]
    asks_morning: bool
    asks_week: bool
