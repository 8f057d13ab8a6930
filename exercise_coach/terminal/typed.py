"""What a typed line means."""

import enum

from exercise_coach.session import Choice, Event, Symptom
from exercise_coach.session.events import (
    AddRest,
    AskPain,
    Back,
    Cramp,
    KeepScore,
    Score,
    Skip,
    Stop,
)
from exercise_coach.session.pain import MAX_SCORE


class Word(enum.Enum):
    """A wish that is no event, or that becomes one only in its place."""

    PAUSE = enum.auto()
    SYMPTOM = enum.auto()
    MUTE = enum.auto()
    HELP = enum.auto()


_MEANINGS: dict[str, Event | Word] = {
    "": KeepScore(),
    "pause": Word.PAUSE,
    "skip": Skip(),
    ">": Skip(),
    "back": Back(),
    "<": Back(),
    "p": AskPain(),
    "c": Cramp(),
    "s": Word.SYMPTOM,
    "+": AddRest(),
    "m": Word.MUTE,
    "q": Stop(),
    "stop": Stop(),
    "?": Word.HELP,
}

HELP = (
    "Press Enter after each of these.",
    "A number from 0 to 10 (t for ten) says how much it hurts, at any moment.",
    "Enter alone keeps the last score when it is asked for, and goes on after a pause.",
    "space or pause: wait, or go on        s: another symptom     c: cramp or twitch",
    "skip or >: the next thing             back or <: the set again     +: 10 s more rest",
    "p: ask for pain now     m: sound off or on     q or stop: end the session",
)
"""What can be typed while a session runs; every one is followed by Enter."""

SYMPTOM_LETTERS: dict[str, Symptom] = dict(zip("abcdefghijkl", Symptom, strict=True))
"""A letter for each symptom: a digit would be a score."""
OTHER_LETTER = "x"
"""What is felt is none of these, and the session stops for it."""
CHOICE_LETTERS: dict[str, Choice] = {choice.value[0]: choice for choice in Choice}


def score(line: str) -> int | None:
    """Return the pain score a line gives, if it gives one."""
    word = line.strip().lower()
    if word == "t":
        return MAX_SCORE
    if not (word.isascii() and word.isdigit() and len(word) <= 2):
        return None
    value = int(word)
    return value if value <= MAX_SCORE else None


def meaning(line: str) -> Event | Word | None:
    """Return what a line typed during a session means; None where that is unknown."""
    if line and not line.strip():
        return Word.PAUSE
    value = score(line)
    return _MEANINGS.get(line.strip().lower()) if value is None else Score(value)
