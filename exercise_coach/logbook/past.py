"""As much of the ended sessions as guidance needs, read fast from a logbook of many years."""

import sqlite3
from datetime import datetime, timedelta
from typing import Any

from exercise_coach.logbook.records import iso
from exercise_coach.prescription import Load, Phase
from exercise_coach.recovery import Session

RECENT = timedelta(days=120)
"""Sessions of so long ago all count."""
OPEN = timedelta(days=240)
"""Of a longer episode, sessions of so long ago all count."""

_STOPPED = "outcome IN ('stopped_pain', 'stopped_symptom')"
_SESSION = f"""
    SELECT number, id, routine, phase, load, started, ended, outcome, start_score,
        (SELECT value FROM score WHERE session = number AND "when" = 'after'
            ORDER BY seq DESC LIMIT 1),
        (SELECT max(value) FROM score WHERE session = number),
        (SELECT group_concat(DISTINCT exercise) FROM set_done WHERE session = number),
        iif({_STOPPED}, stop_exercise, NULL), stop_score, stop_symptom
    FROM session"""  # noqa: S608
_SINCE = f"""{_SESSION}
    WHERE outcome IS NOT NULL AND julianday(started) >= julianday(?)
    ORDER BY julianday(started), number"""
_ONE = f"{_SESSION} WHERE number = ?"
_STOPS_BEFORE = f"""
    SELECT number, stop_exercise, stop_easier FROM session
    WHERE {_STOPPED} AND julianday(started) < julianday(?) ORDER BY julianday(started), number"""  # noqa: S608
_AFTER_STOP = """
    SELECT set_done.session FROM set_done CROSS JOIN session ON number = set_done.session
    WHERE exercise = ? AND set_done.session > ? AND outcome = 'completed'
    ORDER BY set_done.session LIMIT 1"""

_PHASES = {phase.value: phase for phase in Phase}
_LOADS = {load.value: load for load in Load}


def read(
    connection: sqlite3.Connection, now: datetime, episode_began: datetime | None
) -> list[Session]:
    """Return the sessions of the last days and of the open episode, and older ones that stopped.

    What takes such a stop off comes with it: the first session that was completed with the exercise
    which stopped it, and with its easier variant. In order of time. Raises `sqlite3.Error`.
    """
    since = now - RECENT
    if episode_began is not None:
        since = max(min(since, episode_began), now - OPEN)
    recent = connection.execute(_SINCE, (iso(since),)).fetchall()
    numbers = _older(connection, iso(since)).difference(row[0] for row in recent)
    older = [connection.execute(_ONE, (number,)).fetchone() for number in numbers]
    return [*sorted(map(_session, older), key=_start), *map(_session, recent)]


def _older(connection: sqlite3.Connection, since: str) -> set[int]:
    stops = connection.execute(_STOPS_BEFORE, (since,)).fetchall()
    numbers = {number for number, _, _ in stops}
    last = {exercise: (number, easier) for number, exercise, easier in stops}
    for exercise, (number, easier) in last.items():
        for again in (exercise, easier):
            numbers.update(row[0] for row in connection.execute(_AFTER_STOP, (again, number)))
    return numbers


def _start(session: Session) -> datetime:
    return session.started


def _session(row: tuple[Any, ...]) -> Session:
    (
        _, id_, routine, phase, load, started, ended, outcome, before, after, highest, done,
        exercise, score, symptom,
    ) = row  # fmt: skip
    return Session(
        id=id_, routine=routine, phase=_PHASES[phase], load=_LOADS[load],
        started=datetime.fromisoformat(started), ended=datetime.fromisoformat(ended),
        outcome=outcome, pain_before=before, pain_after=after, highest=max(before, highest or 0),
        exercises=tuple(done.split(",")) if done else (),
        stop_exercise=exercise, stop_score=score, stop_symptom=symptom,
    )  # fmt: skip
