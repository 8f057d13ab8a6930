"""What the fields of a file must be to each other, and to the exercises there are.

The types say what each field may be; here stands what goes beyond them, once for good files and
bad ones alike. A fault names the path of the key it is about.
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from exercise_coach.prescription.dosing import HOUSE_TEMPO, full_dose, pace
from exercise_coach.prescription.loaded import KnownExercises, LoadedExercise
from exercise_coach.prescription.model import (
    Dose,
    Exercise,
    ExerciseFile,
    Load,
    Phase,
    Repeat,
    RoutineFile,
    SideNames,
    SideOrder,
    Use,
)
from exercise_coach.prescription.places import Path
from exercise_coach.prescription.problems import did_you_mean, shown

LAST_ACUTE_DAY = 3
"""The last day of an episode, counted from 1, that its first 48 hours can reach into."""

_ALTERNATING_TIME = "a timed item cannot alternate between sides: use one-then-other"


class Fault(NamedTuple):
    """A rule that a file breaks: the path of the key it is about, and what is wrong."""

    path: Path
    message: str
    is_warning: bool = False


def faults_of_routine(file: RoutineFile, known: KnownExercises) -> list[Fault]:
    """Return every rule that a routine breaks."""
    faults = [] if isinstance(file.repeat, UnsetType) else faults_of_repeat(file.repeat)
    return faults + faults_of_entries(file.exercises, file.phase, file.load, known)


def faults_of_repeat(repeat: Repeat) -> list[Fault]:
    """Return the rules broken by how often a routine falls due."""
    given = [each for each in (repeat.every, repeat.per_day, repeat.per_week) if each is not UNSET]
    if len(given) == 1:
        return []
    message = f"expected exactly one of every, per_day and per_week, found {len(given)}"
    return [Fault(("repeat",), message)]


def faults_of_entries(
    entries: Sequence[Use | None],
    phase: Phase | None,
    load: Load | None,
    known: KnownExercises,
) -> list[Fault]:
    """Return the rules broken by the entries of a routine; None is what nothing is known of."""
    faults: list[Fault] = []
    for index, use in enumerate(entries):
        if use is not None:
            for path, message, is_warning in _faults_of_entry(use, phase, load, known):
                faults.append(Fault(("exercises", index, *path), message, is_warning))
    return faults


def _faults_of_entry(
    use: Use, phase: Phase | None, load: Load | None, known: KnownExercises
) -> list[Fault]:
    faults = _faults_of_dose(use)
    loaded = known.usable.get(use.use)
    if loaded is None:
        if use.use:
            faults.append(Fault(("use",), not_known(use.use, known)))
        return faults
    faults += _faults_with_exercise(use, loaded)
    doubts = [_doubt_about_phase(loaded.exercise, phase), _doubt_about_load(loaded.exercise, load)]
    return faults + [Fault(("use",), doubt, is_warning=True) for doubt in doubts if doubt]


def _doubt_about_phase(exercise: Exercise, phase: Phase | None) -> str:
    """Return why an exercise may come too early or too late in a routine of this phase, if so."""
    if phase is not None and phase not in exercise.phases:
        meant = _either(exercise.phases)
        return f"{shown(exercise.id)} is meant for {meant}, and this routine for {phase}"
    if phase is Phase.ACUTE and exercise.from_day > LAST_ACUTE_DAY:
        day = exercise.from_day
        return f"{shown(exercise.id)} waits until day {day}, and this routine is for {phase}"
    return ""


def _doubt_about_load(exercise: Exercise, load: Load | None) -> str:
    """Return why an exercise may ask too much of somebody in strong pain, if so."""
    if load is Load.RELIEF and exercise.relief is None:
        return (
            f"{shown(exercise.id)} is not marked as relief, and a relief routine may start at any "
            f"pain: expected load {Load.GENTLE} or {Load.STRENGTH}"
        )
    return ""


def _faults_of_dose(dose: Dose) -> list[Fault]:
    """Return the rules that a dose breaks by itself, whatever the exercise."""
    faults = []
    if isinstance(dose.reps, tuple) and dose.sets not in {UNSET, len(dose.reps)}:
        message = f"{len(dose.reps)} numbers of reps for {dose.sets} sets: expected one for each"
        faults.append(Fault(("reps",), message))
    if dose.time is not UNSET:
        if dose.reps is not UNSET:
            faults.append(Fault(("reps",), "either reps or time, not both"))
        if dose.tempo is not UNSET:
            faults.append(Fault(("tempo",), "a timed item has no tempo: leave out time or tempo"))
        if dose.side is SideOrder.ALTERNATING:
            faults.append(Fault(("side",), _ALTERNATING_TIME))
    return faults


def _faults_with_exercise(use: Use, loaded: LoadedExercise) -> list[Fault]:
    dose = full_dose(use, loaded.defaults)
    faults = []
    if use.side is not UNSET and loaded.exercise.sides is None:
        faults.append(Fault(("side",), f"{shown(use.use)} has no sides: leave this out"))
    if not dose.reps and dose.time is None:
        message = f"expected reps or time: {shown(use.use)} has no usual dose of its own"
        faults.append(Fault((), message))
    if dose.reps and dose.time is None and not sum(dose.pace):
        faults.append(Fault(("tempo",), "a rep would last 0 s: expected more than 0 for some part"))
    if use.time is UNSET and use.reps is UNSET and dose.time is not None:
        if use.tempo is not UNSET:
            message = f"{shown(use.use)} is a timed item unless reps are given: it has no tempo"
            faults.append(Fault(("tempo",), message))
        if use.side is SideOrder.ALTERNATING:
            faults.append(Fault(("side",), _ALTERNATING_TIME))
    return faults


def not_known(exercise_id: str, known: KnownExercises) -> str:
    """Return, in words, why an exercise that a file names is not there to use."""
    if exercise_id in known.unusable:
        return f"exercise {shown(exercise_id)} cannot be used: its file has errors"
    hint = did_you_mean(exercise_id, [*known.usable, *known.unusable])
    return f"unknown exercise {shown(exercise_id)}{hint}"


def _either(phases: Sequence[Phase]) -> str:
    return " or ".join(phases)


def faults_of_exercise(file: ExerciseFile) -> list[Fault]:
    """Return every rule that an exercise's own file breaks."""
    return faults_of_defaults(file.defaults, file.sides)


def faults_of_defaults(defaults: Dose, sides: bool | SideNames) -> list[Fault]:
    """Return the rules broken by the usual dose of an exercise with or without sides."""
    faults = _faults_of_dose(defaults)
    if defaults.side is not UNSET and sides is False:
        faults.append(Fault(("side",), "this exercise has no sides: leave this out, or set sides"))
    if not sum(pace(defaults.tempo, HOUSE_TEMPO)):
        faults.append(Fault(("tempo",), "a rep would last 0 s: expected more than 0 for some part"))
    return [Fault(("defaults", *path), message) for path, message, _ in faults]
