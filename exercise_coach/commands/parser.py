"""The command line: which commands there are, and what each takes."""

import argparse
import importlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

from exercise_coach import __version__
from exercise_coach.cli import PROGRAM
from exercise_coach.commands.figure_arguments import add_figure_arguments

_Command = Callable[[argparse.Namespace], int]
FORMATS = ("csv", "json", "fhir", "pdf")
PAPERS = ("a4", "letter")
_MOST_DIGITS = 18
_YEARS = range(1900, 2200)


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{PROGRAM}: {message} (see {self.prog} --help)\n")


_Add = Callable[[str, str, str, str], argparse.ArgumentParser]


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for; ``run`` does it. Leaves with code 2 where that is unclear."""
    return _parser().parse_args(arguments, argparse.Namespace(data_dir=None, routine=None))


def _parser() -> argparse.ArgumentParser:
    # A default would undo a folder that was given before the command.
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--data-dir", type=_folder, metavar="DIR", help="where your data lives")
    parser = _Parser(
        prog=PROGRAM,
        description="Guides a person with a sore back through home exercises.",
        epilog="Without a command it opens the window.",
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument(
        "--in-tray", action="store_true", help="open no window yet, but be there to remind"
    )
    parser.set_defaults(run=_late("window", "open_command"))
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=_Parser)

    def add(name: str, module: str, function: str, tells: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=tells, description=f"{tells}.", parents=[shared])
        made.set_defaults(run=_late(module, function))
        return made

    _add_sessions(add)
    _add_routines(add)
    _add_records(add)
    return parser


def _add_sessions(add: _Add) -> None:
    opening = add("open", "window", "open_command", "Open the window ready to start a routine")
    opening.add_argument("routine", metavar="ROUTINE", help="its id, or the path of its file")
    playing = add("play", "play", "play", "Be guided through a routine in the terminal")
    playing.add_argument(
        "routine", metavar="ROUTINE", nargs="?", help="its id or path; left out, it asks"
    )
    playing.add_argument(
        "--pain", type=_score, metavar="N", help="how much it hurts before, 0 to 10"
    )


def _add_routines(add: _Add) -> None:
    listing = add("list", "routines", "list_routines", "List the routines by phase")
    listing.add_argument("--json", action="store_true", help="as JSON")
    checking = add("check", "checking", "check", "Name every error in every file")
    checking.add_argument(
        "paths", type=Path, metavar="PATH", nargs="*", help="files or folders; left out, all"
    )
    schema = add("schema", "checking", "schema", "Print the JSON Schema of the files, for editors")
    schema.add_argument("kind", choices=("routine", "exercise", "figure", "logbook"))
    add_figure_arguments(
        add("figure", "figure", "figure", "Write a picture of a figure, or of all")
    )


def _add_records(add: _Add) -> None:
    log = add("log", "records", "log", "Show the logbook, newest first")
    log.add_argument("--json", action="store_true", help="as JSON")
    log.add_argument("--limit", type=_limit, metavar="N", help="this many sessions at most")
    _add_export(add("export", "sharing", "export", "Write the logbook to a file"))
    _add_import(add("import", "sharing", "import_", "Bring a file into the logbook"))
    doctor = add("doctor", "doctor", "doctor", "Tell what works here")
    doctor.add_argument(
        "--repair", action="store_true", help="save what a damaged logbook still holds"
    )
    restore = add("restore", "restoring", "restore_command", "Go back to a backup of the logbook")
    restore.add_argument(
        "backup", metavar="BACKUP", nargs="?", help="its name or path; left out, it lists them"
    )
    erase = add("erase", "erasing", "erase_command", "Erase all your data, for good")
    erase.add_argument("--yes", action="store_true", help="erase it; left out, it only says what")
    erase.add_argument("--routines", action="store_true", help="erase your own routines, too")


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("--format", choices=FORMATS, required=True)
    export.add_argument("--out", type=Path, metavar="PATH", required=True)
    export.add_argument(
        "--from", type=_day, metavar="DATE", dest="first", help="the first day, as 2026-03-31"
    )
    export.add_argument("--to", type=_day, metavar="DATE", dest="last", help="the last day")
    export.add_argument(
        "--name", default="", metavar="TEXT", help="whose it is, for fhir and pdf; may be left out"
    )
    export.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help="of a pdf")


def _add_import(importing: argparse.ArgumentParser) -> None:
    importing.add_argument(
        "file", type=Path, metavar="FILE", help="our JSON, a table as CSV, or a backup of My PT"
    )
    importing.add_argument("--dry-run", action="store_true", help="only say what would be imported")
    importing.add_argument(
        "--skip-bad", action="store_true", help="leave out what is bad, and import the rest"
    )
    importing.add_argument(
        "--column", type=_column, metavar="FIELD=TITLE", action="append", dest="columns",
        help="which column of a table holds a field, such as date=Datum",
    )  # fmt: skip
    importing.add_argument(
        "--pain", type=_score, metavar="N", help="the score before, where a table has none"
    )


def _late(module: str, function: str) -> _Command:
    """Return a command whose module is imported when it runs."""

    def run(asked: argparse.Namespace) -> int:
        found = importlib.import_module(f"exercise_coach.commands.{module}")
        return int(getattr(found, function)(asked))

    return run


def _folder(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("expected a folder")
    return Path(text)


def _score(text: str) -> int:
    from exercise_coach.session.pain import MAX_SCORE  # noqa: PLC0415 (`open` does without it)

    score = _whole(text)
    if score is None or score > MAX_SCORE:
        raise argparse.ArgumentTypeError(f"a pain score is 0 to {MAX_SCORE}, not {text!r:.40}")
    return score


def _day(text: str) -> date:
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.year in _YEARS:
            return day
    raise argparse.ArgumentTypeError(f"expected a day as 2026-03-31, not {text!r:.40}")


def _column(text: str) -> tuple[str, str]:
    field, sign, title = text.partition("=")
    if not (field and sign and title):
        raise argparse.ArgumentTypeError(f"expected a field and a title, not {text!r:.60}")
    return field, title


def _limit(text: str) -> int:
    limit = _whole(text)
    if not limit:
        raise argparse.ArgumentTypeError(f"expected a number above 0, not {text!r:.40}")
    return limit


def _whole(text: str) -> int | None:
    """Return a number that SQLite can hold, too; none where the text is no such number."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None
