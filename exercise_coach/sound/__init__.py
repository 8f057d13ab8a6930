"""Tones: short sounds for cues, through the first back end that works here.

`choose` finds one; `probe` says of each whether it works. Loads neither Qt nor playsound3.
"""

from exercise_coach.sound.backends import Finding, Sound, choose, probe

__all__ = ["Finding", "Sound", "choose", "probe"]
