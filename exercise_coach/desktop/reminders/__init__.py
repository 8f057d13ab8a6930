"""Reminding of what is due: in the window, by a native notification, and in the tray."""

from exercise_coach.desktop.reminders.agenda import agenda_of
from exercise_coach.desktop.reminders.elsewhere import is_session_led
from exercise_coach.desktop.reminders.reminders import Reminders
from exercise_coach.desktop.reminders.reminding import Agenda

__all__ = ["Agenda", "Reminders", "agenda_of", "is_session_led"]
