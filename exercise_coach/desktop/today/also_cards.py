"""What else belongs to today: a small card for each, that starts it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Role, column, label, paint_focus
from exercise_coach.desktop.theme import font, is_high_contrast, mix
from exercise_coach.desktop.today.day import Also
from exercise_coach.desktop.today.link import ENTER

MOST_COLUMNS = 3
LETTERS = 17
"""A column is at least so many letters of a title wide."""


class AlsoCard(QAbstractButton):
    """A routine, and how it stands today."""

    def __init__(self, also: Also) -> None:
        super().__init__()
        self.routine = also.routine
        self.setObjectName(f"also-{also.routine}")
        self.setAccessibleName(f"{also.title}. {also.line}")
        title = label(also.title, 1.05, SEMIBOLD, name=f"also-{also.routine}-title")
        line = label(also.line, 0.95, role=Role.PlaceholderText, name=f"also-{also.routine}-line")
        for part in (title, line):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = column(title, 4, line)
        layout.setContentsMargins(20, 16, 20, 16)
        self.setLayout(layout)
        self.setEnabled(also.may_start)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of its words."""
        return self._layout_of().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room of its words."""
        return self._layout_of().minimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of its words at a width."""
        return self._layout_of().heightForWidth(width)

    def _layout_of(self) -> "QGridLayout":
        return self.layout()  # type: ignore[return-value]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press it."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint a card that lights up under the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        base, accent = palette.color(Role.Base), palette.color(Role.Highlight)
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setBrush(mix(accent, base, 0.06) if lit else base)
        pen = QPen(palette.color(Role.Mid), 1)
        if not self.isEnabled() and is_high_contrast(palette):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 16, 16)
        if self.hasFocus():
            paint_focus(painter, self, QRectF(self.rect()))


class AlsoCards(QWidget):
    """The cards in as many columns as there is room for."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("also-today")
        self._shown: tuple[Also, ...] = ()
        self._columns = MOST_COLUMNS
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self.cards: list[AlsoCard] = []
        self.setLayout(self._grid)

    def show_routines(self, shown: Sequence[Also]) -> None:
        """Show these."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        focused = next((card.routine for card in self.cards if card.hasFocus()), None)
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [AlsoCard(also) for also in shown]
        for card in self.cards:
            card.clicked.connect(lambda _checked, card=card: self.wanted.emit(card.routine))
        self._lay_out()
        for card in self.cards:
            if card.routine == focused:
                card.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose the number of columns anew."""
        super().resizeEvent(event)
        least = QFontMetricsF(font(1.05)).averageCharWidth() * LETTERS + 54
        columns = max(1, min(MOST_COLUMNS, int(self.width() / least)))
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def _lay_out(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for column_ in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column_, 1 if column_ < self._columns else 0)
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
