"""When and whether: phase, screening, guidance and schedule. Pure, in plain values."""

from exercise_coach.recovery.advice import (
    CARDS,
    DISAGREEMENTS,
    Card,
    Disagreement,
    Topic,
    cards_for,
)
from exercise_coach.recovery.history import Episode, History, Session
from exercise_coach.recovery.schedule import Dose, DoseState, doses, next_change
from exercise_coach.recovery.waking import Calendar, WakingHours

__all__ = [
    "CARDS",
    "DISAGREEMENTS",
    "Calendar",
    "Card",
    "Disagreement",
    "Dose",
    "DoseState",
    "Episode",
    "History",
    "Session",
    "Topic",
    "WakingHours",
    "cards_for",
    "doses",
    "next_change",
]
