"""Every problem of one file, each at the line and column it is about.

Good files never come here: the fast way in `library` reads them by their types alone.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from exercise_coach.prescription.building import BROKEN
from exercise_coach.prescription.durations import decode
from exercise_coach.prescription.forms import Form
from exercise_coach.prescription.loaded import KnownExercises
from exercise_coach.prescription.model import (
    MAX_ENTRIES,
    Dose,
    EverySeconds,
    FileKind,
    Load,
    Phase,
    Repeat,
    SideNames,
    SideOrder,
    Tempo,
    TimedSeconds,
    Use,
)
from exercise_coach.prescription.places import START, Place
from exercise_coach.prescription.problems import Problem, found
from exercise_coach.prescription.reading import Document, ReadError, parse
from exercise_coach.prescription.rules import (
    Fault,
    faults_of_defaults,
    faults_of_entries,
    faults_of_repeat,
)
from exercise_coach.prescription.schema import json_schema

T = TypeVar("T", bound=msgspec.Struct)

_FORMS = {
    FileKind.EXERCISE: Form(
        "an exercise: a mapping with format, name, position and how",
        lambda: json_schema(FileKind.EXERCISE),
    ),
    FileKind.ROUTINE: Form(
        "a routine: a mapping with format, title, phase, load and exercises",
        lambda: json_schema(FileKind.ROUTINE),
    ),
}
# What a rule sees in place of a value that is wrong in itself, so that no rule complains twice.
_STAND_INS: dict[str, Any] = {
    "use": "",
    "reps": 1,
    "time": TimedSeconds(1),
    "tempo": Tempo(),
    "side": SideOrder.ONE_THEN_OTHER,
    "every": EverySeconds(1),
    "per_day": 1,
    "per_week": 1,
}


def problems_of_text(
    file: Path | str, text: str, kind: FileKind, known: KnownExercises
) -> list[Problem]:
    """Return every problem of a file's text at once, in no particular order."""
    return problems_by_form(file, text, _FORMS[kind], lambda data: _faults(data, kind, known))


def problems_by_form(
    file: Path | str, text: str, form: Form, faults_of: Callable[[dict[str, Any]], list[Fault]]
) -> list[Problem]:
    """Return every problem of a text that must be of a form, in no particular order.

    `faults_of` returns the rules that its data breaks; values in it may be of any type, or
    `BROKEN` where they have a flaw of their own.
    """
    try:
        document = parse(text, with_places=True)
    except ReadError as error:
        return [error.problem(file)]
    if not isinstance(document.data, dict):
        return _not_a_mapping(file, document, form)
    flaws = [Problem(file, *place, message) for place, message in document.flaws]
    faults = faults_of(document.data)
    return flaws + _from_schema(file, document, form) + located(file, document, faults)


def located(file: Path | str, document: Document, faults: list[Fault]) -> list[Problem]:
    """Return faults as problems, each at the key it is about."""
    problems = []
    for path, message, is_warning in faults:
        place = _place(document, path, of_key=True)
        problems.append(Problem(file, *place, message, is_warning))
    return problems


def _place(document: Document, path: tuple[str | int, ...], *, of_key: bool) -> Place:
    assert document.places is not None  # noqa: S101 (it was parsed with them)
    marks = document.places.find(document.data, path)
    return marks.key if of_key else marks.value


def _not_a_mapping(file: Path | str, document: Document, form: Form) -> list[Problem]:
    if document.flaws:
        return [Problem(file, *place, message) for place, message in document.flaws]
    if document.data is None:
        return [Problem(file, *START, f"the file is empty: expected {form.expected}")]
    place = _place(document, (), of_key=False)
    message = f"expected {form.expected}, found {found(document.data)}"
    return [Problem(file, *place, message)]


def _from_schema(file: Path | str, document: Document, form: Form) -> list[Problem]:
    from exercise_coach.prescription.schema_errors import (  # noqa: PLC0415 (it loads jsonschema)
        schema_errors,
    )

    return [
        Problem(file, *_place(document, path, of_key=of_key), message)
        for path, of_key, message in schema_errors(document.data, form)
    ]


def _faults(data: dict[str, Any], kind: FileKind, known: KnownExercises) -> list[Fault]:
    if kind is FileKind.EXERCISE:
        sides = _or_else(data.get("sides", False), bool | SideNames, stand_in=True)
        return faults_of_defaults(_in_part(data.get("defaults"), Dose) or Dose(), sides)
    repeat = _in_part(data.get("repeat"), Repeat)
    phase = _or_else(data.get("phase"), Phase, None)
    load = _or_else(data.get("load"), Load, None)
    entries = data.get("exercises")
    # Entries beyond the most allowed are an error as they are; looking for what each of thousands
    # may have meant takes seconds.
    judged = entries[:MAX_ENTRIES] if isinstance(entries, list) else []
    uses = [_in_part(each, Use) for each in judged]
    return (faults_of_repeat(repeat) if repeat else []) + faults_of_entries(
        uses, phase, load, known
    )


def _in_part(data: object, kind: type[T]) -> T | None:
    """Return what can be made of a mapping, with stand-ins for the values that are wrong."""
    if not isinstance(data, dict):
        return None
    values = {}
    for field in msgspec.structs.fields(kind):
        stand_in = _STAND_INS.get(field.name, msgspec.UNSET)
        if field.name in data:
            values[field.name] = _or_else(data[field.name], field.type, stand_in)
        elif field.required:
            values[field.name] = stand_in
    return kind(**values)


def _or_else(value: object, kind: Any, stand_in: Any) -> Any:
    if value is BROKEN:
        return stand_in
    try:
        return msgspec.convert(value, kind, dec_hook=decode)
    except msgspec.ValidationError:
        return stand_in
