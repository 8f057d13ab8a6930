"""What to do: exercises and routines, read from YAML."""

from exercise_coach.prescription.model import (
    Dose,
    Exercise,
    Load,
    Phase,
    Prescription,
    Repeat,
    Routine,
    Side,
    SideNames,
    SideOrder,
)

__all__ = [
    "Dose",
    "Exercise",
    "Load",
    "Phase",
    "Prescription",
    "Repeat",
    "Routine",
    "Side",
    "SideNames",
    "SideOrder",
]
