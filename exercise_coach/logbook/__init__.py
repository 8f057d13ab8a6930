"""What was done: every session in one SQLite file, written set by set."""

from exercise_coach.logbook.alone import see_that_nobody_has_it_open
from exercise_coach.logbook.backups import Backup
from exercise_coach.logbook.backups import found as backups_in
from exercise_coach.logbook.backups import is_due as backup_is_due
from exercise_coach.logbook.backups import make as make_backup
from exercise_coach.logbook.health import PutOff, faults_of
from exercise_coach.logbook.journal import Journal
from exercise_coach.logbook.lock import SessionLock
from exercise_coach.logbook.merging import Added
from exercise_coach.logbook.opening import set_aside
from exercise_coach.logbook.problems import (
    BackupProblem,
    DamagedLogbook,
    ExportProblem,
    ImportProblem,
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
from exercise_coach.logbook.repairing import Repaired, repair
from exercise_coach.logbook.repairing import waiting as damaged_in
from exercise_coach.logbook.restoring import Content, Preview, restore
from exercise_coach.logbook.restoring import preview as preview_restore
from exercise_coach.logbook.scribe import Scribe
from exercise_coach.logbook.store import FILE, Logbook
from exercise_coach.logbook.unfinished import BrokenSession, NotEnded

__all__ = [
    "FILE",
    "Added",
    "Backup",
    "BackupProblem",
    "BrokenSession",
    "Content",
    "DamagedLogbook",
    "ExportProblem",
    "ImportProblem",
    "Journal",
    "Logbook",
    "LogbookProblem",
    "NewerLogbook",
    "NotEnded",
    "Outcome",
    "Preview",
    "PutOff",
    "Repaired",
    "ScoreRecord",
    "Scribe",
    "SessionLock",
    "SessionRecord",
    "SessionRunning",
    "SetRecord",
    "Stop",
    "UnwritableLogbook",
    "as_json",
    "backup_is_due",
    "backups_in",
    "damaged_in",
    "faults_of",
    "make_backup",
    "preview_restore",
    "repair",
    "restore",
    "see_that_nobody_has_it_open",
    "set_aside",
]
