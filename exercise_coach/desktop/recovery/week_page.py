"""The weekly look back: how much better, and what is still hard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Look,
    Role,
    column,
    label,
    scrolled,
    turn_page,
)
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.recovery.activities import Activities
from exercise_coach.desktop.recovery.choices import ENTER
from exercise_coach.desktop.recovery.rating import Rating
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.recovery.facts import WeekRated

PERCENT_OF_A_TENTH = 10


def names_of(weeks: Sequence[WeekRated]) -> tuple[str, ...]:
    """Return the activities that were rated last, in whichever week that was."""
    rated = next((week.activities for week in reversed(weeks) if week.activities), ())
    return tuple(activity.name for activity in rated)


class WeekPage(ScrollingPage):
    """Percent better (S0-11), and up to five own activities, 0–10. Either may be left out."""

    told = Signal(object)
    left = Signal()

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self.setObjectName("week-page")
        self._teller = teller
        self._better = Rating(
            "better", self.tr("Percent better"), tenth=PERCENT_OF_A_TENTH, pattern="{n} %",
            scale=2.4,
        )  # fmt: skip
        self._activities = Activities()
        self._open = label(role=Role.PlaceholderText, name="week-open")
        self.done = Button(self.tr("Done"), "week-done", key="Enter", look=Look.PRIMARY)
        leave = Button(self.tr("Not now"), "week-leave", key="Esc")
        self.done.clicked.connect(self._tell)
        leave.clicked.connect(self.left)
        self._better.rated.connect(self._follow)
        self._activities.changed.connect(self._follow)
        self._area = scrolled(self._content(), "week-scroll")
        page = column(label(self.tr("How was your week?"), 2.0, BOLD, name="week-heading"), 14)
        page.setContentsMargins(40, 28, 40, 28)
        page.addWidget(self._area, 1)
        page.addSpacing(10)
        page.addWidget(self._open)
        page.addSpacing(6)
        page.addLayout(flow(self.done, leave, spacing=12))
        self.hold(page, "week-page-scroll")

    def _content(self) -> QWidget:
        inside = QWidget()
        layout = column(
            label(self.tr("How much better is your back?"), 1.3, SEMIBOLD, name="better-label"), 2,
            label(
                self.tr("0 % is as bad as it was at its worst, 100 % is as good as before."),
                role=Role.PlaceholderText, name="better-hint",
            ), 6,
            self._better, 26,
            label(self.tr("What your back makes hard"), 1.3, SEMIBOLD, name="activities-label"), 2,
            label(
                self.tr(
                    "Up to five things of your own choice. 0 is no trouble at all, 10 is cannot do "
                    "it. Arrow keys or a digit rate, T is ten."
                ),
                role=Role.PlaceholderText, name="activities-hint",
            ), 10,
            self._activities, None,
        )  # fmt: skip
        layout.setContentsMargins(0, 0, 12, 0)
        inside.setLayout(layout)
        return inside

    def ask(self, weeks: Sequence[WeekRated]) -> None:
        """Ask anew; the activities are those rated last."""
        self._better.clear()
        self._activities.show_names(names_of(weeks))
        self._area.verticalScrollBar().setValue(0)
        self._follow()
        self._better.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring the keyboard to the first question."""
        super().showEvent(event)
        self._better.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        rated, open_ = self._activities.rated, self._activities.open
        is_half_done = bool(rated and open_)
        self._open.setText(
            self.tr("Rate “{name}” too, or remove it.").format(name=open_[0])
            if is_half_done
            else self.tr("What you leave out is not kept.")
        )
        self.done.setEnabled(bool(rated or self._better.value is not None) and not is_half_done)

    def _tell(self) -> None:
        fact = WeekRated(
            **self._teller.stamp(), better=self._better.value, activities=self._activities.rated
        )
        self.told.emit([fact])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter keep it, Esc leave, and Up and Down move on."""
        key = event.key()
        if key in ENTER and self.done.isEnabled():
            self.done.click()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        elif not turn_page(self._area, key):
            super().keyPressEvent(event)
