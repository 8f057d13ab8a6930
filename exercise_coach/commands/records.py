"""What was done: the logbook, shown."""

import argparse
from collections.abc import Iterator

from exercise_coach.cli import RefusalError
from exercise_coach.commands.finding import own_folder
from exercise_coach.commands.writing import amount, write_json, write_line
from exercise_coach.logbook import (
    FILE,
    Logbook,
    LogbookProblem,
    Outcome,
    SessionRecord,
    as_json,
)
from exercise_coach.wording import ALL_SKIPPED, OUTCOMES


def log(asked: argparse.Namespace) -> int:
    """Write the ended sessions, newest first. Raises `RefusalError` for a logbook out of order."""
    try:
        with Logbook.open(own_folder(asked.data_dir) / FILE, read_only=True) as logbook:
            sessions = logbook.sessions(asked.limit)
    except LogbookProblem as problem:
        raise RefusalError(str(problem)) from problem
    if asked.json:
        write_json([as_json(record) for record in sessions])
        return 0
    if not sessions:
        write_line("The logbook is empty. It fills with your first session.")
    for record in sessions:
        for line in _lines(record):
            write_line(line)
    return 0


def _lines(record: SessionRecord) -> Iterator[str]:
    after = "not given" if record.pain_after is None else record.pain_after
    minutes = (record.ended - record.started).total_seconds() / 60
    is_idle = record.outcome is Outcome.COMPLETED and not record.sets
    outcome = ALL_SKIPPED if is_idle else OUTCOMES[record.outcome.value]
    length = "" if is_idle else f" in {max(1, round(minutes))} min"
    yield (
        f"{record.started:%Y-%m-%d %H:%M}  {outcome:<16}  {record.title}, "
        f"{amount(len(record.sets), 'set')}{length}, "
        f"pain {record.pain_before} before, after {after}"
    )
    if record.note:
        yield f"{'':18}{' '.join(record.note.split())}"
