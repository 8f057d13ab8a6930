"""The user's waking hours, laid over calendar days. All arithmetic is done in UTC.

Local moments become UTC before they are compared or subtracted: Python compares two moments of one
time zone by their clock faces, which is wrong on the nights when the clocks change.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MIDNIGHT = time(0)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WakingHours:
    """When the user is awake, by the clock on the wall; doses fall due only then.

    They may run past midnight (`end` before `start`); the two alike mean day and night. A day
    begins at midnight or, where waking hours run past it, when they end: what is done at one in the
    morning then still belongs to the evening before.
    """

    start: time = time(8)
    end: time = time(22)

    @property
    def runs_past_midnight(self) -> bool:
        """Whether they begin on one calendar day and end on the next."""
        return self.end <= self.start


@dataclass(frozen=True, slots=True)
class Calendar:
    """The user's days where they are now: the same history, read in another zone's days."""

    hours: WakingHours
    zone: tzinfo

    def day_of(self, moment: datetime) -> date:
        """Return the day that a moment belongs to."""
        day = moment.astimezone(self.zone).date()
        return day - ONE_DAY if moment.astimezone(UTC) < self.begin(day) else day

    def begin(self, day: date) -> datetime:
        """Return the moment at which a day begins, in UTC."""
        past_midnight = self.hours.runs_past_midnight
        return self._at(day, self.hours.end if past_midnight else MIDNIGHT)

    def waking(self, day: date) -> tuple[datetime, datetime]:
        """Return when the waking hours of a day begin and end, in UTC; the end is not within.

        Where the clocks jump over the beginning it comes an hour later, and they may be empty.
        """
        start = self._at(day, self.hours.start)
        last = day + ONE_DAY if self.hours.runs_past_midnight else day
        return start, max(start, self._at(last, self.hours.end))

    def is_awake(self, moment: datetime) -> bool:
        """Tell whether a moment lies within waking hours."""
        start, end = self.waking(self.day_of(moment))
        return start <= moment.astimezone(UTC) < end

    def _at(self, day: date, face: time) -> datetime:
        return datetime.combine(day, face, self.zone).astimezone(UTC)
