"""Screen and system stay awake while a session runs; where they sleep or lock, it waits."""

from exercise_coach.desktop.awake.awake import Awake

__all__ = ["Awake"]
