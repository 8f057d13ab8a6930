"""Telling from a file what it is."""

import enum
from collections.abc import Mapping
from pathlib import Path

from exercise_coach.logbook.exporting.as_json import HEAD
from exercise_coach.logbook.importing import my_pt_file
from exercise_coach.logbook.importing.document_file import DocumentFile
from exercise_coach.logbook.importing.files import looks_like_json, opened
from exercise_coach.logbook.importing.items import Source
from exercise_coach.logbook.importing.my_pt_file import MyPtFile
from exercise_coach.logbook.importing.table_file import TableFile, columns_of


class Kind(enum.StrEnum):
    """What a file is: our own JSON, a backup of My PT, or a table."""

    DOCUMENT = "document"
    MY_PT = "my-pt"
    TABLE = "table"


def recognise_kind(path: Path) -> Kind:
    """Return what a file is, as far as its beginning tells. Raises `ImportProblem`."""
    if not looks_like_json(path):
        return Kind.TABLE
    with opened(path) as file:
        is_ours = file.read(len(HEAD)) == HEAD
    return Kind.MY_PT if not is_ours and my_pt_file.is_backup(path) else Kind.DOCUMENT


def recognise(path: Path, columns: Mapping[str, str], pain: int | None = None) -> Source:
    """Return a file as what it is: our JSON, a backup of My PT, or a table.

    `columns` names columns of a table by field and title where their titles do not tell; `pain` is
    the score before where a file knows none. Raises `ImportProblem` for anything else.
    """
    kind = recognise_kind(path)
    if kind is Kind.TABLE:
        return TableFile(path, columns_of(path, columns), pain)
    return MyPtFile(path, pain) if kind is Kind.MY_PT else DocumentFile(path)
