"""Reading ended sessions one after the other, the oldest first: memory does not grow with years."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from exercise_coach.logbook import schema
from exercise_coach.logbook.exporting.document import WrittenSession
from exercise_coach.logbook.exporting.period import Period
from exercise_coach.session import When

_WHICH = f"{schema.ENDED} AND substr(started, 1, 10) BETWEEN ? AND ?"
_SESSIONS = f"""
    SELECT number, id, routine, title, phase, load, snapshot, started, ended, outcome, start_score,
    stop_line, effort, note, stop_position, stop_score, stop_symptom, stop_exercise, stop_easier
    FROM session WHERE {_WHICH} ORDER BY julianday(started), id"""  # noqa: S608
_ROUTINES = f"""
    SELECT digest, routine FROM prescribed
    WHERE digest IN (SELECT snapshot FROM session WHERE {_WHICH}) ORDER BY digest"""  # noqa: S608
_SETS = """
    SELECT seq, at, position, exercise, "set", side, reps, hold FROM set_done
    WHERE session = ? ORDER BY seq"""
_SCORES = 'SELECT seq, at, "when", value, position FROM score WHERE session = ? ORDER BY seq'
_EVENTS = "SELECT seq, at, kind, detail FROM event WHERE session = ? ORDER BY seq"
_CRAMPS = """
    SELECT seq, at, kind, detail FROM event WHERE session = ? AND kind = 'cramp' ORDER BY seq"""
_CORRECTIONS = "SELECT what, at, first FROM correction WHERE session = ? ORDER BY what"
_SET = ("seq", "at", "position", "exercise", "set", "side", "reps", "hold")
_SCORE = ("seq", "at", "when", "score", "position")


def routines(connection: sqlite3.Connection, period: Period) -> Iterator[tuple[str, str]]:
    """Return digest and JSON of what was prescribed on these days. Raises `sqlite3.Error`."""
    yield from connection.execute(_ROUTINES, period.bounds)


def sessions(
    connection: sqlite3.Connection, period: Period, *, events: bool = False
) -> Iterator[dict[str, Any]]:
    """Return the ended sessions of these days, named as in `WrittenSession`, moments as text.

    Corrections, and events but for cramps, are left out unless asked for. Raises `sqlite3.Error`.
    """
    for row in connection.execute(_SESSIONS, period.bounds):
        number = (row[0],)
        sets = [dict(zip(_SET, done, strict=True)) for done in connection.execute(_SETS, number)]
        scores = [
            dict(zip(_SCORE, given, strict=True)) for given in connection.execute(_SCORES, number)
        ]
        whole = _session(row, sets, scores)
        if events:
            whole["events"] = _events(connection, _EVENTS, number)
            whole["corrections"] = _corrections(connection, number)
        else:
            whole["events"] = _events(connection, _CRAMPS, number)
        yield whole


def structs(connection: sqlite3.Connection, period: Period) -> Iterator[WrittenSession]:
    """Return the same sessions, typed, and of their events the cramps. Raises `sqlite3.Error`."""
    for session in sessions(connection, period):
        yield msgspec.convert(session, WrittenSession)


def _events(connection: sqlite3.Connection, which: str, number: tuple[int]) -> list[dict[str, Any]]:
    return [
        {"seq": seq, "at": at, "kind": kind, "detail": msgspec.Raw(detail.encode())}
        for seq, at, kind, detail in connection.execute(which, number)
    ]


def _corrections(connection: sqlite3.Connection, number: tuple[int]) -> list[dict[str, Any]]:
    return [
        {"what": what, "at": at, "first": msgspec.Raw(first.encode())}
        for what, at, first in connection.execute(_CORRECTIONS, number)
    ]


def _session(
    row: tuple[Any, ...],
    sets: list[dict[str, Any]],
    scores: list[dict[str, Any]],
) -> dict[str, Any]:
    (_, id_, routine, title, phase, load, digest, started, ended, outcome, before, line, *rest) = (
        row
    )
    effort, note, *stop = rest
    after = [given["score"] for given in scores if given["when"] == When.AFTER]
    return {
        "id": id_, "routine": routine, "title": title, "phase": phase, "load": load,
        "prescribed": digest, "started": started, "ended": ended, "outcome": outcome,
        "pain_before": before, "pain_after": after[-1] if after else None, "stop_line": line,
        "stop": _stop(*stop), "effort": effort, "note": note,
        "sets": sets, "scores": scores, "events": [],
    }  # fmt: skip


def _stop(
    position: int | None,
    score: int | None,
    symptom: str | None,
    exercise: str | None,
    easier: str | None,
) -> dict[str, Any] | None:
    if position is None:
        return None
    return {
        "position": position, "score": score, "symptom": symptom,
        "exercise": exercise, "easier": easier,
    }  # fmt: skip
