"""How an exercise is done: the figure that moves, and the steps in words below or beside it.

The steps are there while the user waits; in movement the figure suffices, unless they are asked
for. Letters that are wished larger leave the figure its room: then the steps wait to be asked for.
An exercise without a figure has its steps alone.
"""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import scrolled
from exercise_coach.desktop.figure import FigureView, Moment
from exercise_coach.desktop.fitting import wished_share
from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.steps import Steps
from exercise_coach.figure import Figure
from exercise_coach.prescription import Exercise

STEPS_SHARE: Final = 0.56
"""The steps take at most this share of the height or of the width where there is a figure."""
USEFUL: Final = 0.5
"""A figure beside large steps has at least this share of the size it would have alone."""
GAP: Final = 14


class Demonstration(QWidget):
    """Shows one exercise at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("demonstration")
        self.figure = FigureView()
        self.steps = Steps()
        self.how = FarButton(self.tr("How to"), "how", key="H")
        self.how.setCheckable(True)
        self.area = scrolled(self.steps, "steps-scroll")
        self._shown: tuple[Exercise, Figure | None] | None = None
        self._is_waiting = False
        self._is_asked_for: bool | None = None
        for part in (self.figure, self.area):
            part.setParent(self)

    def show_exercise(self, exercise: Exercise, figure: Figure | None) -> None:
        """Show this exercise, with its figure where there is one."""
        if self._shown == (exercise, figure):
            return
        self._shown = (exercise, figure)
        self._is_asked_for = self._is_asked_for or None
        self.steps.show_exercise(exercise)
        self.steps.stand_beside(is_beside=figure is not None)
        self.figure.show_figure(figure, exercise.name)
        self._arrange()

    def show_moment(self, moment: Moment) -> None:
        """Show the figure at this moment."""
        self.figure.show_moment(*moment)

    def wait(self, *, is_waiting: bool) -> None:
        """Show the steps while the user waits."""
        if is_waiting is not self._is_waiting:
            self._is_waiting = is_waiting
            self._arrange()

    def toggle_steps(self) -> None:
        """Show the steps, in movement, too, or no longer."""
        self._is_asked_for = self.area.isHidden()
        self._arrange()

    def scroll_steps(self, step: int) -> bool:
        """Scroll the steps where there are more of them; tell whether there are."""
        bar = self.area.verticalScrollBar()
        if self.area.isHidden() or bar.maximum() == 0:
            return False
        bar.setValue(bar.value() + step * bar.pageStep() // 2)
        return True

    def place(self, where: QRect) -> None:
        """Fill this room, with letters of the size that is wished by now."""
        if where == self.geometry():
            self._arrange()
        else:
            self.setGeometry(where)

    def _arrange(self) -> None:
        """Give the steps the room they need, and the figure all the rest.

        Where there is no room for both, the steps take the figure's place.
        """
        room = QRect(0, 0, self.width(), self.height())
        has_figure = self.figure.figure is not None
        figure, steps = room, room
        if has_figure:
            figure, steps = max((self._below(room), self._beside(room)), key=self._scale)
        shows_steps = not has_figure or self._wants_steps(self._scale((figure, steps)))
        if not shows_steps:
            figure = room
        self.how.setVisible(has_figure)
        self.how.setChecked(shows_steps)
        if shows_steps:
            self.area.setGeometry(steps)
            self.steps.fit_within(steps.width(), steps.height())
        if has_figure and not figure.isEmpty():
            self.figure.place(figure)
        self.area.setVisible(shows_steps)
        self.figure.setVisible(has_figure and not figure.isEmpty())

    def _wants_steps(self, scale: float) -> bool:
        """Tell whether the steps are to be seen, beside a figure of this scale."""
        if self._is_asked_for is not None or not self._is_waiting:
            return bool(self._is_asked_for)
        alone = self.figure.scale_within(self.width(), self.height())
        return wished_share() == 1.0 or scale >= USEFUL * alone

    def _scale(self, places: tuple[QRect, QRect]) -> float:
        return self.figure.scale_within(places[0].width(), places[0].height())

    def _below(self, room: QRect) -> tuple[QRect, QRect]:
        """Return the room of the figure, empty where none is left, and of the steps below it."""
        height = self.steps.height_within(room.width(), round(room.height() * STEPS_SHARE))
        if height is None:
            return QRect(), room
        top = room.height() - height
        return QRect(0, 0, room.width(), max(0, top - GAP)), QRect(0, top, room.width(), height)

    def _beside(self, room: QRect) -> tuple[QRect, QRect]:
        """Return the same with the steps on the right of the figure, for one that stands tall."""
        width = round(room.width() * STEPS_SHARE)
        if self.steps.height_within(width, room.height()) is None:
            return QRect(), room
        left = room.width() - width
        return QRect(0, 0, max(0, left - GAP), room.height()), QRect(left, 0, width, room.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the new room."""
        super().resizeEvent(event)
        self._arrange()
