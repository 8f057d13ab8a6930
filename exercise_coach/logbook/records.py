"""What a logbook tells of ended sessions, as plain immutable values."""

import enum
import sqlite3
from collections import defaultdict
from datetime import datetime
from typing import Any

import msgspec

from exercise_coach.logbook import schema
from exercise_coach.prescription import Load, Phase, Side
from exercise_coach.session import Symptom, When


class Outcome(enum.StrEnum):
    """How a session ended."""

    COMPLETED = "completed"
    STOPPED_PAIN = "stopped_pain"
    STOPPED_SYMPTOM = "stopped_symptom"
    STOPPED_USER = "stopped_user"
    INTERRUPTED = "interrupted"


class SetRecord(msgspec.Struct, frozen=True, gc=False):
    """A finished set of one side. A timed item has no `reps`; `hold` is in seconds."""

    exercise: str
    set: int
    side: Side | None
    reps: int | None
    hold: float
    position: int
    at: datetime


class ScoreRecord(msgspec.Struct, frozen=True, gc=False):
    """A pain score, 0–10. `position` counts exercises from 0."""

    at: datetime
    when: When
    score: int
    position: int


class Stop(msgspec.Struct, frozen=True, gc=False):
    """Where a session stopped, by exercise counted from 0, and what for."""

    position: int
    score: int | None
    symptom: Symptom | None


class SessionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An ended session; sets and scores in the order in which they came."""

    id: str
    routine: str
    title: str
    phase: Phase
    load: Load
    started: datetime
    ended: datetime
    outcome: Outcome
    pain_before: int
    pain_after: int | None
    stop_line: int
    stop: Stop | None
    effort: int | None
    note: str | None
    sets: tuple[SetRecord, ...]
    scores: tuple[ScoreRecord, ...]


def as_json(record: SessionRecord) -> dict[str, Any]:
    """Return a session as ``log --json`` gives it; `as_json` of an export knows more of it."""
    return {
        "id": record.id,
        "routine": record.routine,
        "phase": record.phase.value,
        "started": iso(record.started),
        "ended": iso(record.ended),
        "outcome": record.outcome.value,
        "pain_before": record.pain_before,
        "pain_after": record.pain_after,
        "sets": [_set_as_json(done) for done in record.sets],
        "scores": [
            {"at": iso(given.at), "when": given.when.value, "score": given.score}
            for given in record.scores
        ],
    }


def _set_as_json(done: SetRecord) -> dict[str, Any]:
    return {
        "exercise": done.exercise,
        "set": done.set,
        "side": done.side.value if done.side else None,
        "reps": done.reps,
        "hold": done.hold,
    }


def iso(moment: datetime) -> str:
    """Return a moment as ISO 8601 text with offset, to the millisecond."""
    return moment.isoformat(timespec="milliseconds")


_SESSIONS = f"""
    SELECT number, id, routine, title, phase, load, started, ended, outcome, start_score,
    stop_line, stop_position, stop_score, stop_symptom, effort, note
    FROM session WHERE {schema.ENDED}
    ORDER BY julianday(started) DESC, number DESC LIMIT ?"""  # noqa: S608
_SETS = f"""
    SELECT session, exercise, "set", side, reps, hold, position, at FROM set_done
    WHERE session IN (
        SELECT number FROM session WHERE {schema.ENDED}
        ORDER BY julianday(started) DESC, number DESC LIMIT ?
    ) ORDER BY session, seq"""  # noqa: S608
_SCORES = f"""
    SELECT session, at, "when", value, position FROM score
    WHERE session IN (
        SELECT number FROM session WHERE {schema.ENDED}
        ORDER BY julianday(started) DESC, number DESC LIMIT ?
    ) ORDER BY session, seq"""  # noqa: S608


def read(connection: sqlite3.Connection, limit: int | None) -> list[SessionRecord]:
    """Return the ended sessions, newest first. Raises `sqlite3.Error`."""
    newest = (-1 if limit is None else limit,)
    sets: dict[int, list[SetRecord]] = defaultdict(list)
    for number, exercise, count, side, reps, hold, position, at in connection.execute(
        _SETS, newest
    ):
        moment = datetime.fromisoformat(at)
        which = Side(side) if side else None
        sets[number].append(SetRecord(exercise, count, which, reps, hold, position, moment))
    scores: dict[int, list[ScoreRecord]] = defaultdict(list)
    for number, at, when, value, position in connection.execute(_SCORES, newest):
        moment = datetime.fromisoformat(at)
        scores[number].append(ScoreRecord(moment, When(when), value, position))
    return [
        _session(row, tuple(sets[row[0]]), tuple(scores[row[0]]))
        for row in connection.execute(_SESSIONS, newest)
    ]


def _session(
    row: tuple[Any, ...], sets: tuple[SetRecord, ...], scores: tuple[ScoreRecord, ...]
) -> SessionRecord:
    (_, id_, routine, title, phase, load, started, ended, outcome, before, line, *rest) = row
    position, score, symptom, effort, note = rest
    after = [given.score for given in scores if given.when is When.AFTER]
    return SessionRecord(
        id=id_, routine=routine, title=title, phase=Phase(phase), load=Load(load),
        started=datetime.fromisoformat(started), ended=datetime.fromisoformat(ended),
        outcome=Outcome(outcome), pain_before=before, pain_after=after[-1] if after else None,
        stop_line=line, stop=None if position is None else _stop(position, score, symptom),
        effort=effort, note=note, sets=sets, scores=scores,
    )  # fmt: skip


def _stop(position: int, score: int | None, symptom: str | None) -> Stop:
    return Stop(position, score, Symptom(symptom) if symptom else None)
