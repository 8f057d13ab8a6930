"""The logbook as a clinician reads it: what a page or two say of some weeks. Pure values."""

from exercise_coach.report.composing import compose
from exercise_coach.report.content import (
    Change,
    Flag,
    Line,
    Pain,
    PainPoint,
    Practice,
    Report,
    Stopped,
    Turn,
)

__all__ = [
    "Change",
    "Flag",
    "Line",
    "Pain",
    "PainPoint",
    "Practice",
    "Report",
    "Stopped",
    "Turn",
    "compose",
]
