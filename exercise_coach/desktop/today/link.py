"""A quiet button that looks like words: for what is seldom wanted."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from exercise_coach.desktop.controls import SEMIBOLD, Role, paint_focus
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.theme import font

PAD = 4.0
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Link(QAbstractButton):
    """Underlined words; Space and Enter press them where they have the focus."""

    def __init__(self, text: str, name: str, *, scale: float = 1.0, key: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        if key:
            self.setAccessibleDescription(self.tr("Key: {key}").format(key=key))
        self.key = key
        self.setFont(font(scale, SEMIBOLD))
        remember_letters(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_text(self, text: str) -> None:
        """Change what it says, and is called."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the words and for a finger."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self.text()) + self._key_width() + 2 * PAD
        return QSize(round(width) + 1, round(metrics.height() * 1.6))

    def _key_font(self) -> QFont:
        face = self.font()
        face.setPointSizeF(face.pointSizeF() * 0.78)
        return face

    def _key_width(self) -> float:
        if not self.key:
            return 0.0
        return QFontMetricsF(self._key_font()).horizontalAdvance(self.key) + 18

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: the words are never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press it."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words, and a line under them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            paint_focus(painter, self, QRectF(self.rect()))
        metrics = QFontMetricsF(self.font())
        ink = self.palette().color(Role.Link)
        painter.setPen(ink)
        painter.setFont(self.font())
        place = QRectF(PAD, 0, self.width() - 2 * PAD, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        width = metrics.horizontalAdvance(self.text())
        under = round(self.height() / 2 + metrics.height() * 0.46)
        painter.setPen(QPen(ink, 2 if self.underMouse() else 1))
        painter.drawLine(round(PAD), under, round(PAD + width), under)
        if self.key:
            self._paint_key(painter, PAD + width + 6)

    def _paint_key(self, painter: QPainter, left: float) -> None:
        face = self._key_font()
        ink = self.palette().color(Role.PlaceholderText)
        height = QFontMetricsF(face).height() + 2
        cap = QRectF(left, (self.height() - height) / 2, self._key_width() - 6, height)
        painter.setFont(face)
        painter.setPen(QPen(self.palette().color(Role.Mid), 1))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(ink)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key)
