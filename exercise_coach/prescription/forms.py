"""Files of other rooms, checked as ours are: every problem at once, with line and column.

The room brings the form of its file and the rules that go beyond it.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from exercise_coach.prescription.naming import problems_of_name
from exercise_coach.prescription.problems import Problem
from exercise_coach.prescription.reading import ReadError, parse, read_text
from exercise_coach.prescription.rules import Fault


class Form(NamedTuple):
    """What a kind of file is: in words, and the JSON Schema that its data fits."""

    expected: str
    schema: Callable[[], dict[str, Any]]


def check_file(
    file: Path, form: Form, faults_of: Callable[[dict[str, Any]], list[Fault]]
) -> list[Problem]:
    """Return every problem of a file that must be of a form, in no particular order.

    `faults_of` returns the rules that the data breaks; values in it may be of any type, or
    `BROKEN` where they have a flaw of their own. Never raises for what is in the file.
    """
    from exercise_coach.prescription.checking import (  # noqa: PLC0415 (good files do without it)
        problems_by_form,
    )

    problems = problems_of_name(file)
    try:
        return problems + problems_by_form(file, read_text(file), form, faults_of)
    except ReadError as error:
        return [*problems, error.problem(file)]


def locate(file: Path, faults: Iterable[Fault]) -> list[Problem]:
    """Return faults of a readable file as problems, each at the key it is about.

    Raises ReadError.
    """
    from exercise_coach.prescription.checking import (  # noqa: PLC0415 (good files do without it)
        located,
    )

    return located(file, parse(read_text(file), with_places=True), list(faults))
