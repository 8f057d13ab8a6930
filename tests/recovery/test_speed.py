"""Guidance for somebody who did hourly doses for months, and told their mornings for ten years."""

from collections.abc import Sequence
from datetime import timedelta

from exercise_coach.recovery import Session, fold, guidance, plan
from exercise_coach.recovery.facts import DoseSnoozed, Fact, MorningScored
from tests.growth import growth
from tests.recovery.people import EXERCISES, ROUTINES, at, sore

NOW = at(121)
TEN_YEARS = 3650
LINEAR = 3
"""Twice as much takes twice as long, not four times; the rest is for noise."""


def hourly() -> list[Session]:
    """Return an hourly dose for 120 days."""
    who = sore()
    for day in range(1, 121):
        for hour in range(8, 22):
            who.did("tilts", at(day, f"{hour:02}:05"))
    return who.sessions


def told() -> list[Fact]:
    """Return what was told every day for ten years."""
    days = [at(121) - timedelta(days=ago) for ago in range(TEN_YEARS)]
    mornings = [MorningScored(id=f"m{day}", at=day, score=1) for day in days]
    later = [DoseSnoozed(id=f"s{day}", at=day, routine="tilts", until=day) for day in days]
    return [*sore().facts, *mornings, *later]


def weigh(facts: Sequence[Fact], sessions: Sequence[Session]) -> None:
    """Do what opening Today does, but for the window."""
    history = fold(facts, sessions)
    plan(history, guidance(history, ROUTINES, EXERCISES, NOW), ROUTINES)


def test_guidance_for_twice_the_past_takes_about_twice_as_long() -> None:
    facts, sessions = told(), hourly()
    assert len(sessions) == 1680

    def half() -> None:
        weigh(facts[::2], sessions[::2])

    def whole() -> None:
        weigh(facts, sessions)

    assert growth(half, whole) < LINEAR
