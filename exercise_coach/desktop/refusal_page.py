"""The page in place of a session that does not suit today: why, and what does."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from exercise_coach.desktop import spoken
from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.controls import Button, Look
from exercise_coach.prescription import Routine
from exercise_coach.recovery import Said
from exercise_coach.sources import titles_to_trust
from exercise_coach.wording import Advice


class RefusalPage(AdvicePage):
    """Kind, with a reason. `wanted` carries the id of a routine to be done instead."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("refusal-page")

    def refuse(self, routine: Routine, said: Said, instead: Sequence[Routine]) -> None:
        """Say why this routine waits, and offer these."""
        paragraphs = [spoken.tr(said.text)]
        titles = "; ".join(titles_to_trust(said.sources))
        if titles:
            paragraphs.append(self.tr("Sources: {titles}").format(titles=titles))
        if instead:
            paragraphs.append(self.tr("This suits today better:"))
        leave = Button(self.tr("Not now"), "refusal-leave", key="Esc")
        leave.clicked.connect(self.left)
        advice = Advice(self.tr("Not this one today."), tuple(paragraphs))
        self.show_advice(routine.title, advice, *map(self._button, instead), leave)

    def _button(self, routine: Routine) -> Button:
        name = f"instead-{routine.id}"
        button = Button(spoken.shortened(routine.title), name, look=Look.PLAIN)
        button.clicked.connect(partial(self.wanted.emit, routine.id))
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
