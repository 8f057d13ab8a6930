"""What the pages of a running session share: they follow its guide, and move while it runs."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.figure import Figure
from exercise_coach.guide import Guide
from exercise_coach.session import State

FRAME_MS = 33


class LivePage(QWidget):
    """Shows the guide's session; what it shows is asked for by `show_state` and `show_time`."""

    def __init__(self) -> None:
        super().__init__()
        self._guide: Guide | None = None
        self._figures: Mapping[str, Figure] = {}
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._show_time)

    def follow(
        self, guide: Guide, figures: Mapping[str, Figure], *, less_motion: bool = False
    ) -> None:
        """Show this session from now on, its exercises by these figures, whenever it is seen."""
        self._guide, self._figures = guide, figures
        self.move_less(less_motion=less_motion)

    def move_less(self, *, less_motion: bool) -> None:
        """Let the figure show end poses only, or all."""

    def refresh(self) -> None:
        """Show the session as it stands; called after whatever happened."""
        if self._guide is not None:
            self.show_state(self._guide)
            self._tick_only_while_running(self._guide)
            self._show_time()

    def show_state(self, guide: Guide) -> None:
        """Show what changes only when something happens."""

    def show_time(self, guide: Guide) -> None:
        """Show what changes with time; nothing is repainted where nothing changed."""

    def _tick_only_while_running(self, guide: Guide) -> None:
        if guide.coach.state is State.RUNNING and self.isVisible():
            self._frames.start()
        else:
            self._frames.stop()

    def _show_time(self) -> None:
        if self._guide is not None:
            self.show_time(self._guide)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin to move when seen."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stand still when not seen."""
        super().hideEvent(event)
        self._frames.stop()
