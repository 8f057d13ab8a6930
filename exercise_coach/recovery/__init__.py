"""When and whether: phase, screening, guidance and schedule. Pure, in plain values."""

from exercise_coach.recovery.advice import (
    CARDS,
    DISAGREEMENTS,
    Card,
    Disagreement,
    Topic,
    cards_for,
)
from exercise_coach.recovery.clearing import settled
from exercise_coach.recovery.easing import ease
from exercise_coach.recovery.folding import fold
from exercise_coach.recovery.guidance import Easing, Guidance, Said, Suggestion, Verdict, Weight
from exercise_coach.recovery.guiding import guidance, may_start, plan
from exercise_coach.recovery.history import Episode, Flare, History, PhaseChoice, Session
from exercise_coach.recovery.moments import day_of
from exercise_coach.recovery.phases import next_phase
from exercise_coach.recovery.planning import PLAN, Slot
from exercise_coach.recovery.questions import BY_ID, QUESTIONS, Concern, Question
from exercise_coach.recovery.resting import HOUR_OF_REST, is_call_first, is_hour_of_rest
from exercise_coach.recovery.rule import Rule
from exercise_coach.recovery.rules import RULES
from exercise_coach.recovery.schedule import Dose, DoseState, doses, next_change
from exercise_coach.recovery.screening import (
    NOT_RULED_OUT,
    Outcome,
    screening_outcome,
    standing,
    still_open,
    stops_to_be_seen,
)
from exercise_coach.recovery.waking import Calendar, WakingHours

__all__ = [
    "BY_ID",
    "CARDS",
    "DISAGREEMENTS",
    "HOUR_OF_REST",
    "NOT_RULED_OUT",
    "PLAN",
    "QUESTIONS",
    "RULES",
    "Calendar",
    "Card",
    "Concern",
    "Disagreement",
    "Dose",
    "DoseState",
    "Easing",
    "Episode",
    "Flare",
    "Guidance",
    "History",
    "Outcome",
    "PhaseChoice",
    "Question",
    "Rule",
    "Said",
    "Session",
    "Slot",
    "Suggestion",
    "Topic",
    "Verdict",
    "WakingHours",
    "Weight",
    "cards_for",
    "day_of",
    "doses",
    "ease",
    "fold",
    "guidance",
    "is_call_first",
    "is_hour_of_rest",
    "may_start",
    "next_change",
    "next_phase",
    "plan",
    "screening_outcome",
    "settled",
    "standing",
    "still_open",
    "stops_to_be_seen",
]
