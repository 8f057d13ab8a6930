"""A routine as it was prescribed, kept as JSON: later edits of its file change no history."""

from typing import Any, NamedTuple

import msgspec

from exercise_coach.prescription import Routine


class Snapshot(NamedTuple):
    """A routine's JSON, and the digest by which the same routine is kept only once."""

    digest: str
    routine: str


def take(routine: Routine) -> Snapshot:
    """Return what a logbook keeps of a routine."""
    import hashlib  # noqa: PLC0415 (it comes with OpenSSL, which needs 2 MB)

    content = msgspec.json.encode(routine, enc_hook=float)
    return Snapshot(hashlib.sha256(content).hexdigest(), content.decode())


def read(content: str) -> Routine:
    """Return the routine of a snapshot. Raises `msgspec.MsgspecError` where it is not readable."""
    return msgspec.json.decode(content, type=Routine, dec_hook=_duration)


def _duration(kind: type[Any], seconds: float) -> Any:
    return kind(seconds)
