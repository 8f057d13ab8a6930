"""The foot of Today, which never scrolls away: what can be taken back, and the red flags."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercise_coach.desktop.controls import Role, column
from exercise_coach.desktop.today.flags_line import FlagsLine
from exercise_coach.desktop.today.undo_line import UndoLine

LOW = 700
"""On a page lower than this, what can be taken back stands in the place of the red flags."""
PART_OF_HEIGHT = 6
"""The red flags take at most this part of the page's height."""


class Foot(QWidget):
    """Stands below a thin line."""

    def __init__(self, margin: int) -> None:
        super().__init__()
        self.setObjectName("today-foot")
        self.undo, self.flags = UndoLine(), FlagsLine()
        layout = column(self.undo, 8, self.flags)
        layout.setContentsMargins(margin, 7, margin, 14)
        self.setLayout(layout)

    def fit_into(self, width: int, height: int, elsewhere: QBoxLayout) -> None:
        """Fit a page of this height, between margins that leave this width.

        Where there is too little room for the red flags they stand `elsewhere`; so they do while
        something can be taken back on a low page, and what is to be done now stays in sight.
        """
        is_taken = height < LOW and not self.undo.isHidden()
        self.flags.fit_into(width, 0 if is_taken else height // PART_OF_HEIGHT, elsewhere)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line."""
        QPainter(self).fillRect(0, 0, self.width(), 1, self.palette().color(Role.Mid))
