"""The published JSON Schema of the files, made from the types that read them."""

from typing import Any, Final, Literal

import msgspec

from exercise_coach.prescription.durations import EXPECTED, PATTERN
from exercise_coach.prescription.model import (
    EverySeconds,
    ExerciseFile,
    FileKind,
    Phase,
    RoutineFile,
    Seconds,
    TimedSeconds,
)

FILE_TYPES: Final[dict[FileKind, type[ExerciseFile] | type[RoutineFile]]] = {
    FileKind.EXERCISE: ExerciseFile,
    FileKind.ROUTINE: RoutineFile,
}
_DURATIONS: Final = (Seconds, TimedSeconds, EverySeconds)
_TITLES: Final = {
    FileKind.EXERCISE: "Exercise Coach exercise",
    FileKind.ROUTINE: "Exercise Coach routine",
}


def json_schema(kind: FileKind | Literal["exercise", "routine"]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that editors check a file of this kind with.

    Raises ValueError for any other kind.
    """
    kind = FileKind(kind)
    made = msgspec.json.schema(FILE_TYPES[kind], schema_hook=_duration)
    published = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[kind],
        **made,
    }
    if "Repeat" in published["$defs"]:
        published["$defs"]["Repeat"] |= {"minProperties": 1, "maxProperties": 1}
    published["$defs"]["Phase"]["enum"] = [phase.value for phase in Phase]
    return published


def _duration(kind: type) -> dict[str, Any]:
    if not issubclass(kind, Seconds):
        raise NotImplementedError
    lowest = "exclusiveMinimum" if kind.above_zero else "minimum"
    return {
        "description": EXPECTED,
        "type": ["number", "string"],
        lowest: 0,
        "maximum": kind.maximum,
        "pattern": PATTERN,
    }


def duration_kind(schema: dict[str, Any]) -> type[Seconds] | None:
    """Return the kind of duration that a part of the schema describes, if it describes one."""
    return next((kind for kind in _DURATIONS if _duration(kind) == schema), None)
