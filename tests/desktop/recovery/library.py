"""The shipped library, read once, and what the rules say of a history."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from exercise_coach.folders import shipped
from exercise_coach.prescription import Library, Phase, load_library
from exercise_coach.recovery import Guidance, History, fold, guidance
from exercise_coach.recovery.facts import (
    Activity,
    AttackNoted,
    Cleared,
    EpisodeBegan,
    Fact,
    Feel,
    Flared,
    MorningScored,
    NoteKept,
    PhaseChosen,
    Screened,
    WeekRated,
)
from tests.desktop.recovery.stage import MORNING

DAY = timedelta(days=1)
BEGAN = MORNING - 5 * DAY
WEEK = (Activity("Putting on socks", 4), Activity("Carrying the shopping upstairs", 6))
FACTS: tuple[Fact, ...] = (
    EpisodeBegan(id="a", at=BEGAN, began=BEGAN, feel=(Feel.SPASM,), trigger="Lifting"),
    Screened(id="b", at=BEGAN),
    PhaseChosen(id="c", at=BEGAN + 2 * DAY, phase=Phase.RECOVERY),
    Flared(id="d", at=BEGAN + 3 * DAY, trigger="Sitting long, the drive to the north and back"),
    AttackNoted(id="e", at=BEGAN + 3 * DAY, minutes=20, trigger="Cough or sneeze"),
    MorningScored(id="f", at=BEGAN + 4 * DAY, score=4),
    Screened(id="g", at=BEGAN + 4 * DAY, yes=("fever",)),
    Cleared(id="h", at=BEGAN + 4 * DAY + DAY / 4, note="Dr Who"),
    WeekRated(id="i", at=BEGAN + 4 * DAY + DAY / 3, better=60, activities=WEEK),
    NoteKept(id="j", at=BEGAN + 4 * DAY + DAY / 2, text="Massage; better for an hour or two"),
)
"""Five days of an episode, nothing of which stands in the way."""


@cache
def library() -> Library:
    """Return what ships."""
    return load_library(shipped("routines"), None)


def guided(facts: Sequence[Fact], now: datetime = MORNING) -> tuple[History, Guidance]:
    """Return the history that facts make, and what the rules say of it."""
    history = fold(facts, ())
    routines = {each.routine.id: each.routine for each in library().routines}
    exercises = {id_: each.exercise for id_, each in library().exercises.items()}
    return history, guidance(history, routines, exercises, now)
