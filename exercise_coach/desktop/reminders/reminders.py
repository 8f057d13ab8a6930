"""Reminds the user of what is due: in the window, by a native notification, and in the tray.

One single-shot timer waits for the next change. Qt's timers stand still while the machine sleeps,
so it never waits longer than five minutes before it asks the clock again: after a sleep, or a clock
that was set, a reminder comes so late at most. Nothing is counted.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.reminders import words
from exercise_coach.desktop.reminders.bar import ReminderBar
from exercise_coach.desktop.reminders.icon import sign
from exercise_coach.desktop.reminders.native import Native, native
from exercise_coach.desktop.reminders.notification import Reply
from exercise_coach.desktop.reminders.reminding import Agenda, Look, Reminder, Reminding
from exercise_coach.desktop.reminders.tray import IconOf, Tray, TrayState
from exercise_coach.desktop.reminders.tray_finder import TrayFinder
from exercise_coach.desktop.theme import colours_of
from exercise_coach.recovery import Calendar
from exercise_coach.recovery.facts import DoseSkipped, DoseSnoozed, RemindersPaused
from exercise_coach.settings import Settings

LONGEST_WAIT = timedelta(minutes=5)
SHORTEST_WAIT = timedelta(seconds=1)
SNOOZE = timedelta(minutes=15)


class Reminders(QObject):
    """Everything that reminds. `told` carries facts, `start_wanted` a routine's id.

    `tray_known` comes when it is known whether there is a tray. `stale` asks for a new agenda: the
    time for a reminder has come, but what is due may have been done elsewhere. `is_led` tells
    whether somebody else leads a session: then nothing is said either.
    """

    told = Signal(object)
    start_wanted = Signal(str)
    open_wanted = Signal()
    quit_wanted = Signal()
    tray_known = Signal()
    stale = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        parent: QObject,
        make_native: Callable[[IconOf, QObject], Native] = native,
        is_led: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._now, self._make_native, self._is_led = now, make_native, is_led
        self._teller = Teller(now)
        self._agenda, self._settings = Agenda(), Settings()
        self._reminding = Reminding()
        self._reminder: Reminder | None = None
        self._again: datetime | None = None
        self._is_notified = self._is_on_page = False
        self._native: Native | None = None
        self._finder: TrayFinder | None = None
        self._remark = ""
        self._said_no_tray = False
        self.bar = ReminderBar()
        self.bar.replied.connect(self._reply)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._wake)

    # What is known

    def begin(self) -> None:
        """Look for what this platform has. Called once the window was painted."""
        self._reminding.begin(self._now())
        self._native = self._make_native(self._icon, self)
        tray, notification = self._native.tray, self._native.notification
        tray.start_wanted.connect(self._start)
        tray.pause_wanted.connect(self._pause)
        tray.open_wanted.connect(self.open_wanted)
        tray.quit_wanted.connect(self.quit_wanted)
        notification.replied.connect(self._reply)
        notification.failed.connect(self._alert)
        self._finder = TrayFinder(self._native.find_tray, self)
        self._finder.known.connect(self._show_tray)
        self._finder.look()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self.look)
        self.look()

    @property
    def has_tray(self) -> bool | None:
        """Whether there is a tray; none while that is being found out."""
        return self._finder.has_tray if self._finder is not None else None

    def take(self, agenda: Agenda) -> None:
        """Remind of what is due by this agenda from now on."""
        self._agenda = agenda
        self.look()

    def use(self, settings: Settings) -> None:
        """Take the hours, the colours, and whether to remind at all."""
        before, self._settings = self._settings, settings
        if self._native is not None and settings.theme is not before.theme:
            self._native.tray.show_colours()
        self.look()

    def session_began(self) -> None:
        """Be silent until the session has ended."""
        self._reminding.session_began()
        self.look()

    def session_ended(self) -> None:
        """Go on, after a rest."""
        self._reminding.session_ended(self._now())
        self.look()

    def leave_to_page(self, *, is_on_page: bool) -> None:
        """Take whether the page that is seen says itself what is due: then the bar does not."""
        if is_on_page is not self._is_on_page:
            self._is_on_page = is_on_page
            self.look()

    def close(self) -> None:
        """Remind no more."""
        self._timer.stop()
        if self._native is not None and self._finder is not None:
            self._finder.stop()
            self._native.notification.close()
            self._native.close()
            self._native = None

    # What is seen

    def look(self) -> None:
        """See what is due now, show it, and wait for the next change."""
        if self._native is None:
            return
        now = self._now()
        look = self._reminding.look(self._agenda, self._settings, now, self._is_led)
        self._tell_tray(self._native.tray, look, now)
        self._show(look, now)
        self._again = look.again
        self._wait(now)

    def _wait(self, now: datetime) -> None:
        if self._again is None:
            self._timer.stop()
            return
        left = self._again - now.astimezone(UTC)
        # Where the time has come, a new agenda is on its way, and leads to another look.
        is_time = left <= timedelta(0)
        wait = LONGEST_WAIT if is_time else max(SHORTEST_WAIT, min(left, LONGEST_WAIT))
        self._timer.start(round(wait / timedelta(milliseconds=1)))

    def _wake(self) -> None:
        if self._finder is not None:
            self._finder.look()
        now = self._now()
        is_time = self._again is not None and now.astimezone(UTC) >= self._again
        if is_time or self._reminder is not None:
            self._wait(now)
            self.stale.emit()
        else:
            self.look()

    def _show(self, look: Look, now: datetime) -> None:
        self._reminder = look.reminder
        if look.reminder is None:
            self._remark = ""
            self.bar.hide()
        else:
            title, text = words.title_of(look.reminder), words.text_of(look.reminder, now)
            if self._is_on_page:
                self.bar.hide()
            else:
                self.bar.say(title, f"{text}{self._remark_on_tray()}")
            if look.rings and not self._is_seen():
                self._notify(title, text)
        if self._is_notified and (look.reminder is None or self._is_seen()):
            self._unnotify()

    def _remark_on_tray(self) -> str:
        if self.has_tray is False and not self._said_no_tray:
            self._said_no_tray = True
            self._remark = self.tr("\nThere is no tray here: keep this window open to be reminded.")
        return self._remark

    def _is_seen(self) -> bool:
        """Tell whether the user is at the window."""
        window = self.bar.window()
        return window.isVisible() and window.isActiveWindow()

    def _notify(self, title: str, text: str) -> None:
        if self._native is not None:
            self._is_notified = True
            self._native.notification.show(title, text)

    def _unnotify(self) -> None:
        self._is_notified = False
        if self._native is not None:
            self._native.notification.close()

    def _alert(self) -> None:
        """Let the window ask for attention: there is no other way."""
        self._is_notified = False
        if self.bar.window().isVisible():
            QApplication.alert(self.bar.window())

    # The tray

    def _icon(self, is_due: bool) -> QIcon:
        return sign(colours_of(self._settings.theme), is_due=is_due)

    def _show_tray(self) -> None:
        if self._native is not None:
            if self.has_tray:
                self._native.tray.appear()
            else:
                self._native.tray.vanish()
        self.tray_known.emit()
        self.look()

    def _tell_tray(self, tray: Tray, look: Look, now: datetime) -> None:
        line, dose = words.next_line(look.standing, look.titles, now)
        if look.is_paused:
            line = self.tr("Paused for today")
        tray.show_state(
            TrayState(
                line,
                routine=dose.routine if dose is not None else "",
                is_due=look.reminder is not None,
                is_paused=look.is_paused,
                can_pause=self._settings.remind,
            )
        )

    # What is answered

    def _reply(self, reply: Reply) -> None:
        reminder, now = self._reminder, self._now()
        if reply is Reply.OPEN or reminder is None:
            self.open_wanted.emit()
            return
        self._reminding.answered(now)
        if reply is Reply.START:
            self._start(reminder.routine)
        elif reply is Reply.LATER:
            until = (now.astimezone(UTC) + SNOOZE).astimezone(now.tzinfo)
            stamp = self._teller.stamp()
            self.told.emit(DoseSnoozed(**stamp, routine=reminder.routine, until=until))
        else:
            self.told.emit(DoseSkipped(**self._teller.stamp(), routine=reminder.routine))
        self.look()

    def _start(self, routine: str) -> None:
        self.open_wanted.emit()
        self.start_wanted.emit(routine)

    def _pause(self, is_wanted: bool) -> None:
        now = self._now()
        calendar = Calendar(self._settings.waking, now.tzinfo or UTC)
        tomorrow = calendar.begin(calendar.day_of(now) + timedelta(days=1))
        until = tomorrow.astimezone(now.tzinfo) if is_wanted else now
        self.told.emit(RemindersPaused(**self._teller.stamp(), until=until))
