"""From what files say to what is done: every default filled in, every exercise id resolved.

An entry of a routine goes before the exercise's own defaults, and those before the house's. An
entry's `time` puts the exercise's usual reps aside, and the other way round. Where the exercise's
usual reps are a list and the entry asks for another number of sets, its first number counts for
all of them.
"""

from dataclasses import dataclass
from typing import Final

from msgspec import UNSET, UnsetType

from exercise_coach.prescription.loaded import KnownExercises, LoadedExercise
from exercise_coach.prescription.model import (
    Dose,
    Exercise,
    ExerciseFile,
    Prescription,
    Routine,
    RoutineFile,
    SideNames,
    SideOrder,
    Tempo,
    Use,
)

HOUSE_SETS: Final = 1
HOUSE_TEMPO: Final = (2.0, 0.0, 2.0)
HOUSE_REST: Final = 30.0
HOUSE_PREPARE: Final = 5.0
HOUSE_CHANGE_SIDE: Final = 3.0
EASIER_STEPS: Final = 4
"""So many easier variants of one another a prescription carries; links may go on for longer."""

Pace = tuple[float, float, float]
"""Seconds on the way out, held, and on the way back."""


@dataclass(frozen=True, slots=True)
class FullDose:
    """A dose with every default filled in; `reps` is empty and `time` None where neither is known.

    Durations are seconds. A timed item has no pace: all three parts are 0.
    """

    sets: int
    reps: tuple[int, ...]
    time: float | None
    pace: Pace
    rest: float


def full_dose(entry: Dose, usual: Dose) -> FullDose:
    """Return the dose of an entry, over the exercise's usual dose, over the house's."""
    time, reps = entry.time, entry.reps
    if time is UNSET and reps is UNSET:
        time, reps = usual.time, usual.reps
    sets = _sets(entry, usual, reps)
    timed = time is not UNSET
    return FullDose(
        sets=sets,
        reps=() if reps is UNSET else _per_set(reps, sets),
        time=None if time is UNSET else float(time),
        pace=(0.0, 0.0, 0.0) if timed else pace(entry.tempo, pace(usual.tempo, HOUSE_TEMPO)),
        rest=_seconds(entry.rest, _seconds(usual.rest, HOUSE_REST)),
    )


def _sets(entry: Dose, usual: Dose, reps: int | tuple[int, ...] | UnsetType) -> int:
    if isinstance(entry.reps, tuple):
        return len(entry.reps)
    if entry.sets is not UNSET:
        return entry.sets
    if usual.sets is not UNSET:
        return usual.sets
    return len(reps) if isinstance(reps, tuple) else HOUSE_SETS


def _per_set(reps: int | tuple[int, ...], sets: int) -> tuple[int, ...]:
    if isinstance(reps, int):
        return (reps,) * sets
    return reps if len(reps) == sets else (reps[0],) * sets


def pace(tempo: Tempo | UnsetType, otherwise: Pace) -> Pace:
    """Return the parts of a tempo, each left-out part as in `otherwise`."""
    if tempo is UNSET:
        return otherwise
    out, hold, back = otherwise
    return _seconds(tempo.out, out), _seconds(tempo.hold, hold), _seconds(tempo.back, back)


def _seconds(value: float | UnsetType, otherwise: float) -> float:
    return otherwise if value is UNSET else float(value)


def prescribe(use: Use, known: KnownExercises) -> Prescription:
    """Return the prescription that an entry without faults stands for.

    Raises KeyError for an exercise that is not known.
    """
    loaded = known.usable[use.use]
    dose = full_dose(use, loaded.defaults)
    out, hold, back = dose.pace
    return Prescription(
        exercise=loaded.exercise,
        sets=dose.sets,
        reps=dose.reps,
        time=dose.time,
        out=out,
        hold=hold,
        back=back,
        side=_side(loaded, use.side, dose.time),
        rest=dose.rest,
        easier=_easier(loaded, dose, use.side, known),
    )


def _side(
    loaded: LoadedExercise, asked: SideOrder | UnsetType, time: float | None
) -> SideOrder | None:
    if loaded.exercise.sides is None:
        return None
    if time is not None:
        return SideOrder.ONE_THEN_OTHER
    for side in (asked, loaded.defaults.side):
        if side is not UNSET:
            return side
    return SideOrder.ONE_THEN_OTHER


def _easier(
    loaded: LoadedExercise,
    dose: FullDose,
    asked: SideOrder | UnsetType,
    known: KnownExercises,
    steps: int = EASIER_STEPS,
) -> Prescription | None:
    """Return the easier variant with as many sets, and with its own usual dose where it has one.

    It comes with its own easier variant, and so on for so many steps.
    """
    easier = known.usable.get(loaded.exercise.easier or "")
    if easier is None or not steps:
        return None
    time, reps = _easier_amount(easier.defaults, dose)
    easy = (0.0, 0.0, 0.0) if time is not None else _easier_pace(easier.defaults, dose)
    out, hold, back = easy
    return Prescription(
        exercise=easier.exercise,
        sets=dose.sets,
        reps=reps,
        time=time,
        out=out,
        hold=hold,
        back=back,
        side=_side(easier, asked, time),
        rest=dose.rest,
        easier=_easier(
            easier, FullDose(dose.sets, reps, time, easy, dose.rest), asked, known, steps - 1
        ),
    )


def _easier_amount(usual: Dose, dose: FullDose) -> tuple[float | None, tuple[int, ...]]:
    """Return the easier variant's time and reps, never more of the same than the original's."""
    if usual.time is not UNSET:
        return min(float(usual.time), dose.time or float(usual.time)), ()
    if usual.reps is UNSET:
        return dose.time, dose.reps
    reps = _per_set(usual.reps, dose.sets)
    if dose.reps:
        reps = tuple(map(min, reps, dose.reps))
    return None, reps


def _easier_pace(usual: Dose, dose: FullDose) -> Pace:
    own = pace(usual.tempo, HOUSE_TEMPO if dose.time is not None else dose.pace)
    return own if sum(own) else HOUSE_TEMPO


def exercise_from(file: ExerciseFile, exercise_id: str) -> Exercise:
    """Return the exercise that a file tells of, its texts on one line each."""
    return Exercise(
        id=exercise_id,
        name=_line(file.name),
        position=_line(file.position),
        how=_lines(file.how),
        sides=_side_names(file.sides),
        equipment=_lines(file.equipment),
        reminders=_lines(file.reminders),
        mistakes=_lines(file.mistakes),
        stop_if=_lines(file.stop_if),
        easier=file.easier or None,
        harder=file.harder or None,
        figure=file.figure or None,
        phases=file.phases,
        from_day=file.from_day,
        relief=file.relief or None,
        spine=file.spine,
        sources=_lines(file.sources),
    )


def _side_names(sides: bool | SideNames) -> SideNames | None:
    if isinstance(sides, SideNames):
        return SideNames(right=_line(sides.right), left=_line(sides.left))
    return SideNames(right="right side", left="left side") if sides else None


def routine_from(file: RoutineFile, routine_id: str, known: KnownExercises) -> Routine:
    """Return the routine that a file without faults tells of, its texts on one line each."""
    return Routine(
        id=routine_id,
        title=_line(file.title),
        phase=file.phase,
        load=file.load,
        prescriptions=tuple([prescribe(use, known) for use in file.exercises]),
        summary=_line(file.summary or ""),
        repeat=None if isinstance(file.repeat, UnsetType) else file.repeat,
        pain_limit=file.pain_limit,
        prepare=_seconds(file.prepare, HOUSE_PREPARE),
        change_side=_seconds(file.change_side, HOUSE_CHANGE_SIDE),
        sources=_lines(file.sources),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([_line(text) for text in texts])
