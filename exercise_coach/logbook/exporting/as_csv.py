"""What was done as a table for spreadsheets: one row for each finished set."""

import csv
import io
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from exercise_coach.logbook.exporting import reading
from exercise_coach.logbook.exporting.document import WrittenSession, WrittenSet, cramped_in
from exercise_coach.logbook.exporting.period import EVER, Period
from exercise_coach.logbook.exporting.replacing import replace_file
from exercise_coach.logbook.records import iso
from exercise_coach.logbook.store import Logbook

COLUMNS = (
    "session", "routine", "title", "phase", "load", "day", "started", "ended", "minutes", "outcome",
    "stop_score", "stop_symptom", "cramps", "pain_before", "pain_after", "effort", "note",
    "exercise", "set", "side", "reps", "hold", "done",
)  # fmt: skip
"""The header of the CSV: what holds for the session, then for one set; `hold` is in seconds.

Spreadsheets take `day` for a date; moments with an offset stay text in them.
"""

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NO_SET = (None,) * 6


def export_csv(logbook: Logbook, out: Path, period: Period = EVER) -> None:
    """Write one row for each finished set, and one without a set for a session that has none.

    A text that a spreadsheet would take for a formula gets a leading apostrophe. UTF-8 without a
    mark, lines end as in RFC 4180. Raises `ExportProblem`, or `LogbookProblem` where the logbook
    cannot be read.
    """
    with closing(_lines(logbook, period)) as lines:
        replace_file(out, lambda file: file.writelines(lines))


def _lines(logbook: Logbook, period: Period) -> Generator[bytes, None, None]:
    yield _line(COLUMNS)
    with logbook.reading() as connection:
        for session in reading.structs(connection, period):
            for row in _rows(session):
                yield _line(row)


def _line(cells: tuple[Cell, ...]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(map(safe, cells))
    return text.getvalue().encode()


def _rows(session: WrittenSession) -> Iterator[tuple[Cell, ...]]:
    stop = session.stop
    told = (
        session.id, session.routine, session.title, session.phase, session.load,
        session.started.date().isoformat(), iso(session.started), iso(session.ended),
        _minutes(session), session.outcome,
        stop.score if stop else None, stop.symptom if stop else None, _cramps(session),
        session.pain_before, session.pain_after, session.effort, session.note,
    )  # fmt: skip
    for done in session.sets:
        yield (*told, *_set(done))
    if not session.sets:
        yield (*told, *_NO_SET)


def _cramps(session: WrittenSession) -> str | None:
    cramps = [cramped_in(each) for each in session.events if each.kind == "cramp"]
    return "; ".join(cramps) or None


def _minutes(session: WrittenSession) -> float:
    return round((session.ended - session.started).total_seconds() / 60, 1)


def _set(done: WrittenSet) -> tuple[Cell, ...]:
    return (done.exercise, done.set, done.side, done.reps, done.hold, iso(done.at))


def safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)):
        return "'" + cell
    return cell
