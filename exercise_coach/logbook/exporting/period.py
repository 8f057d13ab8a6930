"""The days that an export is about."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Period:
    """From a first day to a last one, both counted; none where there is no such bound.

    The day of a moment is that of the place where it was noted. Raises `ValueError` where the first
    day comes after the last.
    """

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"{self.first} is later than {self.last}")

    @property
    def bounds(self) -> tuple[str, str]:
        """The first and the last day as text that compares as they do."""
        first, last = self.first or date.min, self.last or date.max
        return first.isoformat(), last.isoformat()

    def holds(self, moment: datetime) -> bool:
        """Tell whether a moment is on one of the days."""
        first, last = self.first or date.min, self.last or date.max
        return first <= moment.date() <= last


EVER = Period()
"""All days."""
