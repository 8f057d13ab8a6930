"""Which backups are kept: many of the last days, few of long ago."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta

DAILY = 12
WEEKLY = 10
MONTHLY = 9

_STAGES: tuple[tuple[int, Callable[[date], Hashable]], ...] = (
    (DAILY, lambda day: day),
    (WEEKLY, lambda day: day.isocalendar()[:2]),
    (MONTHLY, lambda day: (day.year, day.month)),
)


def to_keep(dates: Iterable[date], today: date) -> frozenset[date]:
    """Return the days whose backups are kept.

    Those are today and yesterday (and what claims to be from later: a clock was set wrong), the
    last 12 days before that have one, then the last day of 10 weeks, then that of 9 months.
    """
    days = sorted(set(dates), reverse=True)
    kept = [day for day in days if day >= today - timedelta(days=1)]
    older = days[len(kept) :]
    for count, period_of in _STAGES:
        left = count
        while older and left:
            day = older.pop(0)
            # A later day of the same week or month, kept already, speaks for this one, too.
            if not kept or period_of(day) != period_of(kept[-1]):
                kept.append(day)
                left -= 1
    return frozenset(kept)
