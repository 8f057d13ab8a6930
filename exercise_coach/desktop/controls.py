"""The pieces the pages are built from. Each takes its accessible name and objectName when made."""

import enum
import math
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.theme import edge, font, is_high_contrast, mix, tint

Role = QPalette.ColorRole
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold
RADIUS = 14.0

_Box = TypeVar("_Box", bound=QBoxLayout)


def label(
    text: str = "",
    scale: float = 1.0,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    role: Role = Role.WindowText,
    name: str = "",
    wrap: bool = True,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QLabel:
    """Return a text that is shown exactly as it stands, never as HTML."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setFont(font(scale, weight))
    result.setForegroundRole(role)
    result.setWordWrap(wrap)
    result.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
    result.setObjectName(name)
    remember_letters(result)
    return result


def column(*items: QWidget | int | None, spacing: int = 0, margins: int = 0) -> QVBoxLayout:
    """Stack widgets; a number is a gap in pixels, `None` takes what room is left."""
    return _fill(QVBoxLayout(), items, spacing, margins)


def row(*items: QWidget | int | None, spacing: int = 0, margins: int = 0) -> QHBoxLayout:
    """Put widgets side by side; a number is a gap in pixels, `None` takes what room is left."""
    return _fill(QHBoxLayout(), items, spacing, margins)


def _fill(box: _Box, items: tuple[QWidget | int | None, ...], spacing: int, margins: int) -> _Box:
    box.setSpacing(spacing)
    box.setContentsMargins(margins, margins, margins, margins)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        else:
            box.addWidget(item)
    return box


def clear(box: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := box.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class Look(enum.Enum):
    """How much a button asks to be pressed."""

    PLAIN = enum.auto()
    PRIMARY = enum.auto()
    WARN = enum.auto()
    CHOICE = enum.auto()


class Button(QAbstractButton):
    """A button with the key that does the same. Space and Enter press it where it has the focus."""

    def __init__(self, text: str, name: str, *, key: str = "", look: Look = Look.PLAIN) -> None:
        super().__init__()
        self.look = look
        self.key = key
        self._wraps = False
        self.setText(text)
        self.setObjectName(name)
        self.setFont(font(1.05, SEMIBOLD))
        remember_letters(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if look is Look.CHOICE:
            self.setCheckable(True)
            self.setAutoExclusive(True)
        self.setAccessibleName(text)
        if key:
            self.setAccessibleDescription(self.tr("Key: {key}").format(key=key))

    def set_text(self, text: str) -> None:
        """Change what the button says, and is called."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def fill_width(self) -> None:
        """Let the button take the width of its column."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def let_wrap(self) -> None:
        """Let its words stand on more lines than one where they must."""
        self._wraps = True
        width = self.sizePolicy().horizontalPolicy()
        is_wide = width is QSizePolicy.Policy.Expanding
        self.setSizePolicy(
            width if is_wide else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum
        )

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Only words that wrap need more height where they are narrow."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of its words at a width."""
        if not self._wraps:
            return super().heightForWidth(width)
        line = QFontMetricsF(self.font()).height()
        words = self._words_in(self._room_in(width))
        return math.ceil(self.sizeHint().height() - line + words.height())

    def _room_in(self, width: float) -> float:
        """Return how much of a width is left for the words."""
        return width - self.sizeHint().width() + self._advance() + 1

    def _advance(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(self.text())

    def _words_in(self, width: float) -> QRectF:
        """Return the room of its words between margins this far apart, in pixels."""
        room = QRectF(0, 0, max(1.0, width), 10_000)
        metrics = QFontMetricsF(self.font())
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button, as it does everywhere but in Qt."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def _key_font(self) -> QFont:
        face = self.font()
        face.setPointSizeF(face.pointSizeF() * 0.78)
        return face

    def _key_width(self) -> float:
        if not self.key:
            return 0.0
        return QFontMetricsF(self._key_font()).horizontalAdvance(self.key) + 14

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the text, its key and a comfortable margin."""
        metrics = QFontMetricsF(self.font())
        pad = metrics.height() * (1.0 if self.look is Look.CHOICE else 1.3)
        width = metrics.horizontalAdvance(self.text()) + 2 * pad
        if self.key:
            width += self._key_width() + 8
        height = metrics.height() * (2.1 if self.look is Look.CHOICE else 2.55)
        return QSize(round(width), round(height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same, or the width of the longest word: no word is ever cut off."""
        hint = self.sizeHint()
        if not self._wraps:
            return hint
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(math.ceil(hint.width() - self._advance() + longest) + 1, hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button in the colours of its palette."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5)
        fill, ink, rim = self._colours()
        painter.setBrush(fill)
        pen = QPen(rim, 1.2)
        if not self.isEnabled() and is_high_contrast(self.palette()):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        if self.hasFocus():
            paint_focus(painter, self, QRectF(self.rect()))
        painter.setPen(ink)
        painter.setFont(self.font())
        text_width, flags = self._advance(), int(Qt.AlignmentFlag.AlignVCenter)
        if self._wraps and self.width() < self.sizeHint().width():
            text_width = self._words_in(self._room_in(self.width())).width()
            flags |= Qt.TextFlag.TextWordWrap
            flags |= Qt.AlignmentFlag.AlignHCenter
        key_width = self._key_width()
        left = (self.width() - text_width - (key_width + 8 if self.key else 0)) / 2
        painter.drawText(QRectF(left, 0, text_width + 2, self.height()), flags, self.text())
        if self.key:
            self._paint_key(painter, left + text_width + 8, key_width, ink)

    def _paint_key(self, painter: QPainter, left: float, width: float, ink: QColor) -> None:
        painter.setFont(self._key_font())
        height = QFontMetricsF(self._key_font()).height() + 4
        cap = QRectF(left, (self.height() - height) / 2, width, height)
        faint = QColor(ink)
        faint.setAlphaF(0.45)
        painter.setPen(QPen(faint, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 5, 5)
        painter.setPen(ink)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Return what the button is filled, written and edged with."""
        palette = self.palette()
        accent, text = palette.color(Role.Highlight), palette.color(Role.ButtonText)
        card, border = palette.color(Role.Button), palette.color(Role.Mid)
        pressed = 0.16 if self.isDown() else 0.08 if self.underMouse() else 0.0
        if not self.isEnabled():
            return card, palette.color(Role.PlaceholderText), border
        if self.look is Look.PRIMARY:
            return mix(text, accent, pressed), palette.color(Role.HighlightedText), accent
        if self.look is Look.WARN:
            warn = palette.color(Role.BrightText)
            return (
                tint(self, Role.LinkVisited, 0.13 + pressed),
                warn,
                edge(self, Role.LinkVisited, 0.3),
            )
        if self.look is Look.CHOICE and self.isChecked():
            if is_high_contrast(palette):  # told by more than another colour of its edge
                return accent, palette.color(Role.HighlightedText), accent
            return tint(self, Role.Accent, 0.14 + 0.3 * pressed), accent, accent
        return mix(accent, card, pressed), text, border


def paint_focus(painter: QPainter, widget: QWidget, around: QRectF) -> None:
    """Paint the ring that shows where the keyboard is."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(widget.palette().color(Role.WindowText), 2))
    painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    painter.restore()


class Card(QFrame):
    """A quiet surface that holds what belongs together."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint a rounded surface with a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().color(Role.Base))
        painter.setPen(QPen(self.palette().color(Role.Mid), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 18, 18)


SLIDER = """
    QSlider { min-height: 28px; }
    QSlider::groove { height: 6px; border-radius: 3px; background: palette(mid); }
    QSlider::sub-page { border-radius: 3px; background: palette(highlight); }
    QSlider::handle { width: 20px; margin: -8px 0; border-radius: 10px;
        background: palette(highlight); border: 2px solid palette(base); }
    QSlider::handle:focus { border: 2px solid palette(window-text); }
"""
_SCROLL_BAR = """
    QScrollBar { background: transparent; width: 10px; margin: 0; }
    QScrollBar::handle { background: palette(mid); border-radius: 4px; margin: 1px; }
    QScrollBar::handle:vertical { min-height: 40px; }
    QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
    QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


class InnerArea(QScrollArea):
    """Leaves the keys to its page, which knows what they mean.

    A page that is scrolled as a whole lets it stand whole (`is_whole`): as high as what it holds.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_whole = False
        self._least: int | None = None

    def stand_whole(self, *, is_whole: bool) -> None:
        """Be as high as what it holds, or again as high as there is room."""
        if is_whole is not self.is_whole:
            self.is_whole = is_whole
            self.updateGeometry()

    def ask_for(self, height: int) -> None:
        """Have this height at the least, where what it holds is that high, in pixels."""
        if height != self._least:
            self._least = height
            self.updateGeometry()

    def _inside(self) -> QLayout | None:
        content = self.widget()
        return content.layout() if content is not None else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Its words wrap."""
        return self.is_whole or self._least is not None

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height it needs at a width."""
        layout = self._inside()
        if layout is None:
            return self.sizeHint().height()
        has_lines = layout.hasHeightForWidth()
        height = layout.heightForWidth(width) if has_lines else layout.sizeHint().height()
        return height if self.is_whole or self._least is None else min(height, self._least)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width of what it holds, where that counts, and a small height."""
        hint = super().minimumSizeHint()
        layout = self._inside()
        if layout is None or not self.hasHeightForWidth():
            return hint
        return QSize(layout.minimumSize().width(), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pass every key on."""
        event.ignore()


def scrolled(content: QWidget, name: str) -> InnerArea:
    """Let content that may be taller than its place be scrolled, without a frame of its own."""
    area = InnerArea()
    area.setObjectName(name)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    area.verticalScrollBar().setStyleSheet(_SCROLL_BAR)
    return area


def turn_page(area: QScrollArea, key: int) -> bool:
    """Scroll by a page if the key is PageUp or PageDown; tell whether it is."""
    action = {
        Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
        Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    }.get(Qt.Key(key))
    if action is not None:
        area.verticalScrollBar().triggerAction(action)
    return action is not None
