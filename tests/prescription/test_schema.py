"""The published schema, the fast way and the slow way accept the same files."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from exercise_coach.prescription import FileKind, json_schema
from exercise_coach.prescription.checking import problems_of_text
from exercise_coach.prescription.dosing import exercise_from
from exercise_coach.prescription.durations import decode
from exercise_coach.prescription.loaded import KnownExercises, LoadedExercise, Origin
from exercise_coach.prescription.model import ExerciseFile, RoutineFile
from exercise_coach.prescription.reading import parse
from exercise_coach.prescription.rules import faults_of_exercise, faults_of_routine
from exercise_coach.prescription.schema import FILE_TYPES
from tests.prescription.files import (
    EXERCISE,
    GOOD,
    IDS,
    SIDED,
    as_yaml,
    exercise_files,
    routine_files,
    spoiled,
)

PUBLISHED = {kind: Draft202012Validator(json_schema(kind)) for kind in FileKind}


def known_exercises() -> KnownExercises:
    usable = {}
    for exercise_id, text in zip(IDS, (EXERCISE, SIDED), strict=True):
        file = msgspec.convert(parse(text).data, ExerciseFile, dec_hook=decode)
        exercise = exercise_from(file, exercise_id)
        usable[exercise_id] = LoadedExercise(exercise, file.defaults, Path("x"), Origin.SHIPPED)
    return KnownExercises(usable)


KNOWN = known_exercises()


def fast_way_accepts(text: str, kind: FileKind) -> bool:
    document = parse(text)
    try:
        file = msgspec.convert(document.data, FILE_TYPES[kind], dec_hook=decode)
    except msgspec.ValidationError:
        return False
    if isinstance(file, RoutineFile):
        faults = [fault for fault in faults_of_routine(file, KNOWN) if not fault.is_warning]
    else:
        faults = faults_of_exercise(file)
    return not faults and not document.flaws


def slow_way_accepts(text: str, kind: FileKind) -> bool:
    return all(each.is_warning for each in problems_of_text("x.yaml", text, kind, KNOWN))


@pytest.mark.parametrize("kind", FileKind)
def test_the_schema_is_a_schema(kind: FileKind) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert kind in schema["title"]


def test_another_kind_has_no_schema() -> None:
    with pytest.raises(ValueError, match="tune"):
        json_schema("tune")  # type: ignore[arg-type]


def test_repeat_has_exactly_one_key() -> None:
    for count, repeat in enumerate([{}, {"per_day": 1}, {"per_day": 1, "every": "1 h"}]):
        data = parse(GOOD).data | {"repeat": repeat}
        assert PUBLISHED[FileKind.ROUTINE].is_valid(data) == (count == 1)


@given(routine_files)
def test_good_routines_are_good_in_every_way(data: dict[str, Any]) -> None:
    text = as_yaml(data)
    assert fast_way_accepts(text, FileKind.ROUTINE)
    assert slow_way_accepts(text, FileKind.ROUTINE)
    assert PUBLISHED[FileKind.ROUTINE].is_valid(data)


@given(st.one_of(spoiled(routine_files), spoiled(exercise_files)))
def test_spoiled_files_are_refused_in_both_ways_or_none(data: dict[str, Any]) -> None:
    text = as_yaml(data)
    for kind in FileKind:
        assert fast_way_accepts(text, kind) == slow_way_accepts(text, kind)


@given(spoiled(routine_files))
def test_the_published_schema_refuses_what_it_can_say(data: dict[str, Any]) -> None:
    agrees_with_the_types(data, FileKind.ROUTINE)


@given(spoiled(exercise_files))
def test_the_published_schema_of_exercises_does_too(data: dict[str, Any]) -> None:
    agrees_with_the_types(data, FileKind.EXERCISE)


def agrees_with_the_types(data: dict[str, Any], kind: FileKind) -> None:
    read = parse(as_yaml(data)).data
    valid = PUBLISHED[kind].is_valid(read)
    try:
        file = msgspec.convert(read, FILE_TYPES[kind], dec_hook=decode)
    except msgspec.ValidationError as error:
        # Not a number is a number to JSON Schema, and it cannot compare texts such as 90 min.
        told = str(error)
        assert not valid or "nan" in told or "more than" in told
    else:
        repeats = isinstance(file, RoutineFile) and [
            fault for fault in faults_of_routine(file, KNOWN) if fault.path == ("repeat",)
        ]
        assert valid != bool(repeats)
