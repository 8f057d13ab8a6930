"""One session: each set as planned and as done, the scores, why it stopped, what was corrected."""

import contextlib
import enum
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from exercise_coach.logbook import snapshot
from exercise_coach.logbook.records import Outcome, SetRecord, Stop
from exercise_coach.prescription import Load, Phase, Prescription, Routine, Side
from exercise_coach.session import SetKey, Symptom, When, compile_timeline

_SESSION = """
    SELECT number, title, phase, load, started, ended, outcome, start_score, stop_line,
        stop_position, stop_score, stop_symptom, stop_exercise, effort, note, deleted,
        prescribed.routine
    FROM session JOIN prescribed ON digest = snapshot WHERE id = ? AND outcome IS NOT NULL"""
_SETS = """
    SELECT exercise, "set", side, reps, hold, position, at FROM set_done
    WHERE session = ? ORDER BY seq"""
_SCORES = 'SELECT seq, at, "when", value, position FROM score WHERE session = ? ORDER BY seq'
_EVENTS = """
    SELECT kind, detail FROM event WHERE session = ? AND kind IN ('skip', 'eased', 'rep', 'cramp')
    ORDER BY seq"""
_CORRECTIONS = "SELECT what, first FROM correction WHERE session = ?"


class SetFate(enum.StrEnum):
    """What became of a planned set."""

    DONE = "done"
    SKIPPED = "skipped"
    NOT_REACHED = "not-reached"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A set of one side: what was planned, and what became of it.

    `planned_reps` and `reps` are none for a timed item; `planned_hold` and `hold` are in seconds,
    for a timed item its length; `reps` of a set that was not finished are those that were.
    `name` is the exercise's as it was then. A set that stands in no plan is `extra`, and nothing
    was planned for it.
    """

    position: int
    exercise: str
    name: str
    set: int
    side: Side | None
    fate: SetFate
    planned_reps: int | None
    planned_hold: float | None
    reps: int | None = None
    hold: float | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A pain score, 0–10, and what was first noted where it was corrected.

    Without a `seq` it is the score that the session was started at, kept nowhere else.
    """

    seq: int | None
    at: datetime
    when: When
    score: int
    first: int | None
    position: int


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """All that is known of an ended session.

    `first_effort` and `first_note` are what was first noted; they count only where
    `is_effort_corrected` and `is_note_corrected` say so: nothing may have been noted at first.
    `cramps` names the exercises that a cramp ended, in order, once for each cramp.
    """

    id: str
    title: str
    phase: Phase
    load: Load
    started: datetime
    ended: datetime
    outcome: Outcome
    stop_line: int
    stop: Stop | None
    stopped_in: str
    effort: int | None
    first_effort: int | None
    is_effort_corrected: bool
    note: str | None
    first_note: str | None
    is_note_corrected: bool
    deleted: datetime | None
    sets: tuple[PlannedSet, ...]
    scores: tuple[Given, ...]
    cramps: tuple[str, ...] = ()


def detail(connection: sqlite3.Connection, session: str) -> SessionDetail | None:
    """Return an ended session, a deleted one too; none where there is none. Raises `sqlite3.Error`.

    Where its routine cannot be understood any more, only what was done is told.
    """
    row = connection.execute(_SESSION, (session,)).fetchone()
    if row is None:
        return None
    number, title, phase, load, started, ended, outcome, before, line, *rest = row
    position, score, symptom, exercise, effort, note, deleted, content = rest
    first = {
        what: msgspec.json.decode(value)
        for what, value in connection.execute(_CORRECTIONS, (number,))
    }
    happened = _happened(connection, number)
    sets = _sets(connection, number, content, happened)
    names = {each.exercise: each.name for each in sets}
    began = datetime.fromisoformat(started)
    return SessionDetail(
        id=session, title=title, phase=Phase(phase), load=Load(load), started=began,
        ended=datetime.fromisoformat(ended), outcome=Outcome(outcome), stop_line=line,
        stop=None if position is None else _stop(position, score, symptom),
        stopped_in=names.get(exercise, exercise or ""),
        effort=effort, first_effort=first.get("effort"), is_effort_corrected="effort" in first,
        note=note, first_note=first.get("note"), is_note_corrected="note" in first,
        deleted=datetime.fromisoformat(deleted) if deleted else None,
        sets=tuple(sets), scores=tuple(_scores(connection, number, first, began, before)),
        cramps=tuple(names.get(each, each) for each in happened.cramps),
    )  # fmt: skip


def _stop(position: int, score: int | None, symptom: str | None) -> Stop:
    return Stop(position, score, Symptom(symptom) if symptom else None)


def _scores(
    connection: sqlite3.Connection,
    number: int,
    first: Mapping[str, Any],
    began: datetime,
    before: int,
) -> Iterator[Given]:
    rows = connection.execute(_SCORES, (number,)).fetchall()
    if not any(when == When.BEFORE for _, _, when, *_ in rows):
        yield Given(None, began, When.BEFORE, before, first.get("start"), 0)
    for seq, at, when, value, position in rows:
        noted = first.get(f"score-{seq}")
        yield Given(seq, datetime.fromisoformat(at), When(when), value, noted, position)


@dataclass(slots=True)
class _Happened:
    """What is known of a session besides its sets and scores.

    `eased` tells from which set each exercise was made easier, `reps` how many were finished.
    """

    skipped: set[SetKey] = field(default_factory=set)
    eased: dict[int, int] = field(default_factory=dict)
    reps: dict[SetKey, int] = field(default_factory=dict)
    cramps: list[str] = field(default_factory=list)

    def take(self, kind: str, event: Mapping[str, Any]) -> None:
        """Note an event. Raises `LookupError`, `TypeError` or `ValueError` for a strange one."""
        if kind == "cramp":
            self.cramps.append(str(event["exercise"]))
        elif kind == "eased":
            self.eased[event["position"]] = event["from_set"]
        else:
            side = Side(event["side"]) if event["side"] else None
            key = SetKey(event["position"], event["set"], side)
            if kind == "skip":
                self.skipped.add(key)
            else:
                self.reps[key] = int(event["rep"])


def _sets(
    connection: sqlite3.Connection, number: int, content: str, happened: _Happened
) -> list[PlannedSet]:
    done: dict[SetKey, SetRecord] = {}
    for exercise, count, side, reps, hold, position, at in connection.execute(_SETS, (number,)):
        key = SetKey(position, count, Side(side) if side else None)
        moment = datetime.fromisoformat(at)
        done[key] = SetRecord(exercise, count, key.side, reps, hold, position, moment)
    planned = _planned(content, happened.eased)
    listed = [_planned_set(key, dose, done.get(key), happened) for key, dose in planned.items()]
    extra = [_extra(record) for key, record in done.items() if key not in planned]
    return sorted(listed + extra, key=lambda each: (each.position, each.set))


def _happened(connection: sqlite3.Connection, number: int) -> _Happened:
    found = _Happened()
    for kind, told in connection.execute(_EVENTS, (number,)):
        with contextlib.suppress(msgspec.MsgspecError, LookupError, TypeError, ValueError):
            found.take(kind, msgspec.json.decode(told))
    return found


def _planned(content: str, eased: Mapping[int, int]) -> dict[SetKey, Prescription]:
    try:
        routine: Routine = snapshot.read(content)
    except (msgspec.MsgspecError, ValueError):
        return {}
    doses = routine.prescriptions
    planned: dict[SetKey, Prescription] = {}
    for key in (key for block in compile_timeline(routine, eased).blocks for key in block):
        dose = doses[key.position]
        is_eased = key.set >= eased.get(key.position, key.set + 1)
        planned[key] = dose.easier if is_eased and dose.easier is not None else dose
    return planned


def _planned_set(
    key: SetKey, dose: Prescription, done: SetRecord | None, happened: _Happened
) -> PlannedSet:
    fate = SetFate.SKIPPED if key in happened.skipped else SetFate.NOT_REACHED
    reps = dose.reps[key.set - 1] if dose.time is None and key.set <= len(dose.reps) else None
    hold = dose.hold if dose.time is None else dose.time
    return PlannedSet(
        key.position, dose.exercise.id, dose.exercise.name, key.set, key.side,
        SetFate.DONE if done else fate, reps, hold,
        done.reps if done else happened.reps.get(key), done.hold if done else None,
    )  # fmt: skip


def _extra(done: SetRecord) -> PlannedSet:
    return PlannedSet(
        done.position, done.exercise, done.exercise, done.set, done.side, SetFate.EXTRA,
        None, None, done.reps, done.hold,
    )  # fmt: skip
