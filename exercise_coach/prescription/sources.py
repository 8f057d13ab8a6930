"""One file on its way into the library: read, converted to its types, and judged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from exercise_coach.prescription.durations import decode
from exercise_coach.prescription.loaded import KnownExercises
from exercise_coach.prescription.model import ExerciseFile, FileKind, RoutineFile
from exercise_coach.prescription.naming import problems_of_name
from exercise_coach.prescription.problems import Problem
from exercise_coach.prescription.reading import ReadError, parse, read_text
from exercise_coach.prescription.rules import Fault, faults_of_exercise, faults_of_routine
from exercise_coach.prescription.schema import FILE_TYPES


@dataclass(slots=True)
class Source:
    """A file that was read. `content` is None when the file alone is enough to see it is bad.

    `problems` are those known so far; `problems_of` tells all.
    """

    file: Path
    kind: FileKind
    content: ExerciseFile | RoutineFile | None = None
    text: str | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.file.stem


def read_source(file: Path | str, kind: FileKind) -> Source:
    """Read one file, and convert it to its type if it is a good one. Never raises."""
    source = Source(Path(file), kind, problems=problems_of_name(Path(file)))
    try:
        source.text = read_text(file)
    except ReadError as error:
        source.problems.append(error.problem(source.file))
    if source.text is not None and not source.problems:
        source.content = _content(source.text, kind)
    return source


def _content(text: str, kind: FileKind) -> ExerciseFile | RoutineFile | None:
    """Return what a text says; None if anything is wrong with it, which `checking` then tells."""
    try:
        document = parse(text)
        content = msgspec.convert(document.data, FILE_TYPES[kind], dec_hook=decode)
    except (ReadError, msgspec.ValidationError):
        return None
    if document.flaws:
        return None
    if isinstance(content, ExerciseFile) and faults_of_exercise(content):
        return None
    return content


def problems_of(
    source: Source, known: KnownExercises, link_faults: Sequence[Fault] = ()
) -> list[Problem]:
    """Return every problem of a file, warnings included, given the exercises there are."""
    faults = list(link_faults)
    if isinstance(source.content, RoutineFile):
        faults += faults_of_routine(source.content, known)
    if source.text is None or (source.content is not None and not faults):
        return source.problems
    from exercise_coach.prescription import checking  # noqa: PLC0415 (good files do without it)

    if source.content is None:
        found = checking.problems_of_text(source.file, source.text, source.kind, known)
    else:
        found = checking.located(source.file, parse(source.text, with_places=True), faults)
    return [*source.problems, *found]
