"""What was done: every session in one SQLite file, written set by set."""

from exercise_coach.logbook.export import export_csv, export_json
from exercise_coach.logbook.journal import Journal
from exercise_coach.logbook.lock import SessionLock
from exercise_coach.logbook.opening import set_aside
from exercise_coach.logbook.problems import (
    DamagedLogbook,
    ExportProblem,
    LogbookProblem,
    NewerLogbook,
    SessionRunning,
    UnwritableLogbook,
)
from exercise_coach.logbook.records import (
    Outcome,
    ScoreRecord,
    SessionRecord,
    SetRecord,
    Stop,
    as_json,
)
from exercise_coach.logbook.scribe import Scribe
from exercise_coach.logbook.store import FILE, Logbook
from exercise_coach.logbook.unfinished import BrokenSession

__all__ = [
    "FILE",
    "BrokenSession",
    "DamagedLogbook",
    "ExportProblem",
    "Journal",
    "Logbook",
    "LogbookProblem",
    "NewerLogbook",
    "Outcome",
    "ScoreRecord",
    "Scribe",
    "SessionLock",
    "SessionRecord",
    "SessionRunning",
    "SetRecord",
    "Stop",
    "UnwritableLogbook",
    "as_json",
    "export_csv",
    "export_json",
    "set_aside",
]
