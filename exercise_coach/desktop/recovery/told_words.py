"""What the user told, in a line each, and what of it may be taken back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from exercise_coach import wording
from exercise_coach.desktop.recovery.dates import day_of_month
from exercise_coach.desktop.recovery.when import is_morning
from exercise_coach.desktop.spoken import tr
from exercise_coach.recovery.facts import (
    AttackNoted,
    Cleared,
    EpisodeBegan,
    EpisodeDescribed,
    Fact,
    Flared,
    MorningScored,
    NoteKept,
    PhaseChosen,
    Recovered,
    Screened,
    WeekRated,
    Withdrawn,
)

Parts = Sequence[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in words.

    All may be taken back but a yes to a screening question: that is asked again, or cleared.
    """

    fact: str
    at: datetime
    words: str
    may_undo: bool


def told_of(facts: Iterable[Fact], most: int) -> list[Told]:
    """Return what was told about the episodes and still counts, newest first, at most so many."""
    in_order = sorted(facts, key=lambda fact: fact.at.timestamp())
    withdrawn: set[str] = set()
    found: list[Told] = []
    for fact in reversed(in_order):
        if fact.id in withdrawn or len(found) == most:
            continue
        if isinstance(fact, Withdrawn):
            withdrawn.add(fact.fact)
        elif words := words_of(fact):
            may_undo = not (isinstance(fact, Screened) and fact.yes)
            found.append(Told(fact.id, fact.at, words, may_undo))
    return found


def words_of(fact: Fact) -> str:
    """Return a fact in words; nothing for what belongs to doses, plans and reminders."""
    tell = _WORDS.get(type(fact))
    return " · ".join(part for part in tell(fact) if part) if tell else ""


def _began(fact: EpisodeBegan | EpisodeDescribed) -> Parts:
    return tr("It began on {day}").format(day=day_of_month(fact.began)), fact.trigger


def _flared(fact: Flared) -> Parts:
    return tr("It flared up"), fact.trigger


def _attack(fact: AttackNoted) -> Parts:
    return tr("Attack of {n} min").format(n=fact.minutes), fact.trigger


def _recovered(_fact: Recovered) -> Parts:
    return (tr("Recovered"),)


def _phase(fact: PhaseChosen) -> Parts:
    return (tr("Phase chosen: {phase}").format(phase=tr(wording.PHASES[fact.phase])),)


def _screened(fact: Screened) -> Parts:
    if not fact.yes:
        return (tr("Screening: none of the signs"),)
    return (tr("Screening: {n} answered yes").format(n=len(fact.yes)),)


def _cleared(fact: Cleared) -> Parts:
    return tr("Cleared by a clinician"), fact.note


def _morning(fact: MorningScored) -> Parts:
    text = tr("Morning pain {n} of 10") if is_morning(fact.at) else tr("Pain {n} of 10")
    return (text.format(n=fact.score),)


def _week(fact: WeekRated) -> Parts:
    better = "" if fact.better is None else tr("{n} % better").format(n=fact.better)
    rated = (f"{activity.name} {activity.score}" for activity in fact.activities)
    return better, ", ".join(rated)


def _note(fact: NoteKept) -> Parts:
    return (fact.text,)


_WORDS: Mapping[type[Fact], Callable[[Any], Parts]] = {
    EpisodeBegan: _began,
    EpisodeDescribed: _began,
    Flared: _flared,
    AttackNoted: _attack,
    Recovered: _recovered,
    PhaseChosen: _phase,
    Screened: _screened,
    Cleared: _cleared,
    MorningScored: _morning,
    WeekRated: _week,
    NoteKept: _note,
}
