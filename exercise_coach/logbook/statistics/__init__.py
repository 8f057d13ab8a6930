"""What the logbook tells at a glance: pure numbers, aggregated in SQL, as plain values."""

from exercise_coach.logbook.statistics.by_day import Day, days, first_day
from exercise_coach.logbook.statistics.by_week import Week, weeks
from exercise_coach.logbook.statistics.due import due_by_day
from exercise_coach.logbook.statistics.exercises import (
    ExerciseDay,
    ExerciseTotal,
    exercise_days,
    exercise_totals,
)
from exercise_coach.logbook.statistics.happened import Mark, MarkKind, Told, marks, read_told
from exercise_coach.logbook.statistics.pain import PainDay, pain_days
from exercise_coach.logbook.statistics.span import Span
from exercise_coach.logbook.statistics.streaks import Streak, streak

__all__ = [
    "Day",
    "ExerciseDay",
    "ExerciseTotal",
    "Mark",
    "MarkKind",
    "PainDay",
    "Span",
    "Streak",
    "Told",
    "Week",
    "days",
    "due_by_day",
    "exercise_days",
    "exercise_totals",
    "first_day",
    "marks",
    "pain_days",
    "read_told",
    "streak",
    "weeks",
]
