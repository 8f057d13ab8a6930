"""What is wrong with files of every kind, and what each kind may say."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from exercise_coach import folders
from exercise_coach.commands.finding import load
from exercise_coach.commands.writing import amount, write_json, write_line
from exercise_coach.figure import (
    FOLDER,
    Figures,
    check_figure,
    figure_files,
    figure_schema,
    load_figures,
)
from exercise_coach.folders import data_folder
from exercise_coach.prescription import (
    Fault,
    Origin,
    Problem,
    ReadError,
    check_paths,
    did_you_mean,
    find_files,
    in_order,
    json_schema,
    locate,
    read_document,
)

FIGURE = "figure"
LOGBOOK = "logbook"


def check(asked: argparse.Namespace) -> int:
    """Write every problem of these files, or of all; 1 where one of them is an error."""
    problems = in_order(_problems(asked.paths, data_folder(asked.data_dir)))
    for problem in problems:
        place = str(problem).removesuffix(problem.message)
        write_line(f"{place}{'warning: ' if problem.is_warning else ''}{problem.message}")
    errors = sum(not problem.is_warning for problem in problems)
    warnings = len(problems) - errors
    counted = [amount(errors, "error") if errors else "No errors"]
    if warnings:
        counted.append(amount(warnings, "warning"))
    write_line(f"{', '.join(counted)}.")
    return 1 if errors else 0


def _problems(paths: Sequence[Path], user: Path) -> Iterator[Problem]:
    shipped = folders.shipped("assets") / FOLDER
    figures = load_figures(shipped, user / FOLDER)
    yield from check_paths(paths, folders.shipped("routines"), user, leave_out=_is_figure)
    if paths:
        files = list(_files_at(paths))
        pose_files = [file for file in files if _is_figure(file)]
    else:
        loaded = load(user).exercises.values()
        files = [each.file for each in loaded if each.origin is not Origin.SHIPPED]
        pose_files = figure_files(shipped, user / FOLDER)
    for file in pose_files:
        yield from check_figure(file)
    for file in files:
        yield from _without_figure(file, figures, {each.stem for each in pose_files})


def _files_at(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from map(Path, find_files(path).files)
        else:
            yield path


def _is_figure(file: Path) -> bool:
    """Return whether a file stands in a folder of figures, or reads like one."""
    return file.parent.name == FOLDER or "poses" in _data_of(file)


def _data_of(file: Path) -> dict[str, object]:
    """Return what a file says; nothing where it cannot be read, which is told elsewhere."""
    try:
        data = read_document(file).data
    except ReadError:
        return {}
    return data if isinstance(data, dict) else {}


def _without_figure(file: Path, figures: Figures, drafts: set[str]) -> list[Problem]:
    """Return a warning where a file is an exercise whose figure is not there."""
    data = _data_of(file)
    figure_id = data.get(FIGURE, file.stem)
    known = {*figures, *drafts}
    if not {"how", "position"} <= data.keys() or not isinstance(figure_id, str):
        return []
    if figure_id in known:
        return []
    hint = did_you_mean(figure_id, known)
    message = f"there is no figure {figure_id!r:.70}{hint}: the exercise is shown without one"
    path = (FIGURE,) if FIGURE in data else ()
    return locate(file, [Fault(path, message, is_warning=True)])


def schema(asked: argparse.Namespace) -> int:
    """Write the JSON Schema of a kind of file."""
    if asked.kind == LOGBOOK:
        from exercise_coach.logbook.exporting import logbook_schema  # noqa: PLC0415  (`check` needs none)

        write_json(logbook_schema())
    else:
        write_json(figure_schema() if asked.kind == FIGURE else json_schema(asked.kind))
    return 0
