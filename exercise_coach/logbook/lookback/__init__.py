"""Looking back: the list of sessions, a page at a time, and one session in detail."""

from exercise_coach.logbook.lookback.listing import (
    Summary,
    deleted_numbers,
    numbers,
    numbers_of_day,
    summaries,
)
from exercise_coach.logbook.lookback.one_session import (
    Given,
    PlannedSet,
    SessionDetail,
    SetFate,
    detail,
)

__all__ = [
    "Given",
    "PlannedSet",
    "SessionDetail",
    "SetFate",
    "Summary",
    "deleted_numbers",
    "detail",
    "numbers",
    "numbers_of_day",
    "summaries",
]
