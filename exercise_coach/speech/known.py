"""What somebody who only hears knows of the set that is done: which exercise, set and side."""

from collections.abc import Collection
from dataclasses import dataclass

from exercise_coach.prescription import Side
from exercise_coach.session import Interval

_Exercise = tuple[int, str]


@dataclass(slots=True)
class Known:
    """The last exercise, set and side that were told, each with the exercise it was told of."""

    exercise: _Exercise | None = None
    set: tuple[_Exercise, int] | None = None
    side: tuple[_Exercise, Side | None] | None = None

    def take_in(self, work: Interval, told: Collection[str]) -> None:
        """Take in what was told of the set of `work`, by the names that phrases have for it."""
        if "exercise" in told:
            self.exercise = _exercise(work)
        if "set" in told:
            self.set = _exercise(work), work.set
        if "side" in told or "hand" in told:
            self.side = _exercise(work), work.side

    def has_exercise(self, work: Interval) -> bool:
        """Tell whether the exercise is known."""
        return self.exercise == _exercise(work)

    def has_set(self, work: Interval) -> bool:
        """Tell whether it is known which set this is: of an exercise just named it is the first."""
        if self.set is None or self.set[0] != _exercise(work):
            return work.set == 1
        return self.set[1] == work.set

    def has_side(self, work: Interval) -> bool:
        """Tell whether the side is known; there is nothing to know where there is none."""
        return work.side is None or self.side == (_exercise(work), work.side)


def _exercise(work: Interval) -> _Exercise:
    return work.position, work.prescription.exercise.id
