"""Mending what was noted by mistake: a slip corrected, a session deleted and brought back.

A corrected value takes the place of the first one everywhere, and the first is kept beside it. What
a slip led to stays: a session that a score stopped was stopped, whatever that should have been.

A deleted session is left out everywhere; for `KEPT` it can be brought back, then it is gone, and
only its id is remembered: importing a file that holds it does not bring it back.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from exercise_coach.logbook.entries import Statement
from exercise_coach.logbook.records import iso
from exercise_coach.logbook.store import Logbook
from exercise_coach.session.pain import MAX_SCORE

KEPT = timedelta(days=7)
"""For how long a deleted session can be brought back."""

_NUMBER = "(SELECT number FROM session WHERE id = :id AND outcome IS NOT NULL)"
# What was first noted stays; a value that is set back to it needs no correction any more.
_KEEP = """
    INSERT INTO correction (session, what, at, first)
    SELECT {number}, :what, :at, json_quote({column}) FROM {table}
    WHERE {where} AND {column} IS NOT :value ON CONFLICT DO NOTHING"""
_CHANGE = "UPDATE {table} SET {column} = :value WHERE {where}"
_FORGET = f"""
    DELETE FROM correction
    WHERE session = {_NUMBER} AND what = :what AND first = json_quote(:value)"""  # noqa: S608
_OF_SESSION = f"session.number = {_NUMBER}"
_OF_SCORE = f"score.session = {_NUMBER} AND seq = :seq"
# The score that a session was started at stands twice.
_START_TOO = f"""
    UPDATE session SET start_score = :value WHERE {_OF_SESSION} AND :seq = (
        SELECT min(seq) FROM score WHERE score.session = session.number AND "when" = 'before'
    )"""  # noqa: S608
# So does the one that stopped it: the last that was above the stop line before it ended.
_STOP_TOO = f"""
    UPDATE session SET stop_score = :value
    WHERE {_OF_SESSION} AND outcome = 'stopped_pain' AND :seq = (
        SELECT max(seq) FROM score LEFT JOIN correction AS was
        ON was.session = score.session AND what = 'score-' || seq
        WHERE score.session = session.number AND julianday(score.at) <= julianday(ended)
        AND CAST(coalesce(first, value) AS INTEGER) > stop_line
    )"""  # noqa: S608

_DELETE = f"UPDATE session SET deleted = :at WHERE {_OF_SESSION} AND deleted IS NULL"  # noqa: S608
_BRING_BACK = "UPDATE session SET deleted = NULL WHERE id = :id"
_IS_OVERDUE = "SELECT 1 FROM session WHERE julianday(deleted) < julianday(:before) LIMIT 1"
_REMEMBER = """
    INSERT OR IGNORE INTO gone (id, at)
    SELECT id, deleted FROM session WHERE julianday(deleted) < julianday(:before)"""
_CLEAR_OUT = "DELETE FROM session WHERE julianday(deleted) < julianday(:before)"
_CLEAR_ROUTINES = "DELETE FROM prescribed WHERE digest NOT IN (SELECT snapshot FROM session)"


def correct_score(
    logbook: Logbook, session: str, seq: int | None, value: int, at: datetime
) -> None:
    """Correct a pain score (0–10) of an ended session; `seq` is its number in the session.

    Without `seq` it is the one that the session was started at.
    Raises `ValueError` for a score out of its range, and `LogbookProblem`.
    """
    _check(value)
    values: dict[str, object] = {"id": session, "at": iso(at), "value": value, "seq": seq}
    if seq is None:
        return _correct(logbook, values | {"what": "start"}, "session", "start_score", _OF_SESSION)
    of_score = values | {"what": f"score-{seq}"}
    return _correct(logbook, of_score, "score", "value", _OF_SCORE, _START_TOO, _STOP_TOO)


def correct_effort(logbook: Logbook, session: str, value: int | None, at: datetime) -> None:
    """Correct the effort (0–10) of an ended session; none where none was meant.

    Raises `ValueError` for an effort out of its range, and `LogbookProblem`.
    """
    if value is not None:
        _check(value)
    values = {"id": session, "at": iso(at), "value": value, "what": "effort"}
    _correct(logbook, values, "session", "effort", _OF_SESSION)


def correct_note(logbook: Logbook, session: str, value: str | None, at: datetime) -> None:
    """Correct the note of an ended session. Raises `LogbookProblem`."""
    values = {"id": session, "at": iso(at), "value": value or None, "what": "note"}
    _correct(logbook, values, "session", "note", _OF_SESSION)


def delete_session(logbook: Logbook, session: str, at: datetime) -> None:
    """Leave a session out from now on. Raises `LogbookProblem`."""
    logbook.write([(Statement(_DELETE, {"id": session, "at": iso(at)}),)])


def bring_back(logbook: Logbook, session: str) -> None:
    """Undo the deletion of a session. Raises `LogbookProblem`."""
    logbook.write([(Statement(_BRING_BACK, {"id": session}),)])


def clear_out(logbook: Logbook, now: datetime) -> None:
    """Remove for good what was deleted more than `KEPT` ago. Raises `LogbookProblem`."""
    values = {"before": iso(now - KEPT)}
    with logbook.reading() as connection:
        is_overdue = connection.execute(_IS_OVERDUE, values).fetchone() is not None
    if is_overdue:
        steps = (_REMEMBER, _CLEAR_OUT, _CLEAR_ROUTINES)
        logbook.write([tuple(Statement(sql, values) for sql in steps)])


def _check(value: int) -> None:
    if not 0 <= value <= MAX_SCORE:
        raise ValueError(f"a score is 0 to {MAX_SCORE}, not {value}")


def _correct(
    logbook: Logbook, values: Mapping[str, object], table: str, column: str, where: str, *also: str
) -> None:
    parts = {"table": table, "column": column, "where": where, "number": _NUMBER}
    steps: Iterator[str] = iter((_KEEP.format(**parts), _CHANGE.format(**parts), *also, _FORGET))
    logbook.write([tuple(Statement(sql, values) for sql in steps)])
