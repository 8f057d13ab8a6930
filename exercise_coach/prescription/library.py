"""Every exercise and routine there is: ours, and the user's own beside or in place of them.

One bad file never hides the others. A user's file that would replace one of ours and has errors
leaves ours in use. An exercise whose `easier` or `harder` leads nowhere or in a circle stays in use
without that link.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from exercise_coach.prescription.dosing import exercise_from, routine_from
from exercise_coach.prescription.finding import EXERCISES, find_files, shipped_files, user_files
from exercise_coach.prescription.loaded import (
    KnownExercises,
    Library,
    LoadedExercise,
    LoadedRoutine,
    Origin,
)
from exercise_coach.prescription.model import ExerciseFile, FileKind, Load, Phase, RoutineFile
from exercise_coach.prescription.problems import Problem, in_order, printable
from exercise_coach.prescription.reading import ReadError, parse, read_text
from exercise_coach.prescription.rules import Fault
from exercise_coach.prescription.sources import Source, problems_of, read_source
from exercise_coach.prescription.variants import faults_of_links

_PHASES = {phase: place for place, phase in enumerate(Phase)}
_LOADS = {load: place for place, load in enumerate(Load)}


def load_library(shipped: Path, user: Path | None) -> Library:
    """Read everything the app ships and, from the data folder `user`, everything the user added.

    Never raises for what is in the folders; all that is wrong is in the library's problems.
    """
    shipped_kinds, problems = shipped_files(shipped)
    user_kinds, user_problems = user_files(user) if user else ([], [])
    ours = [read_source(file, kind) for kind, file in shipped_kinds]
    theirs = [read_source(file, kind) for kind, file in user_kinds]
    problems += user_problems + _doubled(ours) + _doubled(theirs)
    known = _with_exercises(KnownExercises(), ours, Origin.SHIPPED)
    known, faults = _without_bad_links(_with_exercises(known, theirs, Origin.USER))
    routines: dict[str, LoadedRoutine] = {}
    for sources, origin in ((ours, Origin.SHIPPED), (theirs, Origin.USER)):
        problems += _judged(sources, known, faults)
        _add_routines(routines, sources, known, origin)
    in_phases = sorted(routines.values(), key=_order)
    return Library(tuple(in_phases), known.usable, in_order(problems), known.unusable)


def _order(loaded: LoadedRoutine) -> tuple[int, int, str, str]:
    routine = loaded.routine
    return _PHASES[routine.phase], _LOADS[routine.load], routine.title.casefold(), routine.id


def _doubled(sources: Sequence[Source]) -> list[Problem]:
    """Return a problem for each file whose id another file of the same place has.

    The first good file of an id stays in use; the content of the others is dropped.
    """
    problems = []
    first: dict[tuple[FileKind, str], Source] = {}
    for source in sorted(sources, key=lambda each: each.content is None):
        used = first.setdefault((source.kind, source.id), source)
        if used is not source:
            source.content = None
            message = (
                f"the id of this file is also that of {printable(str(used.file))}, the one used"
            )
            problems.append(Problem(source.file, 1, 1, message))
    return problems


def _with_exercises(
    known: KnownExercises, sources: Iterable[Source], origin: Origin
) -> KnownExercises:
    """Return what is known with the exercises of these sources, which go before those known."""
    usable, unusable = dict(known.usable), set(known.unusable)
    for source in sources:
        if source.kind is not FileKind.EXERCISE:
            continue
        if isinstance(source.content, ExerciseFile):
            usable[source.id] = _loaded_exercise(source, source.content, origin, known)
        else:
            unusable.add(source.id)
    return KnownExercises(usable, frozenset(unusable - usable.keys()))


def _loaded_exercise(
    source: Source, content: ExerciseFile, origin: Origin, known: KnownExercises
) -> LoadedExercise:
    replaces = source.id in known.usable or source.id in known.unusable
    return LoadedExercise(
        exercise_from(content, source.id),
        content.defaults,
        source.file,
        Origin.REPLACES if replaces else origin,
    )


def _without_bad_links(known: KnownExercises) -> tuple[KnownExercises, dict[Path, list[Fault]]]:
    """Return what is known without links that lead nowhere or in a circle, and those by file."""
    faults = faults_of_links(known)
    usable = dict(known.usable)
    for exercise_id, found in faults.items():
        loaded = usable[exercise_id]
        without = dict.fromkeys([str(fault.path[0]) for fault in found])
        exercise = msgspec.structs.replace(loaded.exercise, **without)
        usable[exercise_id] = LoadedExercise(exercise, loaded.defaults, loaded.file, loaded.origin)
    by_file = {known.usable[each].file: found for each, found in faults.items()}
    return KnownExercises(usable, known.unusable), by_file


def _judged(
    sources: Iterable[Source], known: KnownExercises, link_faults: dict[Path, list[Fault]]
) -> list[Problem]:
    """Return the problems of all sources, and drop the content of routines with errors."""
    problems = []
    for source in sources:
        source.problems = problems_of(source, known, link_faults.get(source.file, ()))
        problems += source.problems
        if source.kind is FileKind.ROUTINE and not all(x.is_warning for x in source.problems):
            source.content = None
    return problems


def _add_routines(
    routines: dict[str, LoadedRoutine],
    sources: Iterable[Source],
    known: KnownExercises,
    origin: Origin,
) -> None:
    for source in sources:
        if isinstance(source.content, RoutineFile):
            replaced = Origin.REPLACES if source.id in routines else origin
            routines[source.id] = LoadedRoutine(
                routine_from(source.content, source.id, known),
                source.file,
                replaced,
                tuple(source.problems),
            )


def read_routine(path: Path, library: Library) -> LoadedRoutine | list[Problem]:
    """Read a routine that stands outside the library but uses its exercises.

    Returns its problems instead if it has errors.
    """
    source = read_source(path, FileKind.ROUTINE)
    problems = _judged([source], library.known, {})
    routines: dict[str, LoadedRoutine] = {}
    _add_routines(routines, [source], library.known, Origin.USER)
    return routines.get(source.id) or list(in_order(problems))


def check_paths(
    paths: Sequence[Path],
    shipped: Path,
    user: Path | None,
    leave_out: Callable[[Path], bool] = lambda _: False,
) -> list[Problem]:
    """Return every problem of the files and folders given, or of the whole library without any.

    `leave_out` tells the files that are of another kind. Exercises under the paths are there to use
    for the routines under them, before the library's. A file is an exercise if it stands in a
    folder named ``exercises`` or reads like one.
    """
    library = load_library(shipped, user)
    if not paths:
        return list(library.problems)
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    for path in paths:
        files, found = _files_at(path)
        ours = [file for file in files if not leave_out(Path(file))]
        given = [read_source(file, _kind_of(file)) for file in ours]
        problems += found + _doubled(given)
        sources |= {os.path.realpath(each.file): each for each in given}
    given = list(sources.values())
    known, faults = _without_bad_links(_with_exercises(library.known, given, Origin.USER))
    return list(in_order(problems + _judged(given, known, faults)))


def _files_at(path: Path) -> tuple[Sequence[Path | str], list[Problem]]:
    try:
        if path.is_dir():
            found = find_files(path)
            return found.files, list(found.problems)
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return (), [Problem(path, None, None, "no such file or folder")]
    except OSError:
        pass  # reading it will tell why it cannot be read
    return (path,), []


def _kind_of(file: Path | str) -> FileKind:
    if Path(file).parent.name == EXERCISES:
        return FileKind.EXERCISE
    try:
        data = parse(read_text(file)).data
    except ReadError:
        return FileKind.ROUTINE
    if isinstance(data, dict) and "exercises" not in data and {"how", "name"} & data.keys():
        return FileKind.EXERCISE
    return FileKind.ROUTINE
