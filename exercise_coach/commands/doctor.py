"""What works here, and what does not and why. Nothing is changed by looking, but by `--repair`."""

import argparse
import itertools
import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from exercise_coach import clock, folders
from exercise_coach import sound as sounds
from exercise_coach.choices import SoundChoice
from exercise_coach.commands.display import why_no_window
from exercise_coach.commands.finding import load
from exercise_coach.commands.writing import amount, amounts, write_line
from exercise_coach.logbook import (
    FILE,
    Logbook,
    LogbookProblem,
    Repaired,
    SessionLock,
    backups_in,
    damaged_in,
    repair,
)
from exercise_coach.settings import Settings, SettingsError, load_settings
from exercise_coach.sound import voice


class Finding(NamedTuple):
    """One thing that was looked at. `is_broken` where sessions or their record suffer from it."""

    what: str
    told: str
    is_broken: bool = False


def doctor(asked: argparse.Namespace) -> int:
    """Write what works here; 1 where something that matters is broken, or could not be saved."""
    folder = folders.data_folder(asked.data_dir)
    broken = False
    repaired = _repair(folder) if asked.repair else ()
    for finding in itertools.chain(repaired, _findings(folder)):
        mark = "broken: " if finding.is_broken else ""
        write_line(f"{finding.what:<16}{mark}{' '.join(finding.told.split())}")
        broken = broken or finding.is_broken
    return 1 if broken else 0


def _findings(folder: Path) -> Iterator[Finding]:
    reason = why_no_window()
    yield Finding("display", f"none: {reason}; 'play' works" if reason else "works")
    settings, told = _settings(folder)
    yield from _sound(settings.sound)
    yield _voice(settings)
    yield _data_folder(folder)
    yield told
    yield from _routines(folder)
    yield _logbook(folder / FILE)
    yield from _kept_aside(folder)


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


def _voice(settings: Settings) -> Finding:
    works, why = voice.check()
    told = f"{'works' if works else 'does not work'}: {why}"
    return Finding("voice", f"{told} (setting: {settings.voice.value})")


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
            is_newer = logbook.is_newer
    except LogbookProblem as problem:
        return Finding("logbook", f"{problem}{_hint(path)}", is_broken=True)
    if not path.exists():
        return Finding("logbook", "none yet; it begins with your first session")
    if faults:
        more = f" (and {len(faults) - 1} more)" if faults[1:] else ""
        told = f"{path} is damaged: {faults[0]}{more}{_hint(path)}"
        return Finding("logbook", told, is_broken=True)
    if is_newer:
        told = (
            f"{path} was written by a newer version: its {amount(count, 'session')} can be read, "
            "but nothing is written into it until the program is updated"
        )
        return Finding("logbook", told, is_broken=True)
    return Finding("logbook", f"{path}: {amount(count, 'session')}, in order")


_REPAIR = "'exercise-coach doctor --repair' saves what it still holds"


def _hint(path: Path) -> str:
    return f" ({_REPAIR})" if os.path.isfile(path) else ""  # noqa: PTH113  (`Path` may raise)


def _kept_aside(folder: Path) -> Iterator[Finding]:
    for damaged in damaged_in(folder):
        yield Finding("damaged logbook", f"{damaged} was set aside; {_REPAIR}")
    backups = backups_in(folder)
    if backups:
        newest = f"{backups[0].made:%Y-%m-%d %H:%M}"
        told = f"{len(backups)} in {backups[0].path.parent}, the newest of {newest}"
        yield Finding("backups", told)


def _repair(folder: Path) -> Iterator[Finding]:
    repaired: list[Repaired] = []
    try:
        with SessionLock(folder) if folder.is_dir() else nullcontext():
            repaired = repair(folder / FILE, clock.wall())
    except LogbookProblem as problem:
        yield Finding("repair", str(problem), is_broken=True)
        return
    if not repaired:
        yield Finding("repair", "nothing is damaged, and nothing was changed")
    for each in repaired:
        yield from _told(each)


def _told(repaired: Repaired) -> Iterator[Finding]:
    backup = f", partly from the backup {repaired.backup.name}" if repaired.backup else ""
    yield Finding("saved", f"{amounts(repaired.found)}{backup}")
    if not repaired.is_whole:
        told = f"{amounts(repaired.lost)} that once stood there could not be found any more"
        yield Finding("lost", told, is_broken=True)
    yield Finding("damaged logbook", f"kept as {repaired.kept}")
