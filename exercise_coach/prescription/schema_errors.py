"""What jsonschema finds wrong with a file's data, in plain words and with the path of the place.

Only a bad file loads this module, and jsonschema with it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from math import isnan
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from exercise_coach.prescription.building import BROKEN
from exercise_coach.prescription.durations import parse_duration
from exercise_coach.prescription.forms import Form
from exercise_coach.prescription.places import Path
from exercise_coach.prescription.problems import did_you_mean, found, shown
from exercise_coach.prescription.schema import duration_kind

Told = tuple[Path, bool, str]
"""The path of what is wrong, whether its key is what is wrong, and the message."""

_MANY_WORDS: Final = 20
_TYPES: Final = {
    "integer": "a whole number",
    "number": "a number",
    "string": "text",
    "array": "a list",
    "object": "a mapping of keys to values",
    "boolean": "true or false",
}


def schema_errors(data: object, form: Form) -> list[Told]:
    """Return everything in which the data of a file differs from its schema."""
    told: list[Told] = []
    for error in _validator(form).iter_errors(data):
        told.extend(_told(error, tuple(error.absolute_path)))
    return told


@cache
def _validator(form: Form) -> Any:
    known = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number)
    checked = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"duration": _check_duration}, type_checker=known
    )
    return checked(_with_durations(form.schema()))


def _is_number(_checker: object, value: object) -> bool:
    """Return whether a value is a number that can be compared with a limit."""
    return isinstance(value, int | float) and not isinstance(value, bool) and not isnan(value)


def _with_durations(schema: Any) -> Any:
    """Return the published schema with our own reading of durations in place of its patterns."""
    if isinstance(schema, list):
        return [_with_durations(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if kind := duration_kind(schema):
        return {"duration": kind}
    # How many keys `repeat` may have is one of the rules, which bad files and good ones share.
    unused = {"minProperties", "maxProperties"}
    return {key: _with_durations(part) for key, part in schema.items() if key not in unused}


def _check_duration(_validator: object, kind: Any, value: object, _schema: object) -> Iterator[Any]:
    try:
        parse_duration(value, kind)
    except ValueError as error:
        yield ValidationError(str(error))


def _told(error: ValidationError, path: Path) -> list[Told]:
    value: Any = error.instance
    if value is BROKEN:
        return []
    if error.validator == "additionalProperties":
        return _unknown_keys(value, _schema(error)["properties"], path)
    if error.validator == "required":
        missing = [key for key in _schema(error)["required"] if key not in value]
        return [(path, False, f"missing key {shown(key)}") for key in missing]
    if error.validator == "anyOf":
        return _best_branch(error, path)
    return [(path, False, _message(error, value, path))]


def _unknown_keys(data: Mapping[str, object], known: Mapping[str, Any], path: Path) -> list[Told]:
    told: list[Told] = []
    for key in data:
        if key not in known:
            expected = did_you_mean(key, known) or f": expected one of {', '.join(known)}"
            told.append(((*path, key), True, f"unknown key {shown(key)}{expected}"))
    return told


def _best_branch(error: ValidationError, path: Path) -> list[Told]:
    """Return the errors of the branch whose type fits, else that none does."""
    branches: dict[Any, list[ValidationError]] = {}
    for each in error.context or ():
        branches.setdefault(each.schema_path[0], []).append(each)
    wanted = []
    for errors in branches.values():
        wrong = [each for each in errors if _is_of_wrong_type(each)]
        if not wrong:
            told = [_told(each, (*path, *each.relative_path)) for each in errors]
            return [each for some in told for each in some]
        wanted.append(_wanted(wrong[0]))
    return [(path, False, f"expected {' or '.join(wanted)}, found {found(error.instance)}")]


def _is_of_wrong_type(error: ValidationError) -> bool:
    is_word = error.validator == "enum" and not isinstance(error.instance, str)
    return (error.validator == "type" or is_word) and not error.path


def _wanted(error: ValidationError) -> str:
    limit: Any = error.validator_value
    return _TYPES[limit] if error.validator == "type" else f"one of {', '.join(limit)}"


def _message(error: ValidationError, value: Any, path: Path) -> str:
    limit: Any = error.validator_value
    if path == ("format",) and error.validator in {"minimum", "maximum"}:
        return f"this version reads format 1, and the file is in format {shown(value)}"
    match error.validator:
        case "type":
            message = _wrong_type(value, limit)
        case "enum":
            message = _wrong_word(value, limit)
        case "minimum":
            message = f"{shown(value)} is less than {limit}"
        case "maximum":
            message = f"{shown(value)} is more than {limit}"
        case "maxLength":
            message = f"this text has {len(value)} characters: {limit} at most are allowed"
        case "minItems" | "maxItems":
            message = _wrong_length(value, _schema(error))
        case "pattern":
            message = _wrong_text(value)
        case _:
            message = error.message
    return message


def _wrong_type(value: object, wanted: str) -> str:
    hint = ""
    if wanted == "string" and isinstance(value, bool | int | float):
        hint = " (put it in quotes)"
    return f"expected {_TYPES[wanted]}, found {found(value)}{hint}"


def _wrong_word(value: object, words: list[str]) -> str:
    hint = did_you_mean(value, words) if isinstance(value, str) else ""
    if hint and len(words) > _MANY_WORDS:
        return f"unknown word {shown(value)}{hint}"
    return f"expected one of {', '.join(words)}, found {found(value)}{hint}"


def _wrong_length(value: list[object], schema: Mapping[str, Any]) -> str:
    least, most = schema.get("minItems", 0), schema.get("maxItems")
    allowed = f"{least} or more" if most is None else f"{least} to {most}"
    allowed = str(least) if least == most else allowed
    return f"this list has {len(value)} items: expected {allowed}"


def _wrong_text(value: str) -> str:
    if not value.strip():
        return "expected text, found none"
    return f"{shown(value)} is no id: an id is lower-case letters, digits and single hyphens"


def _schema(error: ValidationError) -> Mapping[str, Any]:
    schema = error.schema
    assert isinstance(schema, Mapping)  # noqa: S101 (only ``true`` and ``false`` are not)
    return schema
