"""Doing it: a timeline, and the coach that walks it. Pure: no Qt, clock, disk or sound."""

from exercise_coach.session.coach import Coach
from exercise_coach.session.coming import coming_cues
from exercise_coach.session.compiling import compile_timeline, minutes
from exercise_coach.session.effects import Effect, Pausing, Stopping, When
from exercise_coach.session.events import Choice, Event, Symptom
from exercise_coach.session.progress import Progress
from exercise_coach.session.state import IllegalEventError, State
from exercise_coach.session.timeline import (
    WORK,
    Interval,
    Kind,
    SetKey,
    Timeline,
    Tone,
)

__all__ = [
    "WORK",
    "Choice",
    "Coach",
    "Effect",
    "Event",
    "IllegalEventError",
    "Interval",
    "Kind",
    "Pausing",
    "Progress",
    "SetKey",
    "State",
    "Stopping",
    "Symptom",
    "Timeline",
    "Tone",
    "When",
    "coming_cues",
    "compile_timeline",
    "minutes",
]
