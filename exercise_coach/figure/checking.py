"""A pose file on its way to a figure: read, and every problem of a bad one told with its place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from exercise_coach.figure.building import figure_from
from exercise_coach.figure.figures import Figure
from exercise_coach.figure.frame import Joint
from exercise_coach.figure.model import FigureFile
from exercise_coach.figure.rules import faults_of
from exercise_coach.prescription import (
    Form,
    Problem,
    ReadError,
    check_file,
    in_order,
    locate,
    problems_of_name,
    read_document,
)


def figure_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that editors check a pose file with."""
    made = msgspec.json.schema(FigureFile)
    place = made["$defs"]["PosePart"]["properties"]["place"]
    place |= {"propertyNames": {"enum": list(Joint)}, "minProperties": 1, "maxProperties": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Exercise Coach figure",
        **made,
    }


_FORM: Final = Form("a figure: a mapping with format, camera, poses and moves", figure_schema)


def read_figure(path: Path) -> Figure | None:
    """Return the figure of a file; None where it has errors, which `check_figure` tells.

    What only the geometry is wrong with is shown as well as a body can.
    """
    read = _read(path)
    return None if read is None else figure_from(read[0], path.stem)


def _read(path: Path) -> tuple[FigureFile, Mapping[str, Any]] | None:
    try:
        document = read_document(path)
        file = msgspec.convert(document.data, FigureFile)
    except (ReadError, msgspec.ValidationError):
        return None
    return None if document.flaws or faults_of(document.data) else (file, document.data)


def check_figure(path: Path) -> list[Problem]:
    """Return every problem of a pose file, in the order of their places."""
    read = _read(path)
    if read is None:
        return list(in_order(check_file(path, _FORM, faults_of)))
    from exercise_coach.figure.judging import faults_of_figure  # noqa: PLC0415 (only checks need it)

    faults = faults_of_figure(figure_from(read[0], path.stem), *read)
    return list(in_order(problems_of_name(path) + locate(path, faults)))
