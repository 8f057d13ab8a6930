"""When to remind, and whether to be there for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout

from exercise_coach.desktop.controls import Role, column, label
from exercise_coach.desktop.settings.parts import CheckBox, Section
from exercise_coach.desktop.settings.time_field import TimeField
from exercise_coach.settings import Settings


class ReminderSection(Section):
    """Waking and quiet hours, the tray, and the start at login.

    `login_wanted` carries whether a login is to start the program: that is no setting of ours, but
    what stands in the system's own place. `seen` asks to be told how it stands there now.
    """

    login_wanted = Signal(bool)
    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._remind = CheckBox(self.tr("Remind me of what is due"), "remind")
        self._waking_from = TimeField("waking-from", self.tr("Awake from"))
        self._waking_to = TimeField("waking-to", self.tr("Awake until"))
        self._quiet_from = TimeField("quiet-from", self.tr("No reminders from"))
        self._quiet_to = TimeField("quiet-to", self.tr("No reminders until"))
        self._stay = CheckBox(
            self.tr("Keep running in the tray when the window is closed"), "stay-in-tray"
        )
        self._login = CheckBox(self.tr("Start when I log in"), "start-at-login")
        self._tray = label(role=Role.PlaceholderText, name="tray-state")
        self._problem = label(role=Role.BrightText, name="login-problem")
        self._hint = label(role=Role.PlaceholderText, name="quiet-hint")
        self._connect()
        self.fill(
            self.tr("Reminders"),
            column(self._remind, 6),
            self._spans(),
            column(self._hint, 8, self._stay, 4, self._tray, 10, self._login, 4, self._problem),
        )
        self.show_tray(has_tray=None)
        self.show_login(is_on=False, problem="")

    def _spans(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        spans = (
            (self.tr("I am awake from"), self._waking_from, self._waking_to),
            (self.tr("Keep quiet from"), self._quiet_from, self._quiet_to),
        )
        for line, (text, start, end) in enumerate(spans):
            texts = label(text, 1.05, wrap=False), label(self.tr("to"), 1.05, wrap=False)
            for place, widget in enumerate((texts[0], start, texts[1], end)):
                grid.addWidget(widget, line, place)
        grid.setColumnStretch(4, 1)
        return grid

    def _connect(self) -> None:
        def tell(name: str, value: object) -> None:
            self.changed.emit({name: value})

        self._remind.toggled.connect(lambda on: tell("remind", on))
        self._stay.toggled.connect(lambda on: tell("stay_in_tray", on))
        self._waking_from.changed.connect(lambda moment: tell("waking_from", moment))
        self._waking_to.changed.connect(lambda moment: tell("waking_to", moment))
        self._quiet_from.changed.connect(lambda moment: tell("quiet_from", moment))
        self._quiet_to.changed.connect(lambda moment: tell("quiet_to", moment))
        self._login.clicked.connect(self.login_wanted)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are."""
        self._remind.setChecked(settings.remind)
        self._waking_from.show_time(settings.waking_from)
        self._waking_to.show_time(settings.waking_to)
        self._quiet_from.show_time(settings.quiet_from)
        self._quiet_to.show_time(settings.quiet_to)
        self._stay.setChecked(settings.stay_in_tray)
        unset = self.tr("Exercises fall due only while you are awake. No quiet hours are set.")
        quiet = self.tr("Exercises fall due only while you are awake.")
        self._hint.setText(unset if settings.quiet is None else quiet)

    def show_tray(self, *, has_tray: bool | None) -> None:
        """Show whether there is a tray; none while that is being found out."""
        self._stay.setEnabled(has_tray is True)
        texts = {
            None: self.tr("Looking for the tray …"),
            True: self.tr("Reminders come as notifications, and in this window."),
            False: self.tr(
                "There is no tray on this desktop, so this window reminds you itself, "
                "as long as it is open or minimised."
            ),
        }
        self._tray.setText(texts[has_tray])

    def show_login(self, *, is_on: bool, problem: str) -> None:
        """Show whether a login starts the program, and what went wrong when that was changed."""
        self._login.setChecked(is_on)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Ask anew: the desktop's own settings may have changed it."""
        super().showEvent(event)
        self.seen.emit()
