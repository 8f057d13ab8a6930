"""The logbook in the window: progress at a glance, and every session to look back at."""

from exercise_coach.desktop.logbook.doors import Doors
from exercise_coach.desktop.logbook.logbook_page import LogbookPage

__all__ = ["Doors", "LogbookPage"]
