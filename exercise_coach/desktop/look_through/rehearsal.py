"""What is played of a prescription: its first rep, or a timed item, over and over."""

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import msgspec

from exercise_coach.desktop.figure.moment import SLOW, Moment, moment_in
from exercise_coach.figure import Stage
from exercise_coach.prescription import Routine, Side
from exercise_coach.session import WORK, Interval, Kind, compile_timeline

PAUSE: Final = 1.0
"""Between two reps the figure stands ready for so long, in seconds."""
AHEAD: Final = 0.6
"""How clearly the way ahead is seen where a slow movement begins, 0–1."""


class Part(NamedTuple):
    """The part of a rep that is on, and the seconds left of it; `PREPARE` between two reps."""

    kind: Kind
    left: float


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One round of what is played; a round ends where it began.

    `period` is that of the figure's loop in seconds, 0 where it has none.
    """

    intervals: tuple[Interval, ...]
    period: float

    @property
    def is_timed(self) -> bool:
        """Whether it goes on without reps."""
        return self.intervals[0].kind is Kind.TIMED

    @property
    def lengths(self) -> tuple[float, ...]:
        """The seconds of each part of a rep."""
        return tuple(interval.duration for interval in self.intervals)

    @property
    def length(self) -> float:
        """The seconds of a round."""
        return sum(self.lengths) + (0.0 if self.is_timed else PAUSE)

    def passed(self, seconds: float) -> float:
        """Return how much of the rep has passed, in seconds; below 0 it has not begun."""
        return seconds % self.length - (0.0 if self.is_timed else PAUSE)

    def part(self, seconds: float) -> Part:
        """Return the part that is on after so many seconds."""
        passed = self.passed(seconds)
        if passed < 0:
            return Part(Kind.PREPARE, -passed)
        interval, since = self._at(passed)
        return Part(interval.kind, interval.duration - since)

    def moment(self, seconds: float, side: Side | None) -> Moment:
        """Return what the figure shows after so many seconds, on this side."""
        passed = self.passed(seconds)
        if passed < 0:
            first = self.intervals[0]
            is_slow = first.kind is Kind.OUT and first.duration >= SLOW
            shown = AHEAD * (1 + passed / PAUSE) if is_slow else 0.0
            return Moment(Stage.START, 0.0, side, 0.0, shown)
        interval, since = self._at(passed)
        return moment_in(replace(interval, side=side), since, self.period)

    def _at(self, passed: float) -> tuple[Interval, float]:
        """Return the interval that is on, and the seconds since it began."""
        for interval in self.intervals[:-1]:
            if passed < interval.duration:
                return interval, passed
            passed -= interval.duration
        return self.intervals[-1], passed


def rehearsal_of(routine: Routine, position: int, period: float) -> Rehearsal:
    """Return what is played of the exercise at this place of a routine, counted from 0."""
    alone = msgspec.structs.replace(routine, prescriptions=(routine.prescriptions[position],))
    work = [each for each in compile_timeline(alone).intervals if each.kind in WORK]
    first = work[0]
    rep = [each for each in work if (each.block, each.side, each.rep) == _place(first)]
    return Rehearsal(tuple(rep), period)


def _place(interval: Interval) -> tuple[int, Side | None, int]:
    return interval.block, interval.side, interval.rep
