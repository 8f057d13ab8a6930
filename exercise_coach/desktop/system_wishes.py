"""What the desktop says that its user needs: light enough for the first paint."""

from dataclasses import dataclass

SMALLEST_SCALE, LARGEST_SCALE = 0.5, 3.0


@dataclass(frozen=True, slots=True)
class SystemWishes:
    """High contrast, less motion, and letters so many times as large.

    `text_scale` is 1 wherever Qt enlarges letters by itself.
    """

    high_contrast: bool = False
    less_motion: bool = False
    text_scale: float = 1.0
