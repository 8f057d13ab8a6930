"""What the app ships, read once for the tests that look at it."""

from functools import cache
from pathlib import Path

from exercise_coach.prescription import Exercise, Library, Routine, load_library

ROUTINES = Path(__file__).parents[2] / "routines"


@cache
def library() -> Library:
    """Return the library as it ships, without anything of a user's."""
    return load_library(ROUTINES, None)


def routines() -> list[Routine]:
    """Return every routine that ships."""
    return [loaded.routine for loaded in library().routines]


def exercises() -> list[Exercise]:
    """Return every exercise that ships."""
    return [loaded.exercise for loaded in library().exercises.values()]


def exercise(exercise_id: str) -> Exercise:
    """Return one exercise that ships."""
    return library().exercises[exercise_id].exercise


def routine(routine_id: str) -> Routine:
    """Return one routine that ships."""
    loaded = library().routine(routine_id)
    assert loaded is not None
    return loaded.routine
