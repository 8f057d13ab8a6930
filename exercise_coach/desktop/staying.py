"""Being there to remind: in the tray when the window is closed, and from a login on."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.reminders import Reminders
from exercise_coach.desktop.settings.reminder_section import ReminderSection
from exercise_coach.desktop.window import Window
from exercise_coach.settings import Settings
from exercise_coach.startup import StartupError, at_login, command_line


class Staying(QObject):
    """Lets the window hide instead of close where the user wants that and there is a tray."""

    def __init__(
        self, app: QApplication, window: Window, folder: Path, reminders: Reminders
    ) -> None:
        super().__init__(window)
        self._window, self._reminders = window, reminders
        self._login = at_login(command_line(folder))
        self._is_wanted = self._began_hidden = False
        reminders.tray_known.connect(self._see)
        reminders.open_wanted.connect(window.come_to_front)
        reminders.quit_wanted.connect(window.leave)
        # At a log-out nothing may stand in the way.
        app.commitDataRequest.connect(self._stay_no_longer)

    def use(self, settings: Settings) -> None:
        """Take whether the user wants the program to stay."""
        self._is_wanted = settings.stay_in_tray
        self._see()

    def begin_hidden(self) -> None:
        """Begin in the tray; where there is none, with the window minimised."""
        self._began_hidden = True
        self._see()

    def _see(self) -> None:
        has_tray = self._reminders.has_tray
        self._window.hides = self._is_wanted and has_tray is True
        if self._began_hidden and has_tray is False:
            self._began_hidden = False
            if not self._window.isVisible():
                self._window.showMinimized()

    def _stay_no_longer(self) -> None:
        self._is_wanted = False
        self._see()

    # The settings page

    def serve(self, section: ReminderSection) -> None:
        """Tell a section of the settings page how things are, and do what is wanted there."""

        def show_tray() -> None:
            section.show_tray(has_tray=self._reminders.has_tray)

        self._reminders.tray_known.connect(show_tray)
        section.seen.connect(lambda: self._show_login(section))
        section.login_wanted.connect(lambda wanted: self._turn_login(section, on=wanted))
        show_tray()

    def _show_login(self, section: ReminderSection, problem: str = "") -> None:
        section.show_login(is_on=self._login.is_on(), problem=problem)

    def _turn_login(self, section: ReminderSection, *, on: bool) -> None:
        try:
            self._login.turn(on=on)
        except StartupError as error:
            self._show_login(section, str(error))
        else:
            self._show_login(section)
