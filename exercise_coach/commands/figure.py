"""Pictures of figures, for those who write routines and pose files."""

import argparse
import importlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from exercise_coach import folders
from exercise_coach.choices import Theme
from exercise_coach.cli import RefusalError
from exercise_coach.commands.finding import is_path, load
from exercise_coach.commands.writing import amount, write_file, write_line
from exercise_coach.figure import FOLDER, Figure, Figures, Instant, Stage, load_figures
from exercise_coach.folders import data_folder
from exercise_coach.prescription import Problem, Side, did_you_mean

WRONG_USAGE = 2
SIZE = (900, 700)
SHEET_SIZE = (320, 220)
MOST_PIXELS = 100_000_000
"""What is painted takes four times as many bytes."""
_SHEET_ONLY = ("untitled", "mistakes")
_ONE_ONLY = ("figure", "at", "side", "mistake")


def figure(asked: argparse.Namespace) -> int:
    """Write a picture of one figure, or of all. Raises `RefusalError` where that cannot be done."""
    _check_usage(asked)
    user = data_folder(asked.data_dir)
    figures = load_figures(folders.shipped("assets") / FOLDER, user / FOLDER)
    content = _sheet(asked, figures, user) if asked.sheet else _one(asked, figures, user)
    write_file(asked.out, content)
    write_line(f"Written: {asked.out}")
    return 0


def _check_usage(asked: argparse.Namespace) -> None:
    """Refuse what does not go together."""
    useless = [name for name in (_ONE_ONLY if asked.sheet else _SHEET_ONLY) if getattr(asked, name)]
    if not asked.sheet and asked.figure is None:
        _refuse("expected the id or the path of a figure, or --sheet for all of them")
    if useless and asked.sheet:
        named = "a figure" if useless[0] == "figure" else f"--{useless[0]}"
        _refuse(f"--sheet shows all figures: leave {named} out")
    if useless:
        _refuse(f"--{useless[0]} goes with --sheet")
    if asked.out.suffix.lower() != ".png":
        _refuse(f"--out names a .png file, not {str(asked.out)!r:.70}")


def _refuse(message: str) -> None:
    raise RefusalError(f"{message} (see exercise-coach figure --help)", WRONG_USAGE)


def _pictures() -> Any:
    """Return what paints, with Qt told first that there need be no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return importlib.import_module("exercise_coach.desktop.figure_pictures")


# One figure


def _one(asked: argparse.Namespace, figures: Figures, user: Path) -> bytes:
    right = shown = _find(asked.figure, figures, user)
    if asked.mistake is not None:
        shown = _mistake(right, asked.mistake)
    instant = right.picture if shown is right else right.instant_unlike(shown)
    if asked.at is not None:
        instant = Instant(Stage(asked.at[0]), asked.at[1])
    side = Side(asked.side) if asked.side else None
    made = _pictures().figure_png(shown, instant, side, asked.size or SIZE, Theme(asked.theme))
    return bytes(made)


def _mistake(right: Figure, number: int) -> Figure:
    if number > len(right.mistakes):
        drawn = amount(len(right.mistakes), "drawn mistake")
        raise RefusalError(f"{right.id} has {drawn}: there is no number {number}")
    return right.mistakes[number - 1].figure


def _find(wanted: str, figures: Figures, user: Path) -> Figure:
    """Return the figure with this id, of the exercise with this id, or in this file.

    Raises `RefusalError` where there is none, or its file has errors.
    """
    if wanted not in iter(figures) and is_path(wanted):
        figures = Figures([Path(wanted)])
        found = figures.get(Path(wanted).stem)
    else:
        found = figures.get(wanted) or figures.get(_figure_of_exercise(wanted, user))
    if found is not None:
        _warn(figures.problems)
        return found
    if figures.problems:
        first, *others = figures.problems
        more = f" (and {len(others)} more: exercise-coach check {first.file})" if others else ""
        raise RefusalError(f"{first}{more}")
    hint = did_you_mean(wanted, figures)
    raise RefusalError(
        f"there is no figure {wanted!r:.70}{hint}; 'exercise-coach figure --sheet' shows them all"
    )


def _figure_of_exercise(wanted: str, user: Path) -> str:
    loaded = load(user).exercises.get(wanted)
    return (loaded.exercise.figure or wanted) if loaded else wanted


def _warn(problems: Iterable[Problem]) -> None:
    for problem in problems:
        sys.stderr.write(f"{problem}\n")


# All of them


def _sheet(asked: argparse.Namespace, figures: Figures, user: Path) -> bytes:
    found = [each for each in map(figures.get, sorted(figures)) if each is not None]
    _warn(figures.problems)
    size = asked.size or SHEET_SIZE
    count = sum(1 + len(each.mistakes) for each in found) if asked.mistakes else len(found)
    if count * size[0] * size[1] > MOST_PIXELS:
        raise RefusalError("the sheet would be too large to paint; give a smaller --size")
    pictures, is_titled = _pictures(), not asked.untitled
    if asked.mistakes:
        made = pictures.mistakes_png(found, size, Theme(asked.theme), is_titled=is_titled)
    else:
        names = _names(user) if is_titled else {}
        made = pictures.sheet_png(found, names, size, Theme(asked.theme), is_titled=is_titled)
    return bytes(made)


def _names(user: Path) -> dict[str, str]:
    """Return what exercises call what each figure shows."""
    names: dict[str, list[str]] = {}
    for loaded in load(user).exercises.values():
        exercise = loaded.exercise
        names.setdefault(exercise.figure or exercise.id, []).append(exercise.name)
    return {figure_id: "; ".join(sorted(named, key=len)) for figure_id, named in names.items()}
