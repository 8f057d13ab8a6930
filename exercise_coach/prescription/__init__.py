"""What to do: exercises and routines, read from YAML."""

from exercise_coach.prescription.building import BROKEN
from exercise_coach.prescription.durations import parse_duration
from exercise_coach.prescription.finding import find_files, watched_folders
from exercise_coach.prescription.forms import Form, check_file, locate
from exercise_coach.prescription.library import check_paths, load_library, read_routine
from exercise_coach.prescription.loaded import Library, LoadedExercise, LoadedRoutine, Origin
from exercise_coach.prescription.model import (
    Dose,
    Exercise,
    FileKind,
    Load,
    Phase,
    Prescription,
    Relief,
    Repeat,
    Routine,
    Side,
    SideNames,
    SideOrder,
    SpineMove,
    TimedSeconds,
)
from exercise_coach.prescription.naming import problems_of_name
from exercise_coach.prescription.problems import Problem, did_you_mean, in_order
from exercise_coach.prescription.reading import ReadError, read_document
from exercise_coach.prescription.rules import Fault
from exercise_coach.prescription.schema import json_schema

__all__ = [
    "BROKEN",
    "Dose",
    "Exercise",
    "Fault",
    "FileKind",
    "Form",
    "Library",
    "Load",
    "LoadedExercise",
    "LoadedRoutine",
    "Origin",
    "Phase",
    "Prescription",
    "Problem",
    "ReadError",
    "Relief",
    "Repeat",
    "Routine",
    "Side",
    "SideNames",
    "SideOrder",
    "SpineMove",
    "TimedSeconds",
    "check_file",
    "check_paths",
    "did_you_mean",
    "find_files",
    "in_order",
    "json_schema",
    "load_library",
    "locate",
    "parse_duration",
    "problems_of_name",
    "read_document",
    "read_routine",
    "watched_folders",
]
