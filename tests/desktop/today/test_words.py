"""Days, times and doses in words."""

import pytest

from exercise_coach.desktop.today import words
from exercise_coach.recovery import Dose, DoseState
from tests.recovery.people import at

NOW = at(1, "14:00")


def dose(state: DoseState, at_: object = None, done: int = 0, of: int | None = None) -> Dose:
    return Dose("walks", state, at_, done, of)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (dose(DoseState.DUE, at(1, "08:00"), 0, 1), "due now"),
        (dose(DoseState.DUE, at(1, "08:00"), 1, 3), "1 of 3 · due now"),
        (dose(DoseState.LATER, at(1, "15:00"), 4, 8), "4 of 8 · next at 15:00"),
        (dose(DoseState.LATER, at(1, "15:00"), 4, None), "4 done · next at 15:00"),
        (dose(DoseState.LATER, at(2, "08:00"), 0, 1), "next tomorrow at 08:00"),
        (dose(DoseState.LATER, at(4, "08:00"), 0, 0), "next on Monday at 08:00"),
        (dose(DoseState.LATER, at(9, "08:00"), 0, 0), "next on Saturday 9 March"),
        (dose(DoseState.SNOOZED, at(1, "14:15"), 0, 1), "next at 14:15"),
        (dose(DoseState.SKIPPED, at(2, "08:00"), 0, 1), "not today"),
        (dose(DoseState.DONE, at(2, "08:00"), 1, 1), "done for today"),
        (dose(DoseState.DONE, at(2, "08:00"), 2, 2), "2 of 2 · done for today"),
        (dose(DoseState.ANYTIME), "when you like"),
        (dose(DoseState.ANYTIME, done=2), "2 done · when you like"),
    ],
)
def test_how_a_dose_stands(standing: Dose, said: str) -> None:
    assert words.dose_line(standing, NOW) == said


@pytest.mark.parametrize(
    ("done", "of", "said"),
    [
        (0, 1, ""),
        (0, 3, "first of 3 today"),
        (1, 3, "second of 3 today"),
        (13, 20, "14th of 20 today"),
        (0, None, ""),
        (2, None, "third today"),
    ],
)
def test_which_dose_is_next(done: int, of: int | None, said: str) -> None:
    assert words.turn_line(dose(DoseState.DUE, at(1, "08:00"), done, of)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(None, ""), (1, "three days"), (3, "three days"), (4, "day 14"), (13, "day 14"), (14, "")],
)
def test_when_to_see_somebody_is_said_ahead_of_time(day: int | None, said: str) -> None:
    assert said in words.ahead_line(day)
    assert bool(words.ahead_line(day)) is bool(said)


def test_what_comes_next_is_what_comes_first() -> None:
    waiting = [("Walk", at(1, "16:00")), ("Tilts", at(1, "15:00"))]
    assert words.next_line(waiting, NOW) == "Next: Tilts, at 15:00."
    assert words.next_line([], NOW) == ""
