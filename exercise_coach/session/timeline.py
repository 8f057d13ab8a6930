"""A timeline: a routine as intervals, each with its planned offset and the cues that belong to it.

Offsets are seconds from the start of the session, as if nobody paused, skipped or waited.
"""

import enum
from dataclasses import dataclass, field
from typing import NamedTuple

from exercise_coach.prescription import Prescription, Side


class Kind(enum.StrEnum):
    """What an interval asks of the user."""

    PREPARE = "prepare"
    OUT = "out"
    HOLD = "hold"
    BACK = "back"
    CHANGE_SIDE = "change-side"
    REST = "rest"
    TIMED = "timed"
    PAIN_CHECK = "pain-check"


WORK = frozenset({Kind.OUT, Kind.HOLD, Kind.BACK, Kind.TIMED})


class Tone(enum.StrEnum):
    """The sound of a cue; each names a file in assets/tones."""

    BEGIN = "begin"
    REP = "rep"
    HOLD_BEGIN = "hold-begin"
    HOLD_END = "hold-end"
    COUNT = "count"
    HALF = "half"
    CHANGE_SIDE = "change-side"
    REST = "rest"
    ASK = "ask"
    STOP = "stop"
    FINISH = "finish"


class SetKey(NamedTuple):
    """One row of the log: a set of one side. `position` counts exercises from 0, `set` from 1."""

    position: int
    set: int
    side: Side | None


class PlannedCue(NamedTuple):
    """A tone and its moment, in seconds from the start of its interval."""

    offset: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of the session in which one thing is asked of the user.

    `block` numbers the set it belongs to, both sides together where they alternate; a wait before a
    set belongs to that set, a rest to the set before it. `rep` is 0 outside reps. `last` marks what
    follows the last set of an exercise.
    """

    kind: Kind
    start: float
    duration: float
    position: int
    set: int
    side: Side | None
    rep: int
    block: int
    cues: tuple[PlannedCue, ...] = ()
    ends_rep: bool = False
    ends_set: bool = False
    last: bool = False
    prescription: Prescription = field(kw_only=True, repr=False, compare=False)

    @property
    def end(self) -> float:
        """The planned offset at which it is over."""
        return self.start + self.duration

    @property
    def key(self) -> SetKey:
        """The set it belongs to."""
        return SetKey(self.position, self.set, self.side)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The intervals of a routine in order.

    `blocks` holds the set keys of each block; `lengths` how long each exercise lasts with its waits
    and rests, in seconds.
    """

    intervals: tuple[Interval, ...]
    blocks: tuple[tuple[SetKey, ...], ...]
    lengths: tuple[float, ...]

    @property
    def duration(self) -> float:
        """The planned length in seconds."""
        return self.intervals[-1].end

    def work_of(self, block: int) -> int:
        """Return the index of the first interval of work in a block."""
        return next(
            index
            for index, interval in enumerate(self.intervals)
            if interval.block == block and interval.kind in WORK
        )

    def after(self, block: int) -> int:
        """Return the index of what follows a block's last interval of work."""
        return 1 + max(
            index
            for index, interval in enumerate(self.intervals)
            if interval.block == block and interval.kind in WORK
        )

    def rest_after(self, position: int) -> int:
        """Return the index of what follows the last set of an exercise: its rest or pain check."""
        return next(
            index
            for index, interval in enumerate(self.intervals)
            if interval.position == position and interval.last
        )
