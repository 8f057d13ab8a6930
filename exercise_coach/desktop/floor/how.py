"""How an exercise is done, as it is read from the floor: all steps, or one while one gets ready."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from exercise_coach.desktop.figure import FigureView
from exercise_coach.desktop.floor.measures import (
    LINE,
    WORD,
    fitted,
    is_whole,
    lettering,
    room_for,
)
from exercise_coach.desktop.floor.places import take_bottom
from exercise_coach.prescription import Exercise

STEP_LASTS: Final = 8.0
"""How long a step is seen while one gets ready, before the next one, in seconds."""
KEPT: Final = 0.8
"""Above a step the figure has at least this share of the size it would have alone."""
NOWHERE: Final = QRect()


def steps_of(exercise: Exercise) -> tuple[str, ...]:
    """Return its steps, each with its number."""
    return tuple(f"{number}.  {step}" for number, step in enumerate(exercise.how, start=1))


def step_at(exercise: Exercise, passed: float) -> str:
    """Return the step that is seen after so many seconds of getting ready; the last one stays."""
    steps = steps_of(exercise)
    turn = min(int(max(0.0, passed) / STEP_LASTS), len(steps) - 1)
    return steps[turn] if steps else ""


def all_of(steps: Sequence[str], where: QRect, unit: int) -> tuple[str, QFont]:
    """Return all the steps, and the letters in which they fill the place of the figure.

    Lines between them are left free where the letters are large all the same.
    """
    room, normal = (where.width(), where.height()), QFont.Weight.Normal
    apart = "\n\n".join(steps)
    if is_whole(apart, letters_of_one(unit), *room):
        return apart, fitted(apart, *room, WORD * unit, LINE * unit, normal)
    close = "\n".join(steps)
    return close, fitted(close, *room, WORD * unit, LINE * unit, normal)


def letters_of_one(unit: int) -> QFont:
    """Return the letters of the one step below the figure."""
    return lettering(LINE * unit)


def split(room: QRect, figure: FigureView, steps: Sequence[str], unit: int) -> tuple[QRect, QRect]:
    """Return the places of the figure and of one step at a time below it.

    The step has none where the figure would become much smaller for it.
    """
    face = letters_of_one(unit)
    height = max((room_for(step, face, room.width()).height() for step in steps), default=0)
    if not height or height >= room.height():
        return room, NOWHERE
    above = QRect(room)
    below = take_bottom(above, height, unit // 80)
    alone = figure.scale_within(room.width(), room.height())
    if figure.scale_within(above.width(), above.height()) < KEPT * alone:
        return room, NOWHERE
    return above, below
