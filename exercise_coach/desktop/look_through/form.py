"""One form of an exercise, right or wrong: a small figure beside what it is, or words alone."""

import re
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Role, column, label, row
from exercise_coach.desktop.figure import FigureView

BESIDE: Final = 10
PICTURE_SHARES: Final = (0.6, 0.45)
"""A figure takes at most this share of the width; the second where words need the room."""
ASPECT: Final = 1.45
SIGN: Final = 24
"""The sign on a figure, in pixels."""
_TICK: Final = (QPointF(7, 12.5), QPointF(10.5, 16), QPointF(17, 8.5))
_CROSS: Final = ((QPointF(8, 8), QPointF(16, 16)), (QPointF(16, 8), QPointF(8, 16)))
_BREAKS = re.compile(r"\s+|(?<=-)")


class Form(QWidget):
    """`role` is the colour of its heading; a figure bears a sign that says right or wrong."""

    def __init__(
        self, heading: str, text: str, name: str, view: FigureView | None, role: Role
    ) -> None:
        super().__init__()
        self.view = view
        self.sign = None if view is None else Sign(view, role)
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


class Sign(QWidget):
    """A tick or a cross in the corner of a figure: small, right and wrong look much alike."""

    def __init__(self, figure: QWidget, role: Role) -> None:
        super().__init__(figure)
        self.is_right = role is Role.Link
        self._role = role
        self.setObjectName("sign-right" if self.is_right else "sign-wrong")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(SIGN, SIGN)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it, in the colour of the heading beside it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(self._role))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(palette.color(Role.Window), 2.6, Qt.PenStyle.SolidLine, cap))
        if self.is_right:
            painter.drawPolyline(_TICK)
            return
        for start, end in _CROSS:
            painter.drawLine(start, end)


def _longest_word(text: QLabel) -> float:
    metrics = QFontMetricsF(text.font())
    return max(metrics.horizontalAdvance(word) for word in _BREAKS.split(text.text()))
