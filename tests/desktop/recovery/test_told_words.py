"""What was told, in words, and what of it may be taken back."""

from datetime import timedelta

import pytest

from exercise_coach.desktop.recovery.told_words import told_of, words_of
from exercise_coach.prescription import Phase
from exercise_coach.recovery.facts import (
    Activity,
    AttackNoted,
    Cleared,
    DoseSkipped,
    EpisodeBegan,
    EpisodeDescribed,
    Fact,
    Flared,
    MorningScored,
    NoteKept,
    PhaseChosen,
    PlanChanged,
    Recovered,
    Screened,
    WeekRated,
    Withdrawn,
)
from tests.desktop.recovery.stage import MORNING

pytestmark = pytest.mark.qt

WEEK = WeekRated(id="1", at=MORNING, better=60, activities=(Activity("Socks", 4),))
WORDS: list[tuple[Fact, str]] = [
    (EpisodeBegan(id="1", at=MORNING, began=MORNING, trigger="Sport"),
     "It began on 14 March · Sport"),
    (EpisodeDescribed(id="1", at=MORNING, began=MORNING), "It began on 14 March"),
    (Flared(id="1", at=MORNING), "It flared up"),
    (AttackNoted(id="1", at=MORNING, minutes=20, trigger="Cough"), "Attack of 20 min · Cough"),
    (Recovered(id="1", at=MORNING), "Recovered"),
    (PhaseChosen(id="1", at=MORNING, phase=Phase.RECOVERY), "Phase chosen: Days 3–7"),
    (Screened(id="1", at=MORNING), "Screening: none of the signs"),
    (Screened(id="1", at=MORNING, yes=("fever",)), "Screening: 1 answered yes"),
    (Cleared(id="1", at=MORNING, note="Dr Who"), "Cleared by a clinician · Dr Who"),
    (MorningScored(id="1", at=MORNING, score=4), "Morning pain 4 of 10"),
    (WEEK, "60 % better · Socks 4"),
    (NoteKept(id="1", at=MORNING, text="A cream"), "A cream"),
    (DoseSkipped(id="1", at=MORNING, routine="walk"), ""),
    (PlanChanged(id="1", at=MORNING, routine="walk", included=True), ""),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "words"), WORDS, ids=lambda each: type(each).__name__)
def test_in_words(fact: Fact, words: str) -> None:
    assert words_of(fact) == words


def flare(number: int) -> Flared:
    return Flared(id=f"{number}", at=MORNING + timedelta(hours=number))


def withdrawn(number: int, fact: str) -> Withdrawn:
    return Withdrawn(id=f"{number}", at=MORNING + timedelta(hours=number), fact=fact)


def ids(*facts: Fact, most: int = 9) -> list[str]:
    return [each.fact for each in told_of(facts, most)]


def test_the_newest_come_first_and_only_so_many() -> None:
    assert ids(flare(1), flare(3), flare(2)) == ["3", "2", "1"]
    assert ids(flare(1), flare(3), flare(2), most=2) == ["3", "2"]


def test_what_was_taken_back_is_gone_until_it_is_put_back() -> None:
    assert ids(flare(1), flare(2), withdrawn(3, "1")) == ["2"]
    assert ids(flare(1), flare(2), withdrawn(3, "1"), withdrawn(4, "3")) == ["2", "1"]


def test_a_yes_is_never_just_taken_back() -> None:
    told = told_of([Screened(id="1", at=MORNING, yes=("fever",)), Screened(id="2", at=MORNING)], 9)
    assert {each.fact: each.may_undo for each in told} == {"1": False, "2": True}
