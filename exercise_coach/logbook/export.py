"""The logbook in forms that others can read: JSON for programs, CSV for spreadsheets.

Both hold every ended session, newest first; JSON also what was told about recovery. The file
appears whole or not at all.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import msgspec

from exercise_coach.logbook.problems import ExportProblem, reason
from exercise_coach.logbook.records import SessionRecord, SetRecord, as_json, iso
from exercise_coach.logbook.store import Logbook
from exercise_coach.recovery.facts import Fact

FORMAT = 1
"""The version of the JSON export."""
COLUMNS = (
    "session", "routine", "title", "phase", "load", "started", "ended", "outcome",
    "stop_score", "stop_symptom", "pain_before", "pain_after", "effort", "note",
    "exercise", "set", "side", "reps", "hold", "done",
)  # fmt: skip
"""The header of the CSV: what holds for the session, then for one set; `hold` is in seconds."""

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def export_json(logbook: Logbook, out: Path) -> None:
    """Write an object with `format`, `sessions`, each as ``log --json`` gives it, and `facts`.

    Each stands on a line of its own. Sets and scores also say to which exercise of the routine they
    belong (`position`, from 0), and sets when they were done (`at`), so that nothing is lost on the
    way to another machine. A fact has a `kind`, an `id`, `at`, and what was told; the oldest comes
    first.

    Raises `ExportProblem`, or `LogbookProblem` where the logbook cannot be read.
    """
    sessions, facts = logbook.sessions(), logbook.facts()
    _replace(out, lambda file: file.writelines(_json_lines(sessions, facts)))


def export_csv(logbook: Logbook, out: Path) -> None:
    """Write one row for each finished set, and one without a set for a session that has none.

    A text that a spreadsheet would take for a formula gets a leading apostrophe. UTF-8 without a
    mark, lines end as in RFC 4180. Raises `ExportProblem`, or `LogbookProblem` where the logbook
    cannot be read.
    """
    import csv  # noqa: PLC0415  (nothing else needs it)

    sessions = logbook.sessions()

    def write(file: IO[str]) -> None:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows(map(_safe, row) for record in sessions for row in _rows(record))

    _replace(out, write)


def _json_lines(sessions: Iterable[SessionRecord], facts: Iterable[Fact]) -> Iterator[str]:
    yield f'{{"format": {FORMAT}, "sessions": ['
    yield from _listed(map(_whole, sessions))
    yield '\n], "facts": ['
    yield from _listed(map(msgspec.to_builtins, facts))
    yield "\n]}\n"


def _listed(things: Iterable[object]) -> Iterator[str]:
    import json  # noqa: PLC0415  (nothing else needs it)

    for number, thing in enumerate(things):
        yield ",\n" if number else "\n"
        yield json.dumps(thing, ensure_ascii=False)


def _whole(record: SessionRecord) -> dict[str, Any]:
    whole = as_json(record)
    for told, done in zip(whole["sets"], record.sets, strict=True):
        told |= {"position": done.position, "at": iso(done.at)}
    for told, given in zip(whole["scores"], record.scores, strict=True):
        told["position"] = given.position
    return whole


def _rows(record: SessionRecord) -> Iterator[tuple[Cell, ...]]:
    stop = record.stop
    session = (
        record.id, record.routine, record.title, record.phase, record.load,
        iso(record.started), iso(record.ended), record.outcome,
        stop.score if stop else None, stop.symptom if stop else None,
        record.pain_before, record.pain_after, record.effort, record.note,
    )  # fmt: skip
    for done in record.sets:
        yield (*session, *_set(done))
    if not record.sets:
        yield (*session, *([None] * len(SetRecord.__struct_fields__[:-1])))


def _set(done: SetRecord) -> tuple[Cell, ...]:
    return (done.exercise, done.set, done.side, done.reps, done.hold, iso(done.at))


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)):
        return "'" + cell
    return cell


def _replace(out: Path, write: Callable[[IO[str]], None]) -> None:
    """Write a file beside `out`, see it safely on the disk, and put it in its place."""
    try:
        out = out.resolve()
        if out.exists() and not out.is_file():
            raise ExportProblem(f"{out} could not be written: it is not an ordinary file.")
        with _temporary(out) as file:
            try:
                write(file)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(out)
            except BaseException:
                with suppress(OSError):
                    Path(file.name).unlink()
                raise
    except OSError as error:
        cause = reason(error)
        raise ExportProblem(f"{out} could not be written: {cause}.", cause) from error


def _temporary(out: Path) -> IO[str]:
    return tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=out.parent, prefix=f".{out.name}.", delete=False
    )
