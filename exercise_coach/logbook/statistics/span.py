"""The days that are looked at.

A day is the calendar day where and when a session began: the date that its moment carries.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from exercise_coach.logbook import schema

# The moments narrow it down by their index, a day wider than asked for: offsets differ by up to 26
# hours. The dates then decide.
WITHIN = f"""{schema.ENDED}
    AND julianday(started) BETWEEN julianday(:first) - 1.1 AND julianday(:last) + 2.1
    AND substr(started, 1, 10) BETWEEN :first AND :last"""
"""Is true of the ended sessions of a span; it takes `Span.values`."""
DAY = "substr(started, 1, 10)"
MINUTES = "min(1440 * (julianday(ended) - julianday(started)), 180)"
"""How long a session took, in minutes; one that was gone on with hours later counts three hours."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, the first and the last included."""

    first: date
    last: date

    @classmethod
    def ending(cls, last: date, days: int) -> "Span":
        """Return so many days, of which `last` is the last."""
        return cls(last - timedelta(days=days - 1), last)

    @classmethod
    def of_year(cls, year: int) -> "Span":
        """Return the days of a calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def length(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    @property
    def values(self) -> dict[str, str]:
        """What `WITHIN` asks for."""
        return {"first": self.first.isoformat(), "last": self.last.isoformat()}
