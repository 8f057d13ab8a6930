"""The first question, when it began."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import Role, column, label, row
from exercise_coach.desktop.recovery.choices import Choices
from exercise_coach.desktop.recovery.day_field import DayField
from exercise_coach.desktop.recovery.step import FormStep
from exercise_coach.desktop.recovery.when import Ago, Part, moment_of, part_of, remembered

_KEYS: Mapping[str, str] = {
    Ago.TODAY: "T",
    Ago.YESTERDAY: "Y",
    Ago.FEW_DAYS: "2",
    Ago.WEEK: "W",
    Ago.LONGER: "L",
    Ago.NO_PAIN: "N",
}


class BeganStep(FormStep):
    """How long ago, as one says it; below it the day that this means, to be set right."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__("began-step", 1, self.tr("When did your back pain begin?"))
        self._now = now
        texts: Mapping[str, str] = {
            Ago.TODAY: self.tr("Today"),
            Ago.YESTERDAY: self.tr("Yesterday"),
            Ago.FEW_DAYS: self.tr("2–3 days ago"),
            Ago.WEEK: self.tr("1–2 weeks ago"),
            Ago.LONGER: self.tr("Over 2 weeks ago"),
            Ago.NO_PAIN: self.tr("I have no pain now"),
        }
        parts: Mapping[str, str] = {
            Part.NIGHT: self.tr("Night"),
            Part.MORNING: self.tr("Morning"),
            Part.AFTERNOON: self.tr("Afternoon"),
            Part.EVENING: self.tr("Evening"),
        }
        self.ago = Choices("began", texts, columns=2, keys=_KEYS, scale=1.45, tall=True)
        self.day = DayField("began-day", self.tr("The day it began"))
        self.part = Choices("began-part", parts, columns=4, scale=1.0)
        self._which = QWidget()
        policy = self._which.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._which.setSizePolicy(policy)
        self._that_is = label("", 1.15, role=Role.PlaceholderText, name="that-is", wrap=False)
        line = row(self._that_is, self.day, self.part, None, spacing=12)
        line.setAlignment(self.part, Qt.AlignmentFlag.AlignVCenter)
        self._which.setLayout(line)
        self.ago.chosen.connect(self._choose)
        self.furnish(column(self.ago, 18, self._which, None))

    def ask(self) -> None:
        """Ask anew."""
        now = self._now()
        self.day.show_day(now.date(), now.date())
        self.ago.choose()
        self.part.choose(part_of(now))
        self._show()

    @property
    def has_no_pain(self) -> bool:
        """Whether the user has no pain now: there is no episode."""
        return Ago.NO_PAIN in self.ago

    @property
    def began(self) -> datetime | None:
        """When it began; none where that was not said, or there is no pain."""
        if self.has_no_pain or not list(self.ago):
            return None
        part = Part(next(iter(self.part)))
        return moment_of(self.day.day, part, self._now())

    def _choose(self) -> None:
        ago = Ago(next(iter(self.ago)))
        if ago is not Ago.NO_PAIN:
            now = self._now()
            day, part = remembered(ago, now)
            self.day.show_day(day, now.date())
            self.part.choose(part)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._which.setVisible(self.began is not None)
        # Of so long ago nobody knows the hour: the day is asked for, as well as one remembers it.
        is_long = Ago.LONGER in self.ago
        self._that_is.setText(self.tr("About which day?") if is_long else self.tr("That is"))
        self.part.setVisible(not is_long)
        self.next.setEnabled(bool(list(self.ago)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let a letter answer; where that leaves the day open, it comes next."""
        if not self.ago.press(event.key()):
            super().keyPressEvent(event)
        elif Ago.LONGER in self.ago:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
