"""What a JSON export holds, as types: the published JSON Schema is made from them."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from exercise_coach.logbook.records import Outcome
from exercise_coach.prescription import Load, Phase, Side
from exercise_coach.recovery.facts import AnyFact
from exercise_coach.session import Symptom, When

FORMAT = 2
"""The version of the JSON export."""

Moment = Annotated[datetime, Meta(tz=True)]
Score = Annotated[int, Meta(ge=0, le=10)]
Seq = Annotated[int, Meta(ge=0, le=2**31)]
Position = Annotated[int, Meta(ge=0, le=10_000)]
SessionId = Annotated[str, Meta(min_length=36, max_length=36)]
Word = Annotated[str, Meta(max_length=1000)]
Note = Annotated[str, Meta(max_length=100_000)]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A part of a session in the file."""


class WrittenSet(_Part, frozen=True):
    """A finished set of one side; a timed item has no `reps`. `hold` is in seconds.

    `position` is the exercise's place in the routine, from 0. `seq` numbers what happened in the
    session over its sets, scores and events.
    """

    seq: Seq
    at: Moment
    position: Position
    exercise: Word
    set: Annotated[int, Meta(ge=1, le=10_000)]
    side: Side | None
    reps: Annotated[int, Meta(ge=1, le=100_000)] | None
    hold: Annotated[float, Meta(ge=0, le=1_000_000)]


class WrittenScore(_Part, frozen=True):
    """A pain score, 0–10, and when in the session it was given."""

    seq: Seq
    at: Moment
    when: When
    score: Score
    position: Position


class WrittenEvent(_Part, frozen=True):
    """Something else that happened; `detail` says what belongs to it."""

    seq: Seq
    at: Moment
    kind: Literal[
        "rep", "skip", "back", "pause", "resume", "rest", "cramp", "eased", "continued"
    ]  # fmt: skip
    detail: msgspec.Raw


class _Where(msgspec.Struct):
    exercise: str


_WHERE = msgspec.json.Decoder(_Where)


def cramped_in(event: WrittenEvent) -> str:
    """Return the id of the exercise that a cramp ended; nothing where it cannot be told."""
    try:
        return _WHERE.decode(event.detail).exercise
    except msgspec.MsgspecError:
        return ""


class WrittenStop(_Part, frozen=True):
    """Where and why a session stopped: the exercise, and its easier variant where it has one."""

    position: Position
    score: Score | None
    symptom: Symptom | None
    exercise: Word | None
    easier: Word | None


class WrittenCorrection(_Part, frozen=True):
    """A value that was corrected at a moment, and what was `first` noted.

    `what` is start, effort, note, or score- with the `seq` of the score.
    """

    what: Annotated[str, Meta(pattern=r"^(start|effort|note|score-[0-9]{1,10})$(?!\n)")]
    at: Moment
    first: int | Note | None


class WrittenSession(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An ended session. `prescribed` names one of the file's routines.

    `pain_after` only repeats the last score given after the session.
    """

    id: SessionId
    routine: Word
    title: Word
    phase: Phase
    load: Load
    prescribed: Word
    started: Moment
    ended: Moment
    outcome: Outcome
    pain_before: Score
    pain_after: Score | None = None
    stop_line: Score
    stop: WrittenStop | None
    effort: Score | None
    note: Note | None
    sets: tuple[WrittenSet, ...]
    scores: tuple[WrittenScore, ...]
    events: tuple[WrittenEvent, ...]
    corrections: tuple[WrittenCorrection, ...] = ()


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole logbook, or some days of it: the oldest comes first.

    `routines` holds what was prescribed, as it was then; `facts` what was told about recovery.
    """

    format: Literal[2]
    routines: dict[str, dict[str, Any]]
    sessions: list[WrittenSession]
    facts: list[AnyFact]


def logbook_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the JSON export."""
    made = msgspec.json.schema(Document)
    made["$defs"]["WrittenEvent"]["properties"]["detail"] = {"type": "object"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Exercise Coach logbook",
        **made,
    }
