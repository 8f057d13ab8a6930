"""Doses, sides and durations in words."""

from exercise_coach.prescription import Exercise, Prescription, Side
from exercise_coach.wording import SIDES


def duration(seconds: float) -> str:
    """Return a duration as one says it: ``30 s``, ``5 min``, ``2 min 30 s``."""
    if seconds < 100:
        return f"{round(seconds, 1):g} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min{f' {rest} s' if rest else ''}"


def dose(prescription: Prescription, number: int) -> str:
    """Return what a set asks for, the first being number 1."""
    if prescription.time is not None:
        return duration(prescription.time)
    reps = prescription.reps[number - 1]
    words = f"{reps} rep{'' if reps == 1 else 's'}{' a side' if prescription.side else ''}"
    return f"{words} · hold {duration(prescription.hold)}" if prescription.hold else words


def sets_of(done: int, planned: int) -> str:
    """Return how many sets were done: ``1 of 3 sets``, ``0 of 1 set``."""
    return f"{done} of {planned} set{'' if planned == 1 else 's'}"


def side_words(exercise: Exercise, side: Side | None) -> str:
    """Return what works on this side, such as ``right side (right arm, left leg)``."""
    if side is None:
        return ""
    name = SIDES[side] if exercise.sides is None else str(getattr(exercise.sides, side.value))
    return name if name == SIDES[side] else f"{SIDES[side]} ({name})"
