"""Guidance for somebody who did hourly doses for months, and told their mornings for ten years."""

from collections.abc import Callable
from datetime import timedelta
from time import process_time

from exercise_coach.recovery import History, Session, fold, guidance, plan
from exercise_coach.recovery.facts import DoseSnoozed, Fact, MorningScored
from tests.recovery.people import EXERCISES, ROUTINES, at, sore

NOW = at(121)
TEN_YEARS = 3650


def best(work: Callable[[], object]) -> float:
    """Return the CPU time of the fastest of five runs, in seconds."""
    times = []
    for _ in range(5):
        began = process_time()
        work()
        times.append(process_time() - began)
    return min(times)


def hourly() -> list[Session]:
    who = sore()
    for day in range(1, 121):
        for hour in range(8, 22):
            who.did("tilts", at(day, f"{hour:02}:05"))
    return who.sessions


def told() -> list[Fact]:
    days = [at(121) - timedelta(days=ago) for ago in range(TEN_YEARS)]
    mornings = [MorningScored(id=f"m{day}", at=day, score=1) for day in days]
    later = [DoseSnoozed(id=f"s{day}", at=day, routine="tilts", until=day) for day in days]
    return [*sore().facts, *mornings, *later]


def test_guidance_takes_less_than_a_frame_or_two() -> None:
    sessions = hourly()
    assert len(sessions) == 1680
    history = fold(sore().facts, sessions)
    assert best(lambda: guidance(history, ROUTINES, EXERCISES, NOW)) < 0.02


def test_ten_years_are_folded_and_judged_within_the_time_that_a_page_has() -> None:
    facts, sessions = told(), hourly()

    def open_the_page() -> None:
        history: History = fold(facts, sessions)
        plan(history, guidance(history, ROUTINES, EXERCISES, NOW), ROUTINES)

    assert best(open_the_page) < 0.08
