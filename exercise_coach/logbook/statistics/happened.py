"""What the user told that belongs beside the numbers: mornings, flares, changes of phase."""

import enum
import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from exercise_coach import recovery
from exercise_coach.logbook import telling
from exercise_coach.logbook.statistics.span import Span
from exercise_coach.prescription import Phase
from exercise_coach.recovery import Episode
from exercise_coach.recovery.facts import (
    EpisodeBegan,
    EpisodeDescribed,
    Flared,
    MorningScored,
    PhaseChosen,
    Recovered,
    Withdrawn,
)

_KINDS = (
    EpisodeBegan, EpisodeDescribed, Flared, Recovered, PhaseChosen, Withdrawn,
)  # fmt: skip


class MarkKind(enum.StrEnum):
    """What happened."""

    BEGAN = "began"
    FLARE = "flare"
    PHASE = "phase"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day; a change of phase names the new one."""

    day: date
    kind: MarkKind
    phase: Phase | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What was told over all the years, as far as it is shown beside numbers."""

    episodes: tuple[Episode, ...] = ()
    mornings: tuple[MorningScored, ...] = ()
    phases: tuple[PhaseChosen, ...] = ()


def read_told(connection: sqlite3.Connection, span: Span) -> Told:
    """Return what was told, of mornings only those of a span and later ones.

    What was withdrawn is left out. Raises `sqlite3.Error`.
    """
    facts = telling.read_kinds(connection, _KINDS)
    facts += telling.read_kinds(connection, [MorningScored], span.first - timedelta(days=1))
    history = recovery.fold(facts, ())
    withdrawn = {fact.fact for fact in facts if isinstance(fact, Withdrawn)}
    chosen = [fact for fact in facts if isinstance(fact, PhaseChosen) and fact.id not in withdrawn]
    return Told(history.episodes, history.mornings, tuple(sorted(chosen, key=lambda f: f.at)))


def marks(told: Told, span: Span) -> list[Mark]:
    """Return what happened in a span, in order of days."""
    found = [Mark(each.at.date(), MarkKind.PHASE, each.phase) for each in told.phases]
    for episode in told.episodes:
        found.append(Mark(episode.began.date(), MarkKind.BEGAN))
        found += [Mark(flare.at.date(), MarkKind.FLARE) for flare in episode.flares]
        if episode.recovered is not None:
            found.append(Mark(episode.recovered.date(), MarkKind.RECOVERED))
    within = [mark for mark in found if span.first <= mark.day <= span.last]
    return sorted(within, key=lambda mark: mark.day)
