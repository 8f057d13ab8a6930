"""What follows from an event: the effects a coach returns, in order.

`at` is the moment it was due, in the caller's monotonic seconds. The shell sounds the cues, the
logbook writes the rest, the window shows it.
"""

import enum
from dataclasses import dataclass

from exercise_coach.session.events import Choice, Symptom
from exercise_coach.session.timeline import Interval, SetKey, Tone


class When(enum.StrEnum):
    """When in a session a pain score is asked for, or given unasked (`DURING`)."""

    BEFORE = "before"
    DURING = "during"
    BETWEEN = "between"
    AFTER = "after"


class Pausing(enum.StrEnum):
    """Why a session waits."""

    USER = "user"
    GAP = "gap"


class Stopping(enum.StrEnum):
    """Why a session stopped before its end."""

    PAIN = "pain"
    SYMPTOM = "symptom"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Started:
    """The session has begun, or gone on after it was broken off."""

    score: int
    stop_line: int
    at: float
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A tone is due."""

    tone: Tone
    at: float


@dataclass(frozen=True, slots=True)
class IntervalBegan:
    """The user is asked for something else now."""

    interval: Interval
    at: float


@dataclass(frozen=True, slots=True)
class RepDone:
    """A rep was finished."""

    key: SetKey
    exercise: str
    rep: int
    at: float


@dataclass(frozen=True, slots=True)
class SetDone:
    """A set was finished. A timed item has no `reps`; `hold` is its length, in seconds."""

    key: SetKey
    exercise: str
    reps: int | None
    hold: float
    at: float


@dataclass(frozen=True, slots=True)
class SetSkipped:
    """A set was passed over."""

    key: SetKey
    exercise: str
    at: float


@dataclass(frozen=True, slots=True)
class WentBack:
    """The user went back to the beginning of this set."""

    key: SetKey
    at: float


@dataclass(frozen=True, slots=True)
class RestExtended:
    """The rest lasts longer by so many seconds."""

    seconds: float
    at: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A pain score is wanted; the next exercise waits for it."""

    when: When
    at: float


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """Nobody has answered yet, so the question is asked again; the session goes on waiting."""

    at: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A pain score was given, 0–10. `position` counts exercises from 0."""

    value: int
    when: When
    position: int
    at: float


@dataclass(frozen=True, slots=True)
class Paused:
    """The session waits."""

    reason: Pausing
    at: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """The session goes on."""

    at: float


@dataclass(frozen=True, slots=True)
class Cramped:
    """A cramp ended the exercise. Nothing is offered after the second."""

    exercise: str
    offers: tuple[Choice, ...]
    at: float


@dataclass(frozen=True, slots=True)
class CrampTakenBack:
    """The cramp just told was none; the session waits where it stood."""

    exercise: str
    at: float


@dataclass(frozen=True, slots=True)
class Eased:
    """From this set the easier variant is done."""

    position: int
    from_set: int
    exercise: str
    at: float


@dataclass(frozen=True, slots=True)
class Stopped:
    """The session is over before its end. Nothing follows but the stop's own tone."""

    reason: Stopping
    position: int
    at: float
    score: int | None = None
    symptom: Symptom | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything was done, or passed over, and the last score given."""

    at: float


Effect = (
    Started | Cue | IntervalBegan | RepDone | SetDone | SetSkipped | WentBack | RestExtended | Asked
    | AskedAgain | Scored | Paused | Resumed | Cramped | CrampTakenBack | Eased | Stopped | Finished
)  # fmt: skip
