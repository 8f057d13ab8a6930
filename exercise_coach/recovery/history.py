"""What guidance looks at: the facts told, and the sessions done, as plain immutable values."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from exercise_coach.prescription import Load, Phase
from exercise_coach.recovery.facts import (
    AttackNoted,
    DoseSkipped,
    DoseSnoozed,
    MorningScored,
    Screened,
    WeekRated,
)


class Session(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An ended session, as much of it as guidance needs. Scores are 0–10.

    `outcome` is one of the logbook's: completed, stopped_pain, stopped_symptom, stopped_user,
    interrupted. `highest` is the highest score of the session, the first and the last included.
    `exercises` are the ids of those with at least one set done. A stop by pain or symptom names
    the exercise that it happened in; `stop_score` is the score that stopped. `cramps` are the ids
    of the exercises that a cramp ended, one for each cramp, in order.
    """

    id: str
    routine: str
    phase: Phase
    load: Load
    started: datetime
    ended: datetime
    outcome: str
    pain_before: int
    pain_after: int | None
    highest: int
    exercises: tuple[str, ...] = ()
    stop_exercise: str | None = None
    stop_score: int | None = None
    stop_symptom: str | None = None
    cramps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flare:
    """A setback, and what seemed to bring it on."""

    at: datetime
    trigger: str


@dataclass(frozen=True, slots=True)
class PhaseChoice:
    """The phase the user decided on, and when."""

    at: datetime
    phase: Phase


@dataclass(frozen=True, slots=True)
class Episode:
    """A bout from its first day to recovery; `recovered` is none while it is open.

    `told` is when the user first told of it; none where only `began` is known.
    """

    id: str
    began: datetime
    recovered: datetime | None
    feel: tuple[str, ...]
    trigger: str
    flares: tuple[Flare, ...]
    choices: tuple[PhaseChoice, ...]
    told: datetime | None = None


@dataclass(frozen=True, slots=True)
class History:
    """All that was told and done, each list in order of time.

    `sessions` need not reach back for ever: `exercise_coach.logbook` gives those of the last 120
    days and of the open episode, up to 240 days; of older ones all that a symptom stopped, the last
    that pain stopped in each exercise, and what was first completed after that with the exercise or
    its easier variant; these older ones tell no `cramps`. `mornings` and `attacks` reach back 400
    days, `skipped` and `snoozed` ten. `clearances` are the moments of each `Cleared`.
    """

    episodes: tuple[Episode, ...] = ()
    screenings: tuple[Screened, ...] = ()
    clearances: tuple[datetime, ...] = ()
    mornings: tuple[MorningScored, ...] = ()
    weeks: tuple[WeekRated, ...] = ()
    attacks: tuple[AttackNoted, ...] = ()
    skipped: tuple[DoseSkipped, ...] = ()
    snoozed: tuple[DoseSnoozed, ...] = ()
    paused_until: datetime | None = None
    plan: tuple[tuple[str, bool], ...] = ()
    sessions: tuple[Session, ...] = ()
    choices: tuple[PhaseChoice, ...] = ()

    @property
    def cleared(self) -> datetime | None:
        """When a clinician last cleared the user; none where none did."""
        return self.clearances[-1] if self.clearances else None

    @property
    def episode(self) -> Episode | None:
        """The open episode; none when the user is free of one."""
        return self.episodes[-1] if self.episodes and not self.episodes[-1].recovered else None
