"""What there is to do: the routines."""

import argparse
import itertools
import sys
from collections.abc import Iterable
from typing import Any

from exercise_coach.commands.finding import load
from exercise_coach.commands.writing import write_json, write_line
from exercise_coach.folders import data_folder
from exercise_coach.prescription import (
    LoadedRoutine,
    Origin,
    Problem,
    Repeat,
)
from exercise_coach.session import minutes
from exercise_coach.wording import LOADS, PHASES

_MARKS = {Origin.SHIPPED: "", Origin.USER: " (yours)", Origin.REPLACES: " (yours, replaces ours)"}

_TIMES = {1: "once", 2: "twice"}


def list_routines(asked: argparse.Namespace) -> int:
    """Write every usable routine, by phase; what is wrong with the others goes to stderr."""
    library = load(data_folder(asked.data_dir))
    if asked.json:
        write_json([_as_json(loaded) for loaded in library.routines])
    else:
        for line in routine_lines(library.routines):
            write_line(line)
    _warn(library.problems)
    return 0


def routine_lines(routines: Iterable[LoadedRoutine]) -> Iterable[str]:
    """Return the lines that show these routines, which stand in the order of their phases."""
    first = True
    for phase, members in itertools.groupby(routines, key=lambda loaded: loaded.routine.phase):
        if not first:
            yield ""
        first = False
        yield f"{PHASES[phase]} ({phase.value})"
        yield from map(_row, members)


def _row(loaded: LoadedRoutine) -> str:
    routine = loaded.routine
    length = f"{max(1, round(minutes(routine)))} min"
    often = often_words(routine.repeat)
    row = f"  {routine.id:<24} {LOADS[routine.load]:<8} {length:>7}  {routine.title}"
    return f"{row}{', ' if often else ''}{often}{_MARKS[loaded.origin]}"


def often_words(repeat: Repeat | None) -> str:
    """Return how often a routine falls due, in words; nothing where it says nothing."""
    if repeat is None:
        return ""
    if isinstance(repeat.every, float):
        return _every(repeat.every)
    if isinstance(repeat.per_day, int):
        return f"{_TIMES.get(repeat.per_day, f'{repeat.per_day} times')} a day"
    per_week = repeat.per_week if isinstance(repeat.per_week, int) else 1
    return f"{_TIMES.get(per_week, f'{per_week} times')} a week"


def _every(seconds: float) -> str:
    if seconds == 3600:
        return "every hour"
    return f"every {seconds / 3600:g} h" if seconds > 3600 else f"every {seconds / 60:g} min"


def _as_json(loaded: LoadedRoutine) -> dict[str, Any]:
    routine = loaded.routine
    return {
        "id": routine.id,
        "title": routine.title,
        "phase": routine.phase.value,
        "load": routine.load.value,
        "minutes": round(minutes(routine), 1),
        "repeat": _repeat_as_json(routine.repeat),
        "exercises": [each.exercise.id for each in routine.prescriptions],
        "file": str(loaded.file),
    }


def _repeat_as_json(repeat: Repeat | None) -> dict[str, float] | None:
    if repeat is None:
        return None
    given = {key: getattr(repeat, key) for key in ("every", "per_day", "per_week")}
    return {
        key: int(value) if value == int(value) else float(value)
        for key, value in given.items()
        if isinstance(value, int | float)
    }


def _warn(problems: Iterable[Problem]) -> None:
    for problem in problems:
        kind = "warning: " if problem.is_warning else ""
        sys.stderr.write(f"{kind}{problem}\n")
