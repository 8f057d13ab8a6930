"""The look-through: a routine's exercises one by one, each playing at its own tempo."""

from exercise_coach.desktop.look_through.looking import Looking

__all__ = ["Looking"]
