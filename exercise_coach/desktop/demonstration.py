"""How an exercise is done: the figure that moves, and the steps in words below or beside it.

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
"""The steps take at most this share of the height or of the width where there is a figure."""
GAP: Final = 14


class Demonstration(QWidget):
    """Shows one exercise at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("demonstration")
        self.figure = FigureView()
        self.steps = Steps()
        self.how = Button(self.tr("How to"), "how", key="H")
        self._shown: tuple[Exercise, Figure | None] | None = None
        self._is_waiting = False
        self._is_asked_for = False
        for part in (self.figure, self.steps, self.how):
            part.setParent(self)

    def show_exercise(self, exercise: Exercise, figure: Figure | None) -> None:
        """Show this exercise, with its figure where there is one."""
        if self._shown == (exercise, figure):
            return
        self._shown = (exercise, figure)
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
        """Give the steps the room they need, and the figure all the rest.

        Where there is no room for both, the steps take the figure's place.
        """
        room = QRect(0, 0, self.width(), self.height())
        has_figure = self.figure.figure is not None
        shows_steps = not has_figure or self._is_waiting or self._is_asked_for
        self.how.setVisible(has_figure and not self._is_waiting)
        if has_figure and not self._is_waiting:
            size = self.how.sizeHint()
            room.setHeight(max(0, room.height() - size.height()))
            self.how.setGeometry(0, room.height(), min(room.width(), size.width()), size.height())
        figure, steps = room, room
        if has_figure and shows_steps:
            figure, steps = max(
                (self._below(room), self._beside(room)),
                key=lambda pair: self.figure.scale_within(pair[0].width(), pair[0].height()),
            )
        if shows_steps:
            self.steps.setGeometry(steps)
        if has_figure and not figure.isEmpty():
            self.figure.place(figure)
        self.steps.setVisible(shows_steps)
        self.figure.setVisible(has_figure and not figure.isEmpty())

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

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size it has in the sketch."""
        return QSize(620, 460)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the steps in small letters."""
        return QSize(240, 200)
