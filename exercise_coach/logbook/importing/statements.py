"""What writes a session that comes from a file, as it stood in the logbook it came from."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import msgspec

from exercise_coach.logbook.entries import Statement
from exercise_coach.logbook.exporting.document import WrittenSession, WrittenStop
from exercise_coach.logbook.importing import judging
from exercise_coach.logbook.importing.items import Prescribed
from exercise_coach.logbook.records import iso

_KEEP = "INSERT INTO prescribed (digest, routine) VALUES (?, ?) ON CONFLICT DO NOTHING"
_SESSION = """
    INSERT INTO session (number, id, routine, title, phase, load, snapshot, started, start_score,
        stop_line, ended, outcome, stop_position, stop_score, stop_symptom, stop_exercise,
        stop_easier, effort, note)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SET = """
    INSERT INTO set_done (session, seq, at, position, exercise, "set", side, reps, hold)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SCORE = """
    INSERT INTO score (session, seq, at, "when", value, position) VALUES (?, ?, ?, ?, ?, ?)"""
_EVENT = "INSERT INTO event (session, seq, at, kind, detail) VALUES (?, ?, ?, ?, ?)"
_CORRECTION = "INSERT INTO correction (session, what, at, first) VALUES (?, ?, ?, ?)"
_NO_STOP = (None,) * 5


@dataclass(frozen=True, slots=True)
class Kept:
    """What was prescribed, as the logbook keeps it."""

    digest: str
    content: str

    @classmethod
    def of(cls, item: Prescribed) -> Self:
        """Return it with the digest that the logbook knows it by."""
        return cls(hashlib.sha256(item.content.encode()).hexdigest(), item.content)


def of(session: WrittenSession, number: int, kept: Kept) -> Iterator[Statement]:
    """Return what writes a session under this number, and what was prescribed."""
    yield Statement(_KEEP, (kept.digest, kept.content))
    values = (
        number, session.id, session.routine, session.title, session.phase, session.load,
        kept.digest, iso(session.started), session.pain_before, session.stop_line,
        iso(session.ended), session.outcome, *_stop(session.stop), session.effort, session.note,
    )  # fmt: skip
    yield Statement(_SESSION, values)
    yield from _entries(session, number)


def _entries(session: WrittenSession, number: int) -> Iterator[Statement]:
    for done in session.sets:
        values = (
            number, done.seq, iso(done.at), done.position, done.exercise, done.set, done.side,
            done.reps, done.hold,
        )  # fmt: skip
        yield Statement(_SET, values)
    for given in session.scores:
        score = (number, given.seq, iso(given.at), given.when, given.score, given.position)
        yield Statement(_SCORE, score)
    for event in session.events:
        detail = judging.compact_object(bytes(event.detail))
        yield Statement(_EVENT, (number, event.seq, iso(event.at), event.kind, detail))
    for mended in session.corrections:
        first = msgspec.json.encode(mended.first).decode()
        yield Statement(_CORRECTION, (number, mended.what, iso(mended.at), first))


def _stop(stop: WrittenStop | None) -> tuple[object, ...]:
    if stop is None:
        return _NO_STOP
    return (stop.position, stop.score, stop.symptom, stop.exercise, stop.easier)
