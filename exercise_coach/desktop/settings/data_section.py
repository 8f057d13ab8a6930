"""Where the data lives, and what can be done with it."""

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from exercise_coach.desktop.controls import Button, Look, Role, label
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.settings.parts import Section


class DataSection(Section):
    """The folder, the backups, and erasing. `seen` asks to be told how the backups stand now."""

    backup_wanted = Signal()
    restore_wanted = Signal()
    erase_wanted = Signal()
    seen = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # A space of no width lets a long path be broken at each folder.
        breakable = str(folder).replace(os.sep, f"{os.sep}\u200b")
        hint = self.tr("Logbook, settings and your own routines. Nothing leaves this computer.")
        self._state = label(role=Role.PlaceholderText, name="backup-state")
        back_up = Button(self.tr("Back up now"), "back-up")
        restore = Button(self.tr("Go back to a backup …"), "go-back")
        erase = Button(self.tr("Erase everything …"), "erase-everything", look=Look.WARN)
        back_up.clicked.connect(self.backup_wanted)
        restore.clicked.connect(self.restore_wanted)
        erase.clicked.connect(self.erase_wanted)
        self.fill(
            self.tr("Your data"),
            label(breakable, 1.05, name="data-folder"),
            label(hint, role=Role.PlaceholderText, name="data-hint"),
            self._state,
            flow(back_up, restore, spacing=10),
            flow(erase),
        )

    def show_state(self, text: str) -> None:
        """Show how the backups and the logbook stand."""
        self._state.setText(text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Ask anew."""
        super().showEvent(event)
        self.seen.emit()
