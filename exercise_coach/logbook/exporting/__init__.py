"""The logbook in forms that others can read: JSON for programs, CSV for spreadsheets, FHIR."""

from exercise_coach.logbook.exporting.as_csv import COLUMNS, export_csv
from exercise_coach.logbook.exporting.as_fhir import export_fhir
from exercise_coach.logbook.exporting.as_json import export_json
from exercise_coach.logbook.exporting.document import logbook_schema
from exercise_coach.logbook.exporting.period import Period
from exercise_coach.logbook.exporting.replacing import replace_file

__all__ = [
    "COLUMNS",
    "Period",
    "export_csv",
    "export_fhir",
    "export_json",
    "logbook_schema",
    "replace_file",
]
