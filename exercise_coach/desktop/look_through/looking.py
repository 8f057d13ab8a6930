"""The look-through in the window, made when it is first wanted."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.look_through.page import LookThroughPage
from exercise_coach.desktop.window import Window
from exercise_coach.figure import Figure
from exercise_coach.prescription import Routine


class Looking(QObject):
    """Shows it alone. `wanted` carries the id of a routine to be started."""

    left = Signal()
    wanted = Signal(str)

    def __init__(
        self, window: Window, figures: Mapping[str, Figure], clock: Callable[[], float],
        wants_less_motion: Callable[[], bool],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._figures, self._clock = window, figures, clock
        self._wants_less_motion = wants_less_motion
        self.page: LookThroughPage | None = None

    def show(self, routine: Routine, position: int = 0) -> None:
        """Begin with the exercise at this place of a routine, counted from 0."""
        if self.page is None:
            self.page = LookThroughPage(self._figures, self._clock)
            self.page.left.connect(self.left)
            self.page.wanted.connect(self.wanted)
        self.page.show_routine(routine, position, less_motion=self._wants_less_motion())
        self._window.show_page(self.page, alone=True)
        self.page.setFocus()
