"""The pages of a session, and which of them its state asks for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.choice_pages import CrampPage, SymptomPage
from exercise_coach.desktop.exercise_page import ExercisePage
from exercise_coach.desktop.finish_page import FinishPage
from exercise_coach.desktop.floor.floor_page import FloorPage
from exercise_coach.desktop.live_page import LivePage
from exercise_coach.desktop.pain_page import PainPage
from exercise_coach.desktop.ready_page import ReadyPage
from exercise_coach.desktop.session_parts import Parts
from exercise_coach.guide import Guide
from exercise_coach.session import Coach, State


class SessionPages(QStackedWidget):
    """Holds the pages. `turned` comes whenever another one is seen.

    `is_far` shows the exercise as it is read from the floor, and what asks or tells in a large
    form.
    """

    turned = Signal()

    def __init__(self, parts: Parts, guide: Guide) -> None:
        super().__init__()
        self._coach: Coach = guide.coach
        self.is_far = False
        self.ready, self.exercise, self.pain = ReadyPage(), ExercisePage(), PainPage()
        self.floor = FloorPage()
        self.cramp, self.symptom = CrampPage(), SymptomPage()
        self.advice, self.finish = AdvicePage("advice-page"), FinishPage()
        for page in (
            self.ready, self.exercise, self.floor, self.pain, self.cramp, self.symptom,
            self.advice, self.finish,
        ):  # fmt: skip
            self.addWidget(page)
        for live in (self.exercise, self.floor):
            live.follow(guide, parts.figures, less_motion=parts.less_motion)
        self.pain.follow(guide)

    @property
    def page(self) -> QWidget:
        """The page that is seen."""
        return self.currentWidget() or self.ready

    @property
    def live(self) -> LivePage:
        """The page of the exercise, near or far."""
        return self.floor if self.is_far else self.exercise

    def stand_back(self, *, is_far: bool) -> None:
        """Show everything as it is read from the floor, or from nearby."""
        self.is_far = is_far
        for page in (self.pain, self.cramp, self.symptom, self.advice, self.finish):
            page.stand_back(is_far=is_far)
        if self.page in {self.exercise, self.floor}:
            self.setCurrentWidget(self.live)

    def turn_to(self, page: QWidget) -> None:
        """Show a page."""
        if self.page is not page:
            self.setCurrentWidget(page)
            self.turned.emit()

    def show_running(self) -> None:
        """Show the exercise, or the question that it waits for."""
        asks = self._coach.question is not None and self._coach.state is not State.PAUSED
        if asks:
            self.pain.refresh()
        else:
            self.live.refresh()
        self.turn_to(self.pain if asks else self.live)

    def show_cramp(self) -> None:
        """Show what is offered after a cramp."""
        if self.page is not self.cramp:
            self.turn_to(self.cramp)
            self.cramp.offer(self._coach.offers)
