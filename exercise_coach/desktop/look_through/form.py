"""One form of an exercise, right or wrong: a small figure beside what it is, or words alone."""

import re
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Role, column, label, row
from exercise_coach.desktop.figure import FigureView

BESIDE: Final = 10
PICTURE_SHARES: Final = (0.6, 0.45)
"""A figure takes at most this share of the width; the second where words need the room."""
ASPECT: Final = 1.45
_BREAKS = re.compile(r"\s+|(?<=-)")


class Form(QWidget):
    """`role` is the colour of its heading."""

    def __init__(
        self, heading: str, text: str, name: str, view: FigureView | None, role: Role
    ) -> None:
        super().__init__()
        self.view = view
        self.heading = label(heading, 0.95, SEMIBOLD, role=role, name=f"{name}-heading")
        self.words = label(text, 0.95, name=name)
        if not text:
            self.words.hide()
        layout = row(spacing=BESIDE)
        if view is not None:
            view.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            layout.addWidget(view)
        layout.addLayout(column(None, self.heading, self.words, None), 1)
        self.setLayout(layout)

    def take(self, width: int, height: int, share: float = PICTURE_SHARES[0]) -> None:
        """Give the figure its part of this room, at most this share of the width."""
        if self.view is not None:
            wide = round(min(share * width, ASPECT * height))
            self.view.setFixedSize(QSize(wide, height))

    def fits(self, width: int, height: int) -> bool:
        """Tell whether the words are whole in the room that the figure leaves."""
        room = width - (0 if self.view is None else self.view.width() + BESIDE)
        is_wide_enough = all(_longest_word(each) <= room for each in self._said())
        return is_wide_enough and self.words_height(room) <= height

    def words_height(self, width: int) -> int:
        """Return the height of the words at a width."""
        return sum(each.heightForWidth(width) for each in self._said())

    def _said(self) -> list[QLabel]:
        return [each for each in (self.heading, self.words) if each.text()]


def _longest_word(text: QLabel) -> float:
    metrics = QFontMetricsF(text.font())
    return max(metrics.horizontalAdvance(word) for word in _BREAKS.split(text.text()))
