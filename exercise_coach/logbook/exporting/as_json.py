"""The whole logbook, or some days of it, as JSON: what another machine needs to have it all."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from exercise_coach.logbook import telling
from exercise_coach.logbook.exporting import reading
from exercise_coach.logbook.exporting.document import FORMAT
from exercise_coach.logbook.exporting.period import EVER, Period
from exercise_coach.logbook.exporting.replacing import replace_file
from exercise_coach.logbook.store import Logbook
from exercise_coach.recovery.facts import Fact

HEAD = f'{{"format": {FORMAT},\n"routines": {{'.encode()
"""How a file of ours begins; its reader then goes line by line."""
SESSIONS = b'\n},\n"sessions": ['
FACTS = b'\n],\n"facts": ['
END = b"\n]}\n"


def export_json(logbook: Logbook, out: Path, period: Period = EVER) -> None:
    """Write a `Document`: each routine, session and fact on a line of its own, oldest first.

    The same logbook gives the same bytes, whichever machine wrote it. Raises `ExportProblem`, or
    `LogbookProblem` where the logbook cannot be read.
    """
    with closing(document(logbook, period)) as pieces:
        replace_file(out, lambda file: file.writelines(pieces))


def document(logbook: Logbook, period: Period = EVER) -> Generator[bytes, None, None]:
    """Return the JSON of these days piece by piece. Raises `LogbookProblem`."""
    with logbook.reading() as connection:
        yield HEAD
        yield from _listed(map(_routine, reading.routines(connection, period)))
        yield SESSIONS
        sessions = reading.sessions(connection, period, events=True)
        yield from _listed(map(msgspec.json.encode, sessions))
        yield FACTS
        facts = (fact for fact in telling.read_all(connection) if period.holds(fact.at))
        yield from _listed(map(msgspec.json.encode, sorted(facts, key=_order)))
        yield END


def _order(fact: Fact) -> tuple[float, str]:
    return fact.at.timestamp(), fact.id


def _routine(kept: tuple[str, str]) -> bytes:
    digest, content = kept
    return msgspec.json.encode(digest) + b": " + content.encode()


def _listed(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield b",\n" if number else b"\n"
        yield line
