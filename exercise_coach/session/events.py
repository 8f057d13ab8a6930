"""What can happen to a session: the events a coach is given.

Moments are not part of an event; they are given with it, in monotonic seconds.
"""

import enum
from dataclasses import dataclass

from exercise_coach.session.pain import MAX_SCORE


class Symptom(enum.StrEnum):
    """What may be felt besides pain in the back. All but a first cramp stop the session."""

    CRAMP = "cramp"
    LEG = "leg"
    NUMBNESS = "numbness"
    DIZZINESS = "dizziness"
    CHEST_PAIN = "chest-pain"
    FAINT = "faint"
    BREATHLESSNESS = "breathlessness"
    BLADDER_OR_BOWEL = "bladder-or-bowel"
    SADDLE_NUMBNESS = "saddle-numbness"  # around the genitals or buttocks
    LEG_WEAKNESS = "leg-weakness"
    BOTH_LEGS = "both-legs"
    FEVER = "fever"

    @property
    def is_emergency(self) -> bool:
        """Whether it calls for emergency help rather than for a position of relief."""
        return self in _EMERGENCIES


# S1-1, S3-11, Finucane 2020
_EMERGENCIES = frozenset(
    {
        Symptom.CHEST_PAIN,
        Symptom.FAINT,
        Symptom.BREATHLESSNESS,
        Symptom.BLADDER_OR_BOWEL,
        Symptom.SADDLE_NUMBNESS,
        Symptom.LEG_WEAKNESS,
        Symptom.BOTH_LEGS,
        Symptom.FEVER,
    }
)


class Choice(enum.StrEnum):
    """What is offered after a first cramp, in this order.

    `UNDO` says that it was none: what was told by a slip of the hand does not count.
    """

    REST = "rest"
    EASIER = "easier"
    NEXT = "next"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Start:
    """The user begins; a starting score must have been given."""


@dataclass(frozen=True, slots=True)
class Score:
    """The user says how much it hurts: 0–10. Raises `ValueError` for anything else."""

    value: int

    def __post_init__(self) -> None:
        if not 0 <= self.value <= MAX_SCORE:
            raise ValueError(f"a pain score is 0 to {MAX_SCORE}, not {self.value}")


@dataclass(frozen=True, slots=True)
class KeepScore:
    """The user answers a question with the last score again; does nothing before the first."""


@dataclass(frozen=True, slots=True)
class Woke:
    """Time has passed: the deadline was reached, or the shell looked at the clock."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The user wants the session to wait."""


@dataclass(frozen=True, slots=True)
class Resume:
    """The user goes on."""


@dataclass(frozen=True, slots=True)
class Skip:
    """The user passes over the rest of this wait, or of this set. It never passes a question."""


@dataclass(frozen=True, slots=True)
class Back:
    """The user wants to do this set again, or at its very beginning the one before."""


@dataclass(frozen=True, slots=True)
class AddRest:
    """The user wants ten more seconds of this rest."""


@dataclass(frozen=True, slots=True)
class AskPain:
    """The user wants to say how much it hurts; the session waits for the answer."""


@dataclass(frozen=True, slots=True)
class Cramp:
    """A cramp or twitch: this exercise ends. The second one stops the session."""


@dataclass(frozen=True, slots=True)
class Choose:
    """The user chooses what to do after a first cramp."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Feel:
    """A symptom other than pain in the back."""

    symptom: Symptom


@dataclass(frozen=True, slots=True)
class Stop:
    """The user ends the session."""


Event = (
    Start | Score | KeepScore | Woke | Pause | Resume | Skip | Back | AddRest | AskPain
    | Cramp | Choose | Feel | Stop
)  # fmt: skip
