"""Bringing back what was exported, from here or another machine, and what others wrote."""

from exercise_coach.logbook.importing.document_file import DocumentFile
from exercise_coach.logbook.importing.items import Bad, Source
from exercise_coach.logbook.importing.mapping import NEEDED, Field, guess
from exercise_coach.logbook.importing.merging import Imported, bring_in, survey, take_back
from exercise_coach.logbook.importing.my_pt_file import MyPtFile
from exercise_coach.logbook.importing.recognising import Kind, recognise, recognise_kind
from exercise_coach.logbook.importing.surveying import Survey
from exercise_coach.logbook.importing.table_file import Table, TableFile, read_table

__all__ = [
    "NEEDED",
    "Bad",
    "DocumentFile",
    "Field",
    "Imported",
    "Kind",
    "MyPtFile",
    "Source",
    "Survey",
    "Table",
    "TableFile",
    "bring_in",
    "guess",
    "read_table",
    "recognise",
    "recognise_kind",
    "survey",
    "take_back",
]
