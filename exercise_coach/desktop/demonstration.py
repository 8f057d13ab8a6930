"""How an exercise is done: the figure that moves, and the steps in words below it.

The steps are there while the user waits; in movement the figure suffices, unless they are asked
for. An exercise without a figure has its steps alone.
"""

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.figure import FigureView, Moment
from exercise_coach.desktop.steps import Steps
from exercise_coach.figure import Figure
from exercise_coach.prescription import Exercise

STEPS_SHARE: Final = 0.56
"""The steps take at most this share of the height where there is a figure."""
GAP: Final = 10


class Demonstration(QWidget):
    """Shows one exercise at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("demonstration")
        self.figure = FigureView()
        self.steps = Steps()
        self.how = Button(self.tr("How to"), "how", key="H")
        self._is_waiting = False
        self._is_asked_for = False
        for part in (self.figure, self.steps, self.how):
            part.setParent(self)

    def show_exercise(self, exercise: Exercise, figure: Figure | None) -> None:
        """Show this exercise, with its figure where there is one."""
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
        """Show the steps in movement, too, or no longer."""
        self._is_asked_for = not self._is_asked_for
        text = self.tr("Figure only") if self._is_asked_for else self.tr("How to")
        self.how.set_text(text)
        self._arrange()

    def _arrange(self) -> None:
        """Give the steps the height they need, and the figure all the rest.

        Where there is no room for both, the steps take the figure's place.
        """
        width, height = self.width(), self.height()
        has_figure = self.figure.figure is not None
        shows_steps = not has_figure or self._is_waiting or self._is_asked_for
        self.how.setVisible(has_figure and not self._is_waiting)
        if has_figure and not self._is_waiting:
            size = self.how.sizeHint()
            height = max(0, height - size.height())
            self.how.setGeometry(0, height, min(width, size.width()), size.height())
        steps = 0
        if shows_steps:
            needed = self.steps.height_within(width, round(height * STEPS_SHARE))
            has_figure = has_figure and needed is not None
            steps = needed if has_figure and needed else height
            self.steps.setGeometry(0, height - steps, width, steps)
        if has_figure:
            self.figure.place(QRect(0, 0, width, max(0, height - steps - (GAP if steps else 0))))
        self.steps.setVisible(shows_steps)
        self.figure.setVisible(has_figure)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the new room."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size it has in the sketch."""
        return QSize(620, 460)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the steps in small letters."""
        return QSize(240, 200)
