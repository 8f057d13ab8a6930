"""What a report says, as plain values. Scores are 0–10, durations in minutes."""

from dataclasses import dataclass
from datetime import date

from exercise_coach.prescription import Phase
from exercise_coach.recovery import Episode


@dataclass(frozen=True, slots=True)
class Practice:
    """Sessions and sets, planned and done, of one routine or of all.

    `due` is how many doses were planned, none where that cannot be told for one routine. A dose is
    a session that was completed, or that pain or a symptom stopped.
    """

    title: str
    due: int | None
    completed: int
    stopped: int
    left: int
    sets_planned: int
    sets_done: int

    @property
    def doses(self) -> int:
        """How many count as a dose."""
        return self.completed + self.stopped

    @property
    def sessions(self) -> int:
        """How many there were in all."""
        return self.doses + self.left


@dataclass(frozen=True, slots=True)
class Pain:
    """Means over the days from `first` to `last`; none where no score was given.

    `morning` is what was told outside of sessions, `next_morning` of it on the days after one.
    """

    first: date
    last: date
    due: int
    doses: int
    before: float | None
    after: float | None
    morning: float | None
    next_morning: float | None
    highest: int | None
    stops: int
    better: int | None

    @property
    def completed(self) -> int:
        """How many sessions were done to their end."""
        return self.doses - self.stops


@dataclass(frozen=True, slots=True)
class PainPoint:
    """The mean scores of a day, or of the week that begins on it.

    `stop` is the highest score at which a session was stopped.
    """

    day: date
    before: float | None
    after: float | None
    morning: float | None
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """A session that pain or a symptom stopped, or a cramp in one; `why` in words."""

    day: date
    routine: str
    exercise: str
    why: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A screening question that was answered yes, and whether a clinician has cleared it since."""

    day: date
    question: str
    is_cleared: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """Something told that changed the course: its day, what it was, and what came with it."""

    day: date
    what: str
    detail: str = ""
    is_flare: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What was at first and at last: an exercise's dose, or the score of an activity."""

    what: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what is said to it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that the pages say of the days from `first` to `last`, made on a day.

    `points` are days, or weeks where there are many; `is_weekly` tells which. `clearances` are the
    days on which the user recorded that a clinician has cleared them, the newest first.
    """

    name: str
    made: date
    first: date
    last: date
    episode: Episode | None
    phase: Phase
    overview: tuple[Line, ...]
    total: Practice
    practice: tuple[Practice, ...]
    points: tuple[PainPoint, ...]
    is_weekly: bool
    pains: tuple[Pain, ...]
    flags: tuple[Flag, ...]
    clearances: tuple[date, ...]
    stops: tuple[Stopped, ...]
    turns: tuple[Turn, ...]
    activities: tuple[Change, ...]
    doses: tuple[Change, ...]
