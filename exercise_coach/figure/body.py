"""The body: one person of fixed proportions, 1.70 m tall.

Lengths are fractions of the stature as Drillis & Contini measured them (Body segment parameters,
New York University 1966), in the form in which Winter prints them (Biomechanics and motor control
of human movement, figure 4.1). Joints of hip and shoulder lie inside the breadths given there. How
far joints go is what the American Academy of Orthopaedic Surgeons gives (Joint motion, 1965), and
for the knee what kneeling on one's heels takes.
"""

from typing import Final, NamedTuple

from exercise_coach.figure.frame import Joint
from exercise_coach.prescription import Side

STATURE: Final = 1.70

UPPER_ARM: Final = 0.186 * STATURE
FOREARM: Final = 0.146 * STATURE
HAND: Final = 0.108 * STATURE
THIGH: Final = 0.245 * STATURE
SHIN: Final = 0.246 * STATURE
ANKLE_HEIGHT: Final = 0.039 * STATURE
FOOT: Final = 0.152 * STATURE
HALF_SHOULDERS: Final = 0.105 * STATURE
HALF_HIPS: Final = 0.052 * STATURE

# From the hips (0.530 of the stature) to the shoulders (0.818), in three parts.
PELVIS_TO_WAIST: Final = 0.075 * STATURE
WAIST_TO_CHEST: Final = 0.095 * STATURE
CHEST_TO_NECK: Final = 0.118 * STATURE
NECK_TO_HEAD: Final = 0.117 * STATURE
HEAD_TO_CROWN: Final = 0.065 * STATURE
HEAD_TO_NOSE: Final = 0.065 * STATURE

HEEL_RADIUS: Final = 0.030
TOE_RADIUS: Final = 0.018
HEAD_RADIUS: Final = 0.098
UPPER_BACK_RADIUS: Final = 0.100
CHEST_RADIUS: Final = 0.104
WAIST_RADIUS: Final = 0.095
PELVIS_RADIUS: Final = 0.104
HIP_RADIUS: Final = 0.100
SHOULDER_RADIUS: Final = 0.058
ELBOW_RADIUS: Final = 0.040
WRIST_RADIUS: Final = 0.027
THIGH_RADIUS: Final = 0.085
KNEE_RADIUS: Final = 0.054
ANKLE_RADIUS: Final = 0.038
FINGERS_RADIUS: Final = 0.012
# Along the foot towards the toes, and from the ankle towards the sole.
HEEL_AT: Final = (HEEL_RADIUS - 0.055, ANKLE_HEIGHT - HEEL_RADIUS)
TOE_AT: Final = (FOOT - 0.055 - TOE_RADIUS, ANKLE_HEIGHT - TOE_RADIUS)

MOST_ELBOW: Final = 150.0
MOST_KNEE: Final = 155.0
MOST_ELBOW_TURN: Final = 115.0
"""How far an upper arm turns about its own length either way from the middle, in degrees."""
MOST_KNEE_TURN: Final = 60.0
"""How far a thigh turns about its own length either way from the middle, in degrees."""


class Segment(NamedTuple):
    """A part of the body from one joint to another, as thick as its skin: radii in metres."""

    start: Joint
    end: Joint
    start_radius: float
    end_radius: float


_TRUNK: Final = (
    Segment(Joint.RIGHT_HIP, Joint.LEFT_HIP, HIP_RADIUS, HIP_RADIUS),
    Segment(Joint.PELVIS, Joint.WAIST, PELVIS_RADIUS, WAIST_RADIUS),
    Segment(Joint.WAIST, Joint.CHEST, WAIST_RADIUS, CHEST_RADIUS),
    Segment(Joint.CHEST, Joint.NECK, CHEST_RADIUS, UPPER_BACK_RADIUS),
    Segment(Joint.RIGHT_SHOULDER, Joint.LEFT_SHOULDER, SHOULDER_RADIUS, SHOULDER_RADIUS),
    Segment(Joint.NECK, Joint.HEAD, 0.056, 0.056),
    Segment(Joint.HEAD, Joint.HEAD, HEAD_RADIUS, HEAD_RADIUS),
)


def _limbs(side: Side) -> tuple[Segment, ...]:
    def of(part: str) -> Joint:
        return Joint(f"{side}-{part}")

    return (
        Segment(of("shoulder"), of("elbow"), 0.052, ELBOW_RADIUS),
        Segment(of("elbow"), of("wrist"), ELBOW_RADIUS, WRIST_RADIUS),
        Segment(of("wrist"), of("fingers"), WRIST_RADIUS, FINGERS_RADIUS),
        Segment(of("hip"), of("knee"), THIGH_RADIUS, KNEE_RADIUS),
        Segment(of("knee"), of("ankle"), KNEE_RADIUS, ANKLE_RADIUS),
        Segment(of("ankle"), of("heel"), ANKLE_RADIUS, HEEL_RADIUS),
        Segment(of("ankle"), of("toe"), ANKLE_RADIUS, TOE_RADIUS),
        Segment(of("heel"), of("toe"), HEEL_RADIUS, TOE_RADIUS),
    )


SEGMENTS: Final = (*_TRUNK, *_limbs(Side.RIGHT), *_limbs(Side.LEFT))
"""The whole skin, as tapered capsules; a painter may draw it rounder, but not thicker."""
