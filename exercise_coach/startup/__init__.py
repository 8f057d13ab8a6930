"""Starting when the user logs in, in each platform's own way. Off unless asked for."""

from exercise_coach.startup.command import command_line
from exercise_coach.startup.login import AtLogin, StartupError, at_login

__all__ = ["AtLogin", "StartupError", "at_login", "command_line"]
