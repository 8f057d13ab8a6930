"""When and whether: phase, screening, guidance and schedule. Pure, in plain values."""

from exercise_coach.recovery.history import Episode, History, Session
from exercise_coach.recovery.schedule import Dose, DoseState, doses, next_change
from exercise_coach.recovery.waking import Calendar, WakingHours

__all__ = [
    "Calendar",
    "Dose",
    "DoseState",
    "Episode",
    "History",
    "Session",
    "WakingHours",
    "doses",
    "next_change",
]
