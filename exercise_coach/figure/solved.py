"""Where the joints of a body are, and which way its parts face."""

from dataclasses import dataclass, field

from exercise_coach.figure.frame import Joint
from exercise_coach.figure.layout import Ends
from exercise_coach.figure.model import Part
from exercise_coach.figure.vectors import Axes, Vector, add, into_room
from exercise_coach.prescription import Side


@dataclass(slots=True)
class Solved:
    """Where all joints are, the axes of the parts of the body, and where they begin."""

    joints: dict[Joint, Vector]
    axes: dict[Part, Axes] = field(default_factory=dict)
    origins: dict[Part, Vector] = field(default_factory=dict)
    poles: dict[Joint, Vector] = field(default_factory=dict)
    feet: dict[Joint, tuple[Vector, Vector]] = field(default_factory=dict)

    def into_room(self, of: Part | None, vector: Vector) -> Vector:
        """Return a direction given by a part of the body as one in the room.

        A part whose place is not known yet is as the room is.
        """
        axes = None if of is None else self.axes.get(of)
        return vector if axes is None else into_room(axes, vector)

    def place_in_room(self, of: Part | None, place: Vector) -> Vector:
        """Return a place given by a part of the body as one in the room."""
        if of is None or of not in self.origins:
            return place
        return add(self.origins[of], self.into_room(of, place))


def root_axes(ends: Ends, solved: Solved) -> tuple[Axes, Vector]:
    """Return the axes of the part that a limb hangs on, and which way is outward for the limb."""
    axes = solved.axes[Part.CHEST if ends.bones.is_arm else Part.PELVIS]
    left = axes[1]
    return axes, left if ends.side is Side.LEFT else (-left[0], -left[1], -left[2])
