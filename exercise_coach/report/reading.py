"""The rows that a report is made from, added up in SQL: twenty years take no longer than weeks."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from exercise_coach.logbook.statistics import Span

# As `exercise_coach.logbook.statistics` counts days.
_WITHIN = """outcome IS NOT NULL AND deleted IS NULL
    AND substr(started, 1, 10) BETWEEN :first AND :last"""
_PRACTICE = f"""
    SELECT routine, title, snapshot, sum(outcome = 'completed'),
        sum(outcome IN ('stopped_pain', 'stopped_symptom')),
        sum(outcome IN ('stopped_user', 'interrupted')), count(*),
        sum((SELECT count(*) FROM set_done WHERE session = number))
    FROM session WHERE {_WITHIN} GROUP BY routine, title, snapshot
    ORDER BY count(*) DESC, routine"""  # noqa: S608
_SCORES = f"""
    SELECT substr(started, 1, 10) AS day, count(*), sum(start_score),
        count(after), sum(after), max(highest),
        sum(outcome IN ('stopped_pain', 'stopped_symptom')),
        sum(outcome IN ('completed', 'stopped_pain', 'stopped_symptom')), max(stop_score)
    FROM (SELECT started, start_score, outcome, stop_score,
            (SELECT value FROM score WHERE session = number AND "when" = 'after'
                ORDER BY seq DESC LIMIT 1) AS after,
            (SELECT max(value) FROM score WHERE session = number) AS highest
        FROM session WHERE {_WITHIN})
    GROUP BY day ORDER BY day"""  # noqa: S608
_STOPS = f"""
    SELECT substr(started, 1, 10), title, stop_exercise, stop_score, stop_symptom, stop_line,
        start_score
    FROM session WHERE {_WITHIN} AND outcome IN ('stopped_pain', 'stopped_symptom')
    ORDER BY julianday(started) DESC"""  # noqa: S608
# The cramp that stopped a session stands among the stops.
_CRAMPS = f"""
    SELECT substr(event.at, 1, 10), title, detail FROM session
    JOIN event ON event.session = number
    WHERE {_WITHIN} AND kind = 'cramp' AND NOT (stop_symptom IS 'cramp' AND seq = (
        SELECT max(seq) FROM event WHERE session = number AND kind = 'cramp'))
    ORDER BY julianday(event.at) DESC"""  # noqa: S608
_EXERCISES = f"""
    SELECT exercise, min(session), max(session), count(*) FROM set_done
    WHERE session IN (SELECT number FROM session WHERE {_WITHIN})
    GROUP BY exercise ORDER BY count(*) DESC, exercise"""  # noqa: S608
_DOSE = """
    SELECT max("set"), min(reps), max(reps), max(hold), count(DISTINCT side) FROM set_done
    WHERE session = ? AND exercise = ?"""
_ROUTINES = f"""
    SELECT digest, routine FROM prescribed
    WHERE digest IN (SELECT snapshot FROM session WHERE {_WITHIN})"""  # noqa: S608


class _Exercise(msgspec.Struct):
    id: str
    name: str


class _Cramp(msgspec.Struct):
    exercise: str


class _Prescribed(msgspec.Struct):
    exercise: _Exercise
    sets: int
    side: str | None = None
    easier: "_Prescribed | None" = None


class _Routine(msgspec.Struct):
    prescriptions: list[_Prescribed]


@dataclass(frozen=True, slots=True)
class Prescribed:
    """What the routines of these days asked for: sets by snapshot, and exercises' names by id."""

    sets: Mapping[str, int]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DayScores:
    """The scores of a day added up: how many sessions and scores after, and their sums.

    `stopped_at` is the highest score at which one was stopped.
    """

    day: date
    sessions: int
    before: int
    after_count: int
    after: int | None
    highest: int | None
    stops: int
    doses: int
    stopped_at: int | None


@dataclass(frozen=True, slots=True)
class Dose:
    """What was done of an exercise in one session; a timed item has no reps, `hold` is in seconds.

    `sides` is 2 where both were done.
    """

    sets: int
    least: int | None
    most: int | None
    hold: float
    sides: int


def practice(connection: sqlite3.Connection, span: Span) -> list[tuple[Any, ...]]:
    """Return routine, title, snapshot, completed, stopped, left, sessions and sets."""
    return connection.execute(_PRACTICE, span.values).fetchall()


def scores(connection: sqlite3.Connection, span: Span) -> list[DayScores]:
    """Return the scores of each day with a session, in order."""
    rows = connection.execute(_SCORES, span.values)
    return [DayScores(date.fromisoformat(day), *rest) for day, *rest in rows]


def stops(connection: sqlite3.Connection, span: Span) -> list[tuple[Any, ...]]:
    """Return day, title, exercise, score, symptom, stop line and first score, newest first."""
    return connection.execute(_STOPS, span.values).fetchall()


def cramps(connection: sqlite3.Connection, span: Span) -> list[tuple[str, str, str]]:
    """Return day, title and exercise of the cramps that stopped no session, newest first."""
    return [
        (day, title, _exercise_of(detail))
        for day, title, detail in connection.execute(_CRAMPS, span.values)
    ]


def _exercise_of(detail: str) -> str:
    try:
        return msgspec.json.decode(detail, type=_Cramp).exercise
    except msgspec.MsgspecError:
        return ""


def first_and_last(connection: sqlite3.Connection, span: Span) -> list[tuple[str, Dose, Dose]]:
    """Return each exercise as it was done first and last, what was done most comes first."""
    return [
        (exercise, _dose(connection, first, exercise), _dose(connection, last, exercise))
        for exercise, first, last, _ in connection.execute(_EXERCISES, span.values).fetchall()
    ]


def _dose(connection: sqlite3.Connection, session: int, exercise: str) -> Dose:
    return Dose(*connection.execute(_DOSE, (session, exercise)).fetchone())


def prescribed(connection: sqlite3.Connection, span: Span) -> Prescribed:
    """Return what was prescribed; a routine that cannot be understood any more is passed over."""
    sets: dict[str, int] = {}
    names: dict[str, str] = {}
    for digest, content in connection.execute(_ROUTINES, span.values):
        try:
            routine = msgspec.json.decode(content, type=_Routine)
        except msgspec.MsgspecError:
            continue
        sets[digest] = sum(each.sets * (2 if each.side else 1) for each in routine.prescriptions)
        for each in routine.prescriptions:
            names[each.exercise.id] = each.exercise.name
            if each.easier:
                names[each.easier.exercise.id] = each.easier.exercise.name
    return Prescribed(sets, names)
