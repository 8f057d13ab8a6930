"""The icon in the system's tray, with what is due and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from exercise_coach.desktop.reminders.notification import Notification, Reply

_SHOWN_MS = 15_000


IconOf = Callable[[bool], QIcon]
"""Returns the sign, with a dot or without."""


@dataclass(frozen=True, slots=True)
class TrayState:
    """What the icon tells. `line` is the next due dose in words, `routine` its id or nothing."""

    line: str
    routine: str = ""
    is_due: bool = False
    is_paused: bool = False
    can_pause: bool = True


class Tray(QObject):
    """The icon and its menu. Nothing of it exists before `appear`."""

    start_wanted = Signal(str)
    pause_wanted = Signal(bool)
    open_wanted = Signal()
    quit_wanted = Signal()
    message_clicked = Signal()

    def __init__(self, icon_of: IconOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon_of = icon_of
        self._state = TrayState("")
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    @property
    def is_there(self) -> bool:
        """Whether the icon can be seen."""
        return self._icon is not None

    def appear(self) -> None:
        """Put the icon into the tray."""
        if self._icon is not None:
            return
        self._menu = self._made_menu()
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activate)
        self._icon.messageClicked.connect(self.message_clicked)
        self._paint()
        self._tell()
        self._icon.show()

    def vanish(self) -> None:
        """Take the icon away."""
        if self._icon is not None and self._menu is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._menu.deleteLater()
            self._icon = self._menu = None

    def show_state(self, state: TrayState) -> None:
        """Tell what is due now."""
        before, self._state = self._state, state
        if self._icon is None or state == before:
            return
        if state.is_due != before.is_due:
            self._paint()
        self._tell()

    def show_colours(self) -> None:
        """Paint the icon anew: the theme has changed."""
        if self._icon is not None:
            self._paint()

    def show_message(self, title: str, text: str) -> bool:
        """Let the tray show a message; tell whether it can."""
        if self._icon is None or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, text, self._icon.icon(), _SHOWN_MS)
        return True

    def _made_menu(self) -> QMenu:
        menu = QMenu()
        self._line = menu.addAction("")
        self._start = menu.addAction(self.tr("Start it"))
        menu.addSeparator()
        self._pause = menu.addAction("")
        menu.addSeparator()
        opening = menu.addAction(self.tr("Open Exercise Coach"))
        leaving = menu.addAction(self.tr("Quit"))
        self._line.triggered.connect(self.open_wanted)
        self._start.triggered.connect(lambda: self.start_wanted.emit(self._state.routine))
        self._pause.triggered.connect(lambda: self.pause_wanted.emit(not self._state.is_paused))
        opening.triggered.connect(self.open_wanted)
        leaving.triggered.connect(self.quit_wanted)
        return menu

    def actions(self) -> dict[str, QAction]:
        """Return the lines of the menu by what they do."""
        return {"line": self._line, "start": self._start, "pause": self._pause}

    def _paint(self) -> None:
        if self._icon is not None:
            self._icon.setIcon(self._icon_of(self._state.is_due))

    def _tell(self) -> None:
        if self._icon is None:
            return
        state = self._state
        self._icon.setToolTip(f"Exercise Coach – {state.line}")
        self._line.setText(state.line.replace("&", "&&"))
        self._start.setEnabled(bool(state.routine))
        going_on, pausing = self.tr("Go on reminding"), self.tr("Pause for today")
        self._pause.setText(going_on if state.is_paused else pausing)
        self._pause.setVisible(state.can_pause)

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        if reason in {reasons.Trigger, reasons.DoubleClick}:
            self.open_wanted.emit()


class TrayNotification(Notification):
    """Shown by the tray icon; a click on it opens the window."""

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        tray.message_clicked.connect(lambda: self.replied.emit(Reply.OPEN))

    def show(self, title: str, text: str) -> None:
        """Show this in place of what is shown now."""
        if not self._tray.show_message(title, text):
            self.failed.emit()

    def close(self) -> None:
        """Leave it to the system, which takes it away by itself."""
