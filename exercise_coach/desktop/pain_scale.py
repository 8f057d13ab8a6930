"""Eleven tiles, 0 to 10: the numeric rating scale, for pain and for effort."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from exercise_coach.desktop.controls import BOLD, RADIUS, Role, paint_focus
from exercise_coach.desktop.fitting import remember_letters, wished_share
from exercise_coach.desktop.theme import edge, font, tint

TEN = 10
HALF = 6
"""So many tiles stand in the first of two lines, where one would be too narrow."""
LEAST_WIDTH, LEAST_HEIGHT = 2.4, 3.0
"""Of a tile, in heights of a line of text."""
FAR_LEAST = (1.4, 1.8)
"""The same where letters are larger than usual, to be read from the floor."""
DIGITS, FAR_DIGITS = 0.34, 0.6
"""The size of a score, of its tile's height."""
HIGHEST = 170
_GAP = 6
CAPTIONS = 1.7
"""The room under the tiles, in heights of a line of text."""


class _Tile(QAbstractButton):
    """One score."""

    heard_as = QAccessible.Role.RadioButton

    def __init__(self, value: int) -> None:
        super().__init__()
        self.value = value
        self.warns = self.is_far = False
        self.setCheckable(True)
        self.setText(str(value))
        self.setObjectName(f"score-{value}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable tile."""
        return QSize(92, 120)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest tile a finger still meets, and whose score is larger than a text."""
        line = QFontMetricsF(_at_least_usual(self.font(), is_far=self.is_far)).height()
        wide, high = FAR_LEAST if self.is_far else (LEAST_WIDTH, LEAST_HEIGHT)
        return QSize(max(44, round(line * wide)), max(56, round(line * high)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the score: green up to the stop line, red above it; filled where it is chosen."""
        role = Role.BrightText if self.warns else Role.Highlight
        shade = Role.LinkVisited if self.warns else Role.Accent
        body = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, is_chosen = self.palette().color(role), self.isChecked()
        faint = tint(self, shade, 0.13 if self.underMouse() else 0.05)
        painter.setBrush(colour if is_chosen else faint)
        painter.setPen(QPen(colour, 2) if is_chosen else QPen(edge(self, shade, 0.4), 1))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        if self.hasFocus():
            paint_focus(painter, self, QRectF(self.rect()))
        painter.setPen(self.palette().color(Role.HighlightedText) if is_chosen else colour)
        size = font(1.0, BOLD)
        share = FAR_DIGITS if self.is_far else DIGITS
        size.setPixelSize(max(16, round(min(self.height() * share, self.width() * 0.46))))
        painter.setFont(size)
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, str(self.value))


class ScoreScale(QWidget):
    """A scale from 0 to 10 to answer with one press; above its stop line it warns.

    `called` is what it measures, as a screen reader says it; left out, pain.
    """

    heard_as = QAccessible.Role.Grouping
    scored = Signal(int)

    def __init__(self, name: str, ends: tuple[str, str], called: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.ends = ends
        self._line: int | None = None
        called = called or self.tr("Pain")
        scale = self.tr("{what}, from 0, {least}, to 10, {most}")
        self.setAccessibleName(scale.format(what=called, least=ends[0], most=ends[1]))
        self._tiles = [_Tile(value) for value in range(TEN + 1)]
        for tile in self._tiles:
            tile.clicked.connect(lambda _checked, value=tile.value: self.scored.emit(value))
            name = self.tr("{what} {value} of 10").format(what=called, value=tile.value)
            tile.setAccessibleName(name)
        self._highest = HIGHEST
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self.setLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._is_parted = True
        self._arrange(is_parted=False)
        self.setFont(font(1.0))
        remember_letters(self)

    def stand_back(self, *, is_far: bool) -> None:
        """Be as it is read from the floor, whatever letters are wished, or as usual."""
        if is_far is not self._tiles[0].is_far:
            for tile in self._tiles:
                tile.is_far = is_far
            self._choose_lines()
            self._arrange(is_parted=self._is_parted)

    @property
    def _caption_face(self) -> QFont:
        return _at_least_usual(self.font(), is_far=self._tiles[0].is_far)

    def keep_low(self, highest: int) -> None:
        """Be at most so many pixels high, as long as that is high enough."""
        self._highest = highest
        self._arrange(is_parted=self._is_parted)

    def _arrange(self, *, is_parted: bool) -> None:
        """Put the tiles in one line or in two, and leave room for the words under them."""
        if is_parted is not self._is_parted:
            self._is_parted = is_parted
            for tile in self._tiles:
                self._grid.removeWidget(tile)
                first = tile.value < HALF or not is_parted
                column = tile.value if first else tile.value - HALF
                self._grid.addWidget(tile, 0 if first else 1, column)
        below = QFontMetricsF(self._caption_face).height() * CAPTIONS
        self._grid.setContentsMargins(0, 0, 0, round(below))
        lines = 2 if is_parted else 1
        least = self._tiles[0].minimumSizeHint().height() * lines + _GAP * (lines - 1)
        self.setMaximumHeight(max(self._highest * lines, round(least + below)))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of two lines of tiles, or of one where there is enough."""
        tile = self._tiles[0].minimumSizeHint()
        return QSize(HALF * (tile.width() + _GAP), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose one line or two."""
        super().resizeEvent(event)
        self._choose_lines()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._choose_lines()
            self._arrange(is_parted=self._is_parted)

    def _choose_lines(self) -> None:
        tile = self._tiles[0].minimumSizeHint()
        is_parted = self.width() < (TEN + 1) * tile.width() + TEN * _GAP
        if is_parted is not self._is_parted:
            self._arrange(is_parted=is_parted)

    def show_scores(self, chosen: int | None, line: int | None) -> None:
        """Mark the score chosen, and the stop line where there is one."""
        self._line = line
        for tile in self._tiles:
            tile.warns = line is not None and tile.value > line
            tile.setChecked(tile.value == chosen)
            tile.setAccessibleDescription(self.tr("above the stop line") if tile.warns else "")
            tile.update()
        self.update()

    def focus_score(self, value: int) -> None:
        """Bring the keyboard to a score."""
        self._tiles[value].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Write the scale's ends and its stop line under the tiles."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(Role.PlaceholderText))
        painter.setFont(self._caption_face)
        metrics = QFontMetricsF(self._caption_face)
        top = self._tiles[TEN].geometry().bottom() + metrics.height() * 0.45
        strip = QRectF(0, top, self.width(), metrics.height() * 1.2)
        worst = self.ends[1]
        painter.drawText(strip, Qt.AlignmentFlag.AlignRight, worst)
        left_end = metrics.horizontalAdvance(self.ends[0])
        if self._line is not None and self._line < TEN:
            mark = self.tr("stop line ▲")
            edge = self._tiles[self._line].geometry().right() + 3
            if self._is_parted:
                mark, edge = self.tr("stop line {line}").format(line=self._line), self.width() // 2
            width = metrics.horizontalAdvance(mark)
            at = min(
                max(0.0, edge - width + metrics.horizontalAdvance("▲") / 2),
                self.width() - metrics.horizontalAdvance(worst) - width - 12,
            )
            painter.drawText(
                QRectF(at, top, width + 4, strip.height()), Qt.AlignmentFlag.AlignLeft, mark
            )
            if at < left_end + 12:
                return
        painter.drawText(strip, Qt.AlignmentFlag.AlignLeft, self.ends[0])


def _at_least_usual(face: QFont, *, is_far: bool) -> QFont:
    """Return a font, or that of a line of text where it is smaller.

    Seen from the floor letters go by the screen: no wish for larger ones counts there.
    """
    usual = font(1.0 / wished_share() if is_far else 1.0)
    return face if face.pointSizeF() > usual.pointSizeF() else usual
