"""The pages of a session, and which of them its state asks for."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.ahead import lay_out
from exercise_coach.desktop.choice_pages import CrampPage, SymptomPage
from exercise_coach.desktop.exercise_page import ExercisePage
from exercise_coach.desktop.finish_page import FinishPage
from exercise_coach.desktop.floor.far_page import FarPage
from exercise_coach.desktop.floor.floor_page import FloorPage
from exercise_coach.desktop.live_page import LivePage
from exercise_coach.desktop.pain_page import PainPage
from exercise_coach.desktop.ready_page import ReadyPage
from exercise_coach.desktop.session_parts import Parts
from exercise_coach.guide import Guide
from exercise_coach.session import Coach, State

_Page = TypeVar("_Page", bound=QWidget)
_Live = TypeVar("_Live", bound=LivePage)


class SessionPages(QStackedWidget):
    """Holds the pages: each is made when it is first wanted, or before, a piece at a time.

    `turned` comes whenever another one is seen; `made` carries each that is made after the first.

    `is_far` shows the exercise as it is read from the floor, and what asks or tells in a large
    form.
    """

    turned = Signal()
    made = Signal(object)

    def __init__(self, parts: Parts, guide: Guide) -> None:
        super().__init__()
        self._parts, self._guide = parts, guide
        self._coach: Coach = guide.coach
        self.is_far = False
        self.ready = ReadyPage()
        self.addWidget(self.ready)

    @cached_property
    def exercise(self) -> ExercisePage:
        """The exercise, seen from nearby."""
        return self._add(self._led(ExercisePage()))

    @cached_property
    def floor(self) -> FloorPage:
        """The exercise, seen from the floor."""
        return self._add(self._led(FloorPage()))

    @cached_property
    def pain(self) -> PainPage:
        """The question how much it hurts."""
        page = PainPage()
        page.follow(self._guide)
        return self._add(page)

    @cached_property
    def cramp(self) -> CrampPage:
        """What to do after a cramp."""
        return self._add(CrampPage())

    @cached_property
    def symptom(self) -> SymptomPage:
        """What else is felt."""
        return self._add(SymptomPage())

    @cached_property
    def advice(self) -> AdvicePage:
        """What to do now."""
        return self._add(AdvicePage("advice-page"))

    @cached_property
    def finish(self) -> FinishPage:
        """The last questions."""
        return self._add(FinishPage())

    def _led(self, page: _Live) -> _Live:
        parts = self._parts
        page.follow(self._guide, parts.figures, less_motion=parts.less_motion)
        return page

    def _add(self, page: _Page) -> _Page:
        self.addWidget(page)
        if self.is_far and isinstance(page, FarPage):
            page.stand_back(is_far=True)
        self.made.emit(page)
        return page

    def make_ahead(self) -> Iterator[None]:
        """Make what is not made yet, in the order in which it may be wanted, piece by piece."""
        makers: tuple[Callable[[], QWidget], ...] = (
            lambda: self.exercise, lambda: self.advice, lambda: self.pain, lambda: self.symptom,
            lambda: self.cramp, lambda: self.finish, lambda: self.floor,
        )  # fmt: skip
        for make in makers:
            page = make()
            yield
            if isinstance(page, LivePage):
                page.refresh()
                yield
            if not page.isVisible():
                lay_out(page, self.size())
            yield

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
        for place in range(self.count()):
            page = self.widget(place)
            if isinstance(page, FarPage):
                page.stand_back(is_far=is_far)
        if isinstance(self.page, LivePage):
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
