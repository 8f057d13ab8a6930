"""The logbook for others, and back in: written to a file, or read from one."""

import argparse
from collections.abc import Callable, Mapping

from exercise_coach import clock
from exercise_coach.cli import RefusalError
from exercise_coach.commands.finding import own_folder
from exercise_coach.commands.not_ended import WAYS_TO_END, not_ended_words
from exercise_coach.commands.writing import amount, write_line, write_note
from exercise_coach.logbook import FILE, Logbook, LogbookProblem
from exercise_coach.logbook.exporting import Period, export_csv, export_fhir, export_json
from exercise_coach.logbook.importing import Source, Survey, bring_in, recognise, survey

_MOST_TOLD = 20

_Export = Callable[[Logbook, argparse.Namespace, Period], None]


def export(asked: argparse.Namespace) -> int:
    """Write the logbook, or some days of it, to a file. Raises `RefusalError`."""
    try:
        period = Period(asked.first, asked.last)
    except ValueError as error:
        raise RefusalError(f"the days are the wrong way round: {error}", 2) from error
    try:
        with Logbook.open(own_folder(asked.data_dir) / FILE, read_only=True) as logbook:
            _EXPORTS[asked.format](logbook, asked, period)
            left_out = logbook.not_ended()
    except LogbookProblem as problem:
        raise RefusalError(str(problem)) from problem
    write_line(f"Written: {asked.out}")
    for session in left_out:
        if period.holds(session.started):
            write_note(f"{not_ended_words(session)} is left out; {WAYS_TO_END}")
    return 0


def _fhir(logbook: Logbook, asked: argparse.Namespace, period: Period) -> None:
    export_fhir(logbook, asked.out, period, name=asked.name, now=clock.wall())


def _pdf(logbook: Logbook, asked: argparse.Namespace, period: Period) -> None:
    try:
        # Qt draws it, and is imported for nothing else here.
        from exercise_coach.desktop.sharing.pdf import write_pdf  # noqa: PLC0415
    except ImportError as error:
        raise RefusalError(f"a PDF cannot be drawn here: {error}") from error
    from exercise_coach.report import compose  # noqa: PLC0415

    report = compose(logbook, clock.wall(), period, name=asked.name)
    write_pdf(report, asked.out, asked.paper)


_EXPORTS: Mapping[str, _Export] = {
    "csv": lambda logbook, asked, period: export_csv(logbook, asked.out, period),
    "json": lambda logbook, asked, period: export_json(logbook, asked.out, period),
    "fhir": _fhir,
    "pdf": _pdf,
}


def import_(asked: argparse.Namespace) -> int:
    """Bring a file into the logbook, or only say what that would do. Raises `RefusalError`.

    1 where nothing is imported because something in the file is bad.
    """
    try:
        source = recognise(asked.file, dict(asked.columns or ()), asked.pain)
        with Logbook.open(own_folder(asked.data_dir) / FILE, read_only=asked.dry_run) as logbook:
            found = survey(logbook, source)
            _tell(found)
            if asked.dry_run:
                return 1 if found.bad_count else 0
            return _bring_in(logbook, source, found, skip_bad=asked.skip_bad)
    except LogbookProblem as problem:
        raise RefusalError(str(problem)) from problem


def _bring_in(logbook: Logbook, source: Source, found: Survey, *, skip_bad: bool) -> int:
    if found.bad_count and not skip_bad:
        write_line("Nothing was imported. With --skip-bad the rest is, without what is named here.")
        return 1
    imported = bring_in(logbook, source, skip_bad=skip_bad)
    added = f"{amount(len(imported.sessions), 'session')}, {amount(len(imported.facts), 'note')}"
    write_line(f"Imported: {added}.")
    return 0


def _tell(found: Survey) -> None:
    for bad in found.bad[:_MOST_TOLD]:
        write_line(str(bad))
    if found.bad_count > _MOST_TOLD:
        write_line(f"… and {found.bad_count - _MOST_TOLD} more that cannot be imported.")
    new = f"{amount(len(found.new_sessions), 'session')} with {amount(found.sets, 'set')}"
    days = f", {found.days[0]:%Y-%m-%d} to {found.days[1]:%Y-%m-%d}" if found.days else ""
    write_line(f"New: {new}{days}; {amount(len(found.new_facts), 'note')} on recovery.")
    if found.known:
        write_line(f"Already there, and left as they are: {found.known}.")
    if found.deleted:
        write_line(f"Deleted here before, and left out: {found.deleted}.")
