"""What Today offers, and nobody has to take: a step up, and a look back at the week."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import SEMIBOLD, Button, Look, clear, column, label
from exercise_coach.desktop.strip import Strip
from exercise_coach.desktop.today.day import Day
from exercise_coach.desktop.today.saying import Saying
from exercise_coach.desktop.today.words import PHASES
from exercise_coach.recovery import Said


class Offers(QWidget):
    """A card for each offer. What was declined is not offered again on the same day."""

    step_wanted = Signal(object)
    week_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("offers")
        self._day: Day | None = None
        self._declined: dict[str, date] = {}
        self._shown: tuple[object, ...] = ()
        self._cards: QBoxLayout = column(spacing=10)
        self.setLayout(self._cards)
        self.hide()

    def show_offers(self, day: Day) -> None:
        """Show what this day offers."""
        self._day = day
        step = day.step_up if self._declined.get("step") != day.today else None
        week = day.asks_week and self._declined.get("week") != day.today
        if (step, day.step_to, week) == self._shown:
            return
        self._shown = (step, day.step_to, week)
        clear(self._cards)
        if step is not None:
            self._cards.addWidget(self._offer_step(step, day))
        if week:
            self._cards.addWidget(self._offer_week())
        self.setVisible(bool(self._cards.count()))

    def _offer_step(self, step: Said, day: Day) -> Strip:
        phase = spoken.tr(PHASES[day.step_to])
        accept = Button(
            self.tr("Begin {phase}").format(phase=phase), "step-accept", look=Look.PRIMARY
        )
        accept.clicked.connect(lambda: self.step_wanted.emit(day.step_to))
        return self._card("step-up", Saying(step, "step-up-said", 1.1, SEMIBOLD), accept, "step")

    def _offer_week(self) -> Strip:
        text = label(
            self.tr("Time to look back: how much better is it?"), 1.1, SEMIBOLD, name="week-text"
        )
        look_back = Button(self.tr("Look back"), "week-look-back")
        look_back.clicked.connect(self.week_wanted)
        return self._card("week", text, look_back, "week")

    def _card(self, name: str, text: QWidget, accept: Button, offer: str) -> Strip:
        decline = Button(self.tr("Not yet"), f"{offer}-decline")
        decline.setAccessibleName(f"{decline.text()}: {accept.text()}")
        decline.clicked.connect(lambda: self._decline(offer))
        return Strip(name, text, accept, decline)

    def _decline(self, offer: str) -> None:
        if self._day is not None:
            self._declined[offer] = self._day.today
            self.show_offers(self._day)
