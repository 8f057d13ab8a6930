"""Whether figures show end poses only, for those whom movement on the screen disturbs."""

from PySide6.QtWidgets import QStyle

from exercise_coach.choices import Motion


def is_reduced(motion: Motion, style: QStyle, *, is_wished: bool = False) -> bool:
    """Tell whether there is to be less motion; `is_wished` is what the desktop itself says.

    Up to 6.11 Qt does not tell what the system prefers; a style that animates nothing does, such as
    that of a system whose animations are switched off.
    """
    if motion is Motion.AUTO:
        return is_wished or style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    return motion is Motion.REDUCED
