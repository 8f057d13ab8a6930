"""What the types of a session do not say, but a logbook insists on."""

from datetime import datetime

import msgspec

from exercise_coach.logbook.exporting.document import (
    WrittenEvent,
    WrittenScore,
    WrittenSession,
    WrittenSet,
)
from exercise_coach.logbook.records import Outcome

_YEARS = range(1900, 2200)
_STOPS = {Outcome.STOPPED_PAIN, Outcome.STOPPED_SYMPTOM}


def check(session: WrittenSession) -> None:
    """Raise `ValueError`, with the reason, for a session that no logbook could hold."""
    for moment in (session.started, session.ended):
        check_moment(moment)
    if session.ended < session.started:
        raise ValueError("it ended before it started")
    if session.outcome in _STOPS and session.stop is None:
        raise ValueError("it was stopped, but does not say where")
    if session.outcome is Outcome.COMPLETED and session.stop is not None:
        raise ValueError("it was completed, but says where it stopped")
    _check_entries(session)


def _check_entries(session: WrittenSession) -> None:
    entries: tuple[WrittenSet | WrittenScore | WrittenEvent, ...] = (
        *session.sets, *session.scores, *session.events
    )  # fmt: skip
    if len({entry.seq for entry in entries}) < len(entries):
        raise ValueError("two of its entries bear the same number (seq)")
    for entry in entries:
        check_moment(entry.at)
    if len({(done.position, done.set, done.side) for done in session.sets}) < len(session.sets):
        raise ValueError("a set stands there twice")
    if len({mended.what for mended in session.corrections}) < len(session.corrections):
        raise ValueError("a value is corrected twice")
    for mended in session.corrections:
        check_moment(mended.at)
    for event in session.events:
        compact_object(bytes(event.detail))


def check_moment(moment: datetime) -> None:
    """Raise `ValueError` for a moment in a year that nobody exercised in."""
    if moment.year not in _YEARS:
        raise ValueError(f"{moment.date()} cannot be right")


def compact_object(raw: bytes) -> str:
    """Return a JSON object as the logbook keeps it. Raises `msgspec.MsgspecError`."""
    told = msgspec.json.decode(raw, type=dict[str, object])
    return msgspec.json.encode(told).decode()


def words_of(error: Exception) -> str:
    """Return in words what is wrong with a piece of JSON."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, UnicodeError):
        return "it is not UTF-8"
    text = str(error) or type(error).__name__
    return text[0].lower() + text[1:300]
