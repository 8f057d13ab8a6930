"""How many days in a row, with a rest day forgiven."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_REST = 6
"""So many days without anything done or due stay between two weekly doses."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """`days` on which something was done, since `began`; `rests` on which nothing was, forgiven."""

    days: int
    began: date | None
    rests: int


def streak(done: Collection[date], due: Collection[date], today: date) -> Streak:
    """Return the streak that lasts today; its `days` are 0 where none does.

    Days on which nothing was due are rest; of those on which something was, one may be missed in a
    row. Today never ends it: the day is not over.
    """
    days, began, rests = 0, None, 0
    resting = missed = 0
    day = today
    while resting <= LONGEST_REST and missed <= 1:
        if day in done:
            days, began, rests = days + 1, day, rests + (resting if days else 0)
            resting = missed = 0
        elif day != today:
            resting += 1
            missed += day in due
        day -= _DAY
    return Streak(days, began, rests)
