"""A desktop in memory: a tray, notifications, and a clock that only tests move."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import column
from exercise_coach.desktop.reminders import Agenda, Reminders
from exercise_coach.desktop.reminders.native import Native
from exercise_coach.desktop.reminders.notification import Notification, Reply
from exercise_coach.desktop.reminders.tray import IconOf, Tray
from exercise_coach.prescription import Routine
from exercise_coach.recovery.facts import (
    DoseSkipped,
    DoseSnoozed,
    Fact,
    RemindersPaused,
)
from exercise_coach.settings import Settings
from tests.recovery.days import Home, at


class HeardNotification(Notification):
    """Remembers what is shown, and lets a test answer."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[str, str] | None = None
        self.count = 0
        self.fails = False

    def show(self, title: str, text: str) -> None:
        self.count += 1
        if self.fails:
            self.failed.emit()
        else:
            self.shown = (title, text)

    def close(self) -> None:
        self.shown = None


class Desktop:
    """What a platform has: `has_tray` may be changed, and is told when it is looked for."""

    def __init__(self, *, has_tray: bool = True) -> None:
        self.has_tray: bool = has_tray
        self.notification = HeardNotification()
        self.tray: Tray | None = None
        self.is_closed = False

    def native(self, icon_of: IconOf, parent: QObject) -> Native:
        self.tray = Tray(icon_of, parent)
        return Native(self.tray, self.notification, self._find, self._close)

    def _find(self, found: Callable[[bool], None]) -> None:
        found(self.has_tray)

    def _close(self) -> None:
        self.is_closed = True
        if self.tray is not None:
            self.tray.vanish()


class Room:
    """Someone with a plan, a window, and the program reminding them."""

    def __init__(self, *routines: Routine, has_tray: bool = True) -> None:
        self.now = at("07:00")
        self.home = Home()
        self.routines = routines
        self.settings = Settings()
        self.desktop = Desktop(has_tray=has_tray)
        self.wanted: list[str] = []
        self.told: list[Fact] = []
        self.window = QWidget()
        self.window.resize(900, 600)
        self.reminders = Reminders(lambda: self.now, self.window, self.desktop.native)
        self.window.setLayout(column(self.reminders.bar, QWidget()))
        self.reminders.told.connect(self._hear)
        self.reminders.start_wanted.connect(lambda id_: self.wanted.append(f"start {id_}"))
        self.reminders.open_wanted.connect(lambda: self.wanted.append("open"))
        self.reminders.quit_wanted.connect(lambda: self.wanted.append("quit"))
        self.questions = 0
        self.reminders.stale.connect(self._answer)

    def begin(self) -> "Room":
        self.reminders.begin()
        self.tell()
        return self

    def tell(self, until: datetime | None = None) -> None:
        """Hand the agenda over, as the program does after each look."""
        self.reminders.take(Agenda(self.routines, self.home.history, until))

    def _answer(self) -> None:
        self.questions += 1
        self.tell()

    def _hear(self, fact: Fact) -> None:
        self.told.append(fact)
        history = self.home.history
        match fact:
            case DoseSnoozed():
                history = replace(history, snoozed=(*history.snoozed, fact))
            case DoseSkipped():
                history = replace(history, skipped=(*history.skipped, fact))
            case RemindersPaused():
                history = replace(history, paused_until=fact.until)
        self.home = replace(self.home, history=history)
        self.tell()

    def set(self, **what: object) -> None:
        self.settings = Settings(**what)  # type: ignore[arg-type]
        self.reminders.use(self.settings)

    def at(self, text: str) -> "Room":
        """Let it be this time of the day; the timer has just fired."""
        self.now = at(text)
        self.reminders._timer.timeout.emit()
        return self

    def later(self, minutes: float) -> "Room":
        self.now += timedelta(minutes=minutes)
        self.reminders._timer.timeout.emit()
        return self

    @property
    def notified(self) -> str:
        """What the notification says, in one line; nothing where none is shown."""
        return " | ".join(self.desktop.notification.shown or ())

    def reply(self, reply: Reply) -> None:
        self.desktop.notification.replied.emit(reply)

    @property
    def tray(self) -> Tray:
        assert self.desktop.tray is not None
        return self.desktop.tray
