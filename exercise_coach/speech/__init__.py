"""What the voice says and when, planned around the tones. Pure: no Qt, clock, disk or sound."""

from exercise_coach.speech.amounts import duration
from exercise_coach.speech.narrator import Narrator
from exercise_coach.speech.pace import Pace
from exercise_coach.speech.phrases import SAMPLE
from exercise_coach.speech.sayings import Saying, is_same_set
from exercise_coach.speech.speaker import Speaker, Voice
from exercise_coach.speech.telling import Teller, begins_rep

__all__ = [
    "SAMPLE",
    "Narrator",
    "Pace",
    "Saying",
    "Speaker",
    "Teller",
    "Voice",
    "begins_rep",
    "duration",
    "is_same_set",
]
