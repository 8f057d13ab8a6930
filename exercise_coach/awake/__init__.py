"""Keeping screen and system awake: for the window and for the terminal. wakepy does it."""

from exercise_coach.awake.vigil import CANNOT, LONGEST_WAIT, MakeWaker, Vigil
from exercise_coach.awake.waker import Waker

__all__ = ["CANNOT", "LONGEST_WAIT", "MakeWaker", "Vigil", "Waker"]
