"""What works here, and what does not and why. Nothing is changed by looking."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from exercise_coach import folders
from exercise_coach import sound as sounds
from exercise_coach.choices import SoundChoice
from exercise_coach.commands.display import why_no_window
from exercise_coach.commands.finding import load
from exercise_coach.commands.writing import amount, write_line
from exercise_coach.logbook import FILE, Logbook, LogbookProblem
from exercise_coach.settings import Settings, SettingsError, load_settings


class Finding(NamedTuple):
    """One thing that was looked at. `is_broken` where sessions or their record suffer from it."""

    what: str
    told: str
    is_broken: bool = False


def doctor(asked: argparse.Namespace) -> int:
    """Write what works here; 1 where something that matters is broken."""
    folder = folders.data_folder(asked.data_dir)
    broken = False
    for finding in _findings(folder):
        mark = "broken: " if finding.is_broken else ""
        write_line(f"{finding.what:<16}{mark}{' '.join(finding.told.split())}")
        broken = broken or finding.is_broken
    return 1 if broken else 0


def _findings(folder: Path) -> Iterator[Finding]:
    reason = why_no_window()
    yield Finding("display", f"none: {reason}; 'play' works" if reason else "works")
    settings, told = _settings(folder)
    yield from _sound(settings.sound)
    yield Finding("voice", "comes with a later version")
    yield _data_folder(folder)
    yield told
    yield from _routines(folder)
    yield _logbook(folder / FILE)


def _settings(folder: Path) -> tuple[Settings, Finding]:
    try:
        settings = load_settings(folder)
    except SettingsError as error:
        return error.kept, Finding("settings", str(error))
    return settings, Finding("settings", "read")


def _sound(preference: SoundChoice) -> Iterator[Finding]:
    for name, works, why in sounds.probe():
        yield Finding(f"sound {name}", f"{'works' if works else 'does not work'}: {why}")
    chosen = sounds.choose(preference, folders.shipped("assets") / "tones")
    chosen.close()
    notice = f". {chosen.notice}" if chosen.notice else ""
    yield Finding("sound", f"{chosen.name} is used (setting: {preference.value}){notice}")


def _data_folder(folder: Path) -> Finding:
    # `os.path` answers where `Path` raises: for a folder in one that may not be entered.
    there = (each for each in (folder, *folder.parents) if os.path.exists(each))  # noqa: PTH110
    nearest = next(there, folder)
    if not os.path.isdir(nearest):  # noqa: PTH112
        return Finding("data folder", f"{nearest} is not a folder", is_broken=True)
    lacking = _lacking(nearest)
    if lacking:
        why = "" if nearest == folder else f", because {nearest} cannot be {lacking}"
        verb = lacking if nearest == folder else "reached"
        return Finding("data folder", f"{folder} cannot be {verb}{why}", is_broken=True)
    made = "" if nearest == folder else ", which is made when it is needed"
    return Finding("data folder", f"{folder}{made}")


def _lacking(folder: Path) -> str:
    """Return what may not be done with a folder; nothing where all may."""
    if not os.access(folder, os.R_OK | os.X_OK):
        return "read"
    return "" if os.access(folder, os.W_OK) else "written"


def _routines(folder: Path) -> Iterator[Finding]:
    library = load(folder)
    errors = sum(not problem.is_warning for problem in library.problems)
    warnings = len(library.problems) - errors
    told = f"{amount(len(library.routines), 'routine')}, {amount(errors, 'error')}"
    told += f", {amount(warnings, 'warning')}" if warnings else ""
    yield Finding("routines", f"{told}{' (exercise-coach check names them)' if errors else ''}")


def _logbook(path: Path) -> Finding:
    try:
        with Logbook.open(path, read_only=True) as logbook:
            faults = logbook.integrity()
            count = len(logbook.sessions())
    except LogbookProblem as problem:
        return Finding("logbook", str(problem), is_broken=True)
    if not path.exists():
        return Finding("logbook", "none yet; it begins with your first session")
    if faults:
        more = f" (and {len(faults) - 1} more)" if faults[1:] else ""
        return Finding("logbook", f"{path} is damaged: {faults[0]}{more}", is_broken=True)
    return Finding("logbook", f"{path}: {amount(count, 'session')}, in order")
