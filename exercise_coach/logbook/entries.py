"""What an effect becomes in the logbook: SQL statements and their values. It writes nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from exercise_coach.logbook import snapshot
from exercise_coach.logbook.records import Outcome
from exercise_coach.prescription import Exercise, Routine
from exercise_coach.session import Effect, SetKey, Stopping, When
from exercise_coach.session import effects as e


class Statement(NamedTuple):
    """An SQL statement with its values."""

    sql: str
    values: tuple[object, ...] | Mapping[str, object]


Entry = tuple[Statement, ...]
"""All that one thing that happened writes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry belongs: the session's id, the entry's number in it, and its moment."""

    session: str
    seq: int
    at: str


_KEEP_ROUTINE = "INSERT INTO prescribed VALUES (?, ?) ON CONFLICT DO NOTHING"
_BEGIN = """
    INSERT INTO session (id, routine, title, phase, load, snapshot, started, start_score, stop_line)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"""
# A session that is not there makes these fail, where selecting from it would quietly write nothing.
_SET = """
    INSERT OR REPLACE INTO set_done
    VALUES ((SELECT number FROM session WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?)"""
_SCORE = """
    INSERT OR REPLACE INTO score
    VALUES ((SELECT number FROM session WHERE id = ?), ?, ?, ?, ?, ?)"""
_EVENT = """
    INSERT OR REPLACE INTO event
    VALUES ((SELECT number FROM session WHERE id = ?), ?, ?, ?, ?)"""
_NO_CRAMP = """
    DELETE FROM event WHERE session = (SELECT number FROM session WHERE id = ?)
    AND kind = 'cramp' AND seq = (SELECT max(seq) FROM event WHERE kind = 'cramp' AND seq < ?
        AND session = (SELECT number FROM session WHERE id = ?))"""
_CLOSE = """
    UPDATE session SET ended = ?, outcome = ? WHERE id = ? AND outcome IS NULL"""
_STOP = """
    UPDATE session SET ended = ?, outcome = ?, stop_position = ?, stop_score = ?, stop_symptom = ?,
    stop_exercise = ?, stop_easier = ? WHERE id = ? AND outcome IS NULL"""
_SCORE_AFTER = """
    INSERT OR REPLACE INTO score SELECT number, ?, ?, ?, ?, ? FROM session WHERE id = ?
    AND NOT EXISTS (SELECT 1 FROM score WHERE session = number AND "when" = ? AND seq <> ?)"""
_REMARK = """
    UPDATE session SET effort = coalesce(?, effort), note = coalesce(?, note) WHERE id = ?"""


def begun(routine: Routine, effect: e.Started, place: Place) -> Entry:
    """Return what begins a session."""
    kept = snapshot.take(routine)
    return (
        Statement(_KEEP_ROUTINE, tuple(kept)),
        Statement(
            _BEGIN,
            (place.session, routine.id, routine.title, routine.phase, routine.load,
             kept.digest, place.at, effect.score, effect.stop_line),
        ),
    )  # fmt: skip


def continued(effect: e.Started, place: Place) -> Entry:
    """Return what goes on with a session that was broken off."""
    line = Statement(
        "UPDATE session SET stop_line = ? WHERE id = ?", (effect.stop_line, place.session)
    )
    detail = {"score": effect.score, "stop_line": effect.stop_line}
    return (line, *_event("continued", place, detail))


def of(effect: Effect, place: Place) -> Entry:
    """Return what an effect writes, but for the first and a stop; nothing for cues and the like."""
    write = _WRITERS.get(type(effect))
    return write(effect, place) if write else ()


def closed(outcome: Outcome, place: Place) -> Entry:
    """Return what ends a session."""
    return (Statement(_CLOSE, (place.at, outcome, place.session)),)


def stopped(effect: e.Stopped, exercise: Exercise | None, place: Place) -> Entry:
    """Return what ends a session before its end, in this exercise if in any."""
    values = (
        place.at, _OUTCOMES[effect.reason], effect.position, effect.score, effect.symptom,
        exercise and exercise.id, exercise and exercise.easier, place.session,
    )  # fmt: skip
    return (Statement(_STOP, values),)


def score_after(value: int, position: int, place: Place) -> Entry:
    """Return what adds a score from after the session, unless the coach was given one."""
    after = When.AFTER
    values = (place.seq, place.at, after, value, position, place.session, after, place.seq)
    return (Statement(_SCORE_AFTER, values),)


def remark(effort: int | None, note: str | None, session: str) -> Entry:
    """Return what adds effort (0–10) and note to a session; `None` leaves what is there."""
    return (Statement(_REMARK, (effort, note, session)),)


def _event(kind: str, place: Place, detail: Mapping[str, object]) -> Entry:
    told = msgspec.json.encode(detail).decode()
    return (Statement(_EVENT, (place.session, place.seq, place.at, kind, told)),)


def _key(key: SetKey) -> dict[str, object]:
    return {"position": key.position, "set": key.set, "side": key.side}


def _rep(effect: e.RepDone, place: Place) -> Entry:
    return _event("rep", place, {**_key(effect.key), "rep": effect.rep})


def _set(effect: e.SetDone, place: Place) -> Entry:
    key = effect.key
    values = (place.session, place.seq, place.at, key.position, effect.exercise,
              key.set, key.side, effect.reps, effect.hold)  # fmt: skip
    return (Statement(_SET, values),)


def _skip(effect: e.SetSkipped, place: Place) -> Entry:
    return _event("skip", place, {**_key(effect.key), "exercise": effect.exercise})


def _back(effect: e.WentBack, place: Place) -> Entry:
    return _event("back", place, _key(effect.key))


def _rest(effect: e.RestExtended, place: Place) -> Entry:
    return _event("rest", place, {"seconds": effect.seconds})


def _pause(effect: e.Paused, place: Place) -> Entry:
    return _event("pause", place, {"reason": effect.reason})


def _resume(_effect: e.Resumed, place: Place) -> Entry:
    return _event("resume", place, {})


def _cramp(effect: e.Cramped, place: Place) -> Entry:
    return _event("cramp", place, {"exercise": effect.exercise, "offers": effect.offers})


def _no_cramp(effect: e.CrampTakenBack, place: Place) -> Entry:
    """Take the last cramp away: a slip of the hand is told to no clinician, and holds nobody."""
    slip = Statement(_NO_CRAMP, (place.session, place.seq, place.session))
    return (slip, *_event("back", place, {"from": "cramp", "exercise": effect.exercise}))


def _eased(effect: e.Eased, place: Place) -> Entry:
    detail = {
        "position": effect.position, "from_set": effect.from_set, "exercise": effect.exercise
    }  # fmt: skip
    return _event("eased", place, detail)


def _scored(effect: e.Scored, place: Place) -> Entry:
    values = (place.session, place.seq, place.at, effect.when, effect.value, effect.position)
    return (Statement(_SCORE, values),)


def _finished(_effect: e.Finished, place: Place) -> Entry:
    return closed(Outcome.COMPLETED, place)


_OUTCOMES = {
    Stopping.PAIN: Outcome.STOPPED_PAIN,
    Stopping.SYMPTOM: Outcome.STOPPED_SYMPTOM,
    Stopping.USER: Outcome.STOPPED_USER,
}
_WRITERS: Mapping[type[Effect], Callable[[Any, Place], Entry]] = {
    e.RepDone: _rep,
    e.SetDone: _set,
    e.SetSkipped: _skip,
    e.WentBack: _back,
    e.RestExtended: _rest,
    e.Paused: _pause,
    e.Resumed: _resume,
    e.Cramped: _cramp,
    e.CrampTakenBack: _no_cramp,
    e.Eased: _eased,
    e.Scored: _scored,
    e.Finished: _finished,
}
