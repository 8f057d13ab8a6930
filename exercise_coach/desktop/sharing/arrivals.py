"""The work behind the import page: reading a file, looking at it, bringing it in. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exercise_coach.logbook import FILE, Logbook
from exercise_coach.logbook.importing import (
    DocumentFile,
    Field,
    Imported,
    Kind,
    MyPtFile,
    Source,
    Survey,
    Table,
    TableFile,
    bring_in,
    guess,
    read_table,
    recognise_kind,
    survey,
    take_back,
)

SHOWN = 5
"""So many rows of a table are shown."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, what it is, and of a table its first rows and the columns as they were guessed."""

    path: Path
    kind: Kind
    table: Table | None = None
    columns: Mapping[Field, int] | None = None


def open_file(path: Path) -> Opened:
    """Return what a file is. Raises `ImportProblem`."""
    kind = recognise_kind(path)
    if kind is not Kind.TABLE:
        return Opened(path, kind)
    table = read_table(path)
    return Opened(path, kind, Table(table.titles, table.rows[:SHOWN]), guess(table.titles))


def source_of(opened: Opened, columns: Mapping[Field, int], pain: int | None) -> Source:
    """Return a file as a source, with what the user said of it."""
    if opened.kind is Kind.TABLE:
        return TableFile(opened.path, columns, pain)
    if opened.kind is Kind.MY_PT:
        return MyPtFile(opened.path, pain)
    return DocumentFile(opened.path)


def look(folder: Path, source: Source) -> Survey:
    """Return what an import would do to the logbook of a folder. Raises `LogbookProblem`."""
    with Logbook.open(folder / FILE, read_only=True) as logbook:
        return survey(logbook, source)


def bring(folder: Path, source: Source) -> Imported:
    """Bring what is good of a file into the logbook of a folder. Raises `LogbookProblem`."""
    with Logbook.open(folder / FILE) as logbook:
        return bring_in(logbook, source, skip_bad=True)


def undo(folder: Path, imported: Imported) -> None:
    """Take an import back. Raises `LogbookProblem`."""
    with Logbook.open(folder / FILE) as logbook:
        take_back(logbook, imported)
