"""What has been read: routines and exercises, and the files they came from."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exercise_coach.prescription.model import Dose, Exercise, Routine
from exercise_coach.prescription.problems import Problem


class Origin(enum.StrEnum):
    """Whose file it is."""

    SHIPPED = "shipped"
    USER = "user"
    REPLACES = "replaces"  # the user's, in place of ours with the same id


@dataclass(frozen=True, slots=True)
class LoadedExercise:
    """An exercise, and the dose its file gives for routines that say nothing else."""

    exercise: Exercise
    defaults: Dose
    file: Path
    origin: Origin


@dataclass(frozen=True, slots=True)
class LoadedRoutine:
    """A routine ready to be done; its warnings stand in the way of nothing."""

    routine: Routine
    file: Path
    origin: Origin
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownExercises:
    """The exercises a routine may use, and the ids of those whose only files have errors."""

    usable: Mapping[str, LoadedExercise] = field(default_factory=dict)
    unusable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Library:
    """Every routine and exercise that can be used, and every problem of every file.

    Routines stand in the order of their phases, the lightest load first, then by title. Problems
    include the warnings.
    """

    routines: tuple[LoadedRoutine, ...]
    exercises: Mapping[str, LoadedExercise]
    problems: tuple[Problem, ...]
    unusable_exercises: frozenset[str] = frozenset()

    def routine(self, routine_id: str) -> LoadedRoutine | None:
        """Return the routine with this id, or None."""
        return next((each for each in self.routines if each.routine.id == routine_id), None)

    @property
    def known(self) -> KnownExercises:
        """What a routine outside the library may use."""
        return KnownExercises(self.exercises, self.unusable_exercises)
