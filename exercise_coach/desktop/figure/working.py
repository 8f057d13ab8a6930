"""Which limbs work in a movement: those whose ends go somewhere else."""

import math

from exercise_coach.figure import Figure, Joint, Stage
from exercise_coach.prescription import Side

FAR_ENOUGH = 0.15
"""A limb works if its end moves further than this, in metres."""
_ENDS = {
    "right arm": Joint.RIGHT_WRIST, "left arm": Joint.LEFT_WRIST,
    "right leg": Joint.RIGHT_ANKLE, "left leg": Joint.LEFT_ANKLE,
}  # fmt: skip


def working_limbs(figure: Figure, side: Side | None) -> frozenset[str]:
    """Return the limbs that work on this side, such as ``right arm``; none where all four do."""
    start = figure.frame(Stage.START, 0.0, side).joints
    hold = figure.frame(Stage.HOLD, 0.0, side).joints
    limbs = {limb for limb, end in _ENDS.items() if math.dist(start[end], hold[end]) > FAR_ENOUGH}
    return frozenset(limbs if len(limbs) < len(_ENDS) else ())
