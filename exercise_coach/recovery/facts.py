"""What the user told about their recovery, each named for what happened.

Facts are kept as they came, and never changed; a `Withdrawn` takes one back. Everything else about
an episode follows from them (`exercise_coach.recovery.history`). Moments carry their offset. Scores
are whole numbers from 0 to 10 on the numeric pain rating scale (Childs 2005).
"""

import enum
from datetime import datetime
from typing import Annotated

import msgspec

from exercise_coach.prescription import Phase

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment with its offset."""
Score = Annotated[int, msgspec.Meta(ge=0, le=10)]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Minutes = Annotated[int, msgspec.Meta(ge=0)]


class Feel(enum.StrEnum):
    """What a sore back may be like."""

    SPASM = "spasm"
    ACHE = "ache"
    STIFF = "stiff"
    SHARP = "sharp"


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Something told, and when it was told. `id` is a UUID; it tells one fact from another."""

    id: str
    at: Moment


class EpisodeBegan(Fact, frozen=True, kw_only=True, tag="episode-began"):
    """A bout of spasm or pain that began at `began`: an episode, open until `Recovered`."""

    began: Moment
    feel: tuple[Feel, ...] = ()
    trigger: str = ""


class EpisodeDescribed(Fact, frozen=True, kw_only=True, tag="episode-described"):
    """What is known better now of the open episode; it replaces what was said of it before."""

    began: Moment
    feel: tuple[Feel, ...] = ()
    trigger: str = ""


class Flared(Fact, frozen=True, kw_only=True, tag="flared"):
    """A setback inside the open episode (S3-3)."""

    trigger: str = ""


class AttackNoted(Fact, frozen=True, kw_only=True, tag="attack-noted"):
    """An attack of spasm and how long it lasted, in minutes (S0-11); `at` is about when it came."""

    minutes: Minutes
    trigger: str = ""


class Recovered(Fact, frozen=True, kw_only=True, tag="recovered"):
    """The open episode is over."""


class PhaseChosen(Fact, frozen=True, kw_only=True, tag="phase-chosen"):
    """The user decided on a phase."""

    phase: Phase


class Screened(Fact, frozen=True, kw_only=True, tag="screened"):
    """The screening questions were gone through; `yes` are the ids of those answered yes."""

    yes: tuple[str, ...] = ()


class Cleared(Fact, frozen=True, kw_only=True, tag="cleared"):
    """The user records that a clinician has looked at what they answered yes to, and cleared it."""

    note: str = ""


class MorningScored(Fact, frozen=True, kw_only=True, tag="morning-scored"):
    """The pain of a day, 0–10, told outside of sessions: in the morning, or whenever it is asked.

    The last one of a day counts as that of its morning.
    """

    score: Score


class Activity(msgspec.Struct, frozen=True):
    """One of the user's own activities, and how hard it is now: 0 not at all – 10 cannot do it."""

    name: str
    score: Score


class WeekRated(Fact, frozen=True, kw_only=True, tag="week-rated"):
    """The weekly look back: percent better (0–100, S0-11) and up to five own activities."""

    better: Percent | None
    activities: tuple[Activity, ...] = ()


class NoteKept(Fact, frozen=True, kw_only=True, tag="note-kept"):
    """A note of the user's own, such as what was tried outside of the program; no rule reads it."""

    text: str


class DoseSkipped(Fact, frozen=True, kw_only=True, tag="dose-skipped"):
    """A due dose of a routine was left out: not today."""

    routine: str


class DoseSnoozed(Fact, frozen=True, kw_only=True, tag="dose-snoozed"):
    """A due dose of a routine waits until a moment."""

    routine: str
    until: Moment


class RemindersPaused(Fact, frozen=True, kw_only=True, tag="reminders-paused"):
    """No reminders until a moment; a moment already past takes the pause away."""

    until: Moment


class PlanChanged(Fact, frozen=True, kw_only=True, tag="plan-changed"):
    """The user put a routine on their Today page, or took it off."""

    routine: str
    included: bool


class Withdrawn(Fact, frozen=True, kw_only=True, tag="withdrawn"):
    """A fact was told by mistake, and does not count any more.

    `fact` may also be the id of a session: the symptom that stopped it was told by mistake. The
    logbook keeps that it stopped.
    """

    fact: str


AnyFact = (
    EpisodeBegan
    | EpisodeDescribed
    | Flared
    | AttackNoted
    | Recovered
    | PhaseChosen
    | Screened
    | Cleared
    | MorningScored
    | WeekRated
    | NoteKept
    | DoseSkipped
    | DoseSnoozed
    | RemindersPaused
    | PlanChanged
    | Withdrawn
)
"""Any of the above; `msgspec` tells them apart by their ``kind``."""
