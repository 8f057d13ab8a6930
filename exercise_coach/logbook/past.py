"""As much of the ended sessions as guidance needs, read fast from a logbook of many years."""

import functools
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from exercise_coach.logbook import schema
from exercise_coach.logbook.records import iso
from exercise_coach.prescription import Load, Phase
from exercise_coach.recovery import Session

RECENT = timedelta(days=120)
"""Sessions of so long ago all count."""
OPEN = timedelta(days=240)
"""Of a longer episode, sessions of so long ago all count."""

_STOP = "outcome IN ('stopped_pain', 'stopped_symptom')"
_STOPPED = f"{_STOP} AND deleted IS NULL"
_COLUMNS = f"""
    number, stop_easier, id, routine, phase, load, started, ended, outcome, start_score,
        (SELECT value FROM score WHERE session = number AND "when" = 'after'
            ORDER BY seq DESC LIMIT 1),
        (SELECT max(value) FROM score WHERE session = number),
        (SELECT group_concat(exercise) FROM set_done WHERE session = number),
        iif({_STOP}, stop_exercise, NULL), stop_score, stop_symptom"""  # noqa: S608
_CRAMPS = """(SELECT group_concat(detail) FROM (
    SELECT detail FROM event WHERE session = number AND kind = 'cramp' ORDER BY seq))"""
_SESSION = f"SELECT {_COLUMNS}, NULL FROM session"  # noqa: S608
_ORDER = "ORDER BY julianday(started), number"
_SINCE = f"""SELECT {_COLUMNS}, {_CRAMPS} FROM session
    WHERE {schema.ENDED} AND julianday(started) >= julianday(?) {_ORDER}"""  # noqa: S608
# Sessions are numbered as they are led, so that the order of numbers is that of time.
_STOPS = f"""{_SESSION} WHERE number IN (
    SELECT number FROM session WHERE {_STOPPED} AND outcome = 'stopped_symptom'
    UNION SELECT max(number) FROM session WHERE {_STOPPED} AND outcome = 'stopped_pain'
    GROUP BY stop_exercise) {_ORDER}"""  # noqa: S608
_TAKES_OFF = f"""{_SESSION} WHERE number = (
    SELECT set_done.session FROM set_done CROSS JOIN session ON number = set_done.session
    WHERE exercise = ? AND set_done.session > ? AND outcome = 'completed' AND deleted IS NULL
    ORDER BY set_done.session LIMIT 1)"""  # noqa: S608
_EXERCISE = 13


class _Cramp(msgspec.Struct):
    """What is kept of a cramp, as far as it matters here."""

    exercise: str


_CRAMPED = msgspec.json.Decoder(list[_Cramp])
_PHASES = {phase.value: phase for phase in Phase}
_LOADS = {load.value: load for load in Load}
Row = tuple[Any, ...]


def read(
    connection: sqlite3.Connection, now: datetime, episode_began: datetime | None
) -> list[Session]:
    """Return the sessions of the last days and of the open episode, and older stops that count.

    Those are all by a symptom, and the last by pain in each exercise. What takes a stop off comes
    with it: the first session that was completed after it with the exercise which stopped it, and
    with its easier variant. Only those of the last days and of the episode tell of every cramp. In
    order of time. Raises `sqlite3.Error`.
    """
    since = now - RECENT
    if episode_began is not None:
        since = max(min(since, episode_began), now - OPEN)
    recent = connection.execute(_SINCE, (iso(since),)).fetchall()
    stops = connection.execute(_STOPS).fetchall()
    rows = {row[0]: row for row in (*stops, *_taking_off(connection, stops), *recent)}
    return sorted(map(_session, rows.values()), key=lambda session: session.started)


def _taking_off(connection: sqlite3.Connection, stops: Iterable[Row]) -> Iterator[Row]:
    last = {row[_EXERCISE]: row for row in stops}
    for exercise, (number, easier, *_) in last.items():
        for again in (exercise, easier):
            yield from connection.execute(_TAKES_OFF, (again, number))


def _session(row: Row) -> Session:
    (
        _, _, id_, routine, phase, load, started, ended, outcome, before, after, highest, done,
        exercise, score, symptom, cramps,
    ) = row  # fmt: skip
    return Session(
        id=id_, routine=routine, phase=_PHASES[phase], load=_LOADS[load],
        started=datetime.fromisoformat(started), ended=datetime.fromisoformat(ended),
        outcome=outcome, pain_before=before, pain_after=after, highest=max(before, highest or 0),
        exercises=_each_once(done), stop_exercise=exercise, stop_score=score, stop_symptom=symptom,
        cramps=_cramped(cramps) if cramps else (),
    )  # fmt: skip


def _cramped(details: str) -> tuple[str, ...]:
    """Return the exercises that cramps ended, one for each cramp."""
    try:
        return tuple(each.exercise for each in _CRAMPED.decode(f"[{details}]"))
    except msgspec.MsgspecError:
        return ()


@functools.lru_cache
def _each_once(done: str | None) -> tuple[str, ...]:
    """Return the exercises of a session; few lists of sets are all that most logbooks know."""
    return tuple(dict.fromkeys(done.split(","))) if done else ()
