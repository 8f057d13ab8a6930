"""The bar at the left: the pages of the program."""

import enum
import math
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Role, column, paint_focus
from exercise_coach.desktop.theme import font, is_high_contrast, tint

WIDTH = 92
ABOVE, BELOW = 38, 11
"""The room of the icon above its word, and what is left below it, in pixels."""


class Place(enum.StrEnum):
    """A page of the program, in the order of the bar."""

    TODAY = "today"
    ROUTINES = "routines"
    RELIEF = "relief"
    LOGBOOK = "logbook"
    SETTINGS = "settings"


class _Tab(QAbstractButton):
    """An icon above a word."""

    heard_as = QAccessible.Role.PageTab

    def __init__(self, place: Place, text: str) -> None:
        super().__init__()
        self.place = place
        self.setText(text)
        self.setCheckable(True)
        self.setObjectName(f"go-{place}")
        self.setAccessibleName(text)
        self.setFont(font(0.85, SEMIBOLD))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A click leaves the keyboard to the page that it opens.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the icon and its word."""
        metrics = QFontMetricsF(self.font())
        words = metrics.horizontalAdvance(self.text())
        return QSize(max(WIDTH - 16, round(words) + 12), round(metrics.height()) + ABOVE + BELOW)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the icon and its word, lit where the user is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        lit = self.isChecked()
        if lit or self.underMouse():
            is_edged = lit and is_high_contrast(self.palette())
            accent = QPen(self.palette().color(Role.Highlight), 2)
            painter.setPen(accent if is_edged else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(tint(self, Role.Accent, 0.14 if lit else 0.06))
            painter.drawRoundedRect(body, 12, 12)
        if self.hasFocus():
            paint_focus(painter, self, QRectF(self.rect()))
        ink = self.palette().color(Role.Highlight if lit else Role.PlaceholderText)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _paint_icon(painter, self.place, QPointF(self.width() / 2 - 11, 12), ink)
        painter.setPen(ink)
        painter.setFont(self.font())
        strip = QRectF(0, ABOVE, self.width(), self.height() - ABOVE - BELOW)
        painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, self.text())


def _paint_icon(painter: QPainter, place: Place, at: QPointF, ink: QColor) -> None:
    x, y = at.x(), at.y()
    if place is Place.TODAY:
        _paint_sun(painter, QPointF(x + 11, y + 10.5))
    elif place is Place.RELIEF:
        _paint_warmth(painter, at)
    elif place is Place.ROUTINES:
        for line in range(3):
            level = y + 4 + 7 * line
            painter.drawEllipse(QPointF(x + 2.5, level), 1.4, 1.4)
            painter.drawLine(QPointF(x + 8, level), QPointF(x + 21, level))
    elif place is Place.LOGBOOK:
        painter.drawRoundedRect(QRectF(x + 2, y, 18, 21), 3, 3)
        painter.drawPolyline(
            [
                QPointF(x + 6, y + 13),
                QPointF(x + 9, y + 9),
                QPointF(x + 12.5, y + 12),
                QPointF(x + 16, y + 6),
            ]
        )
    else:
        for line, knob in enumerate((15.0, 6.0, 12.0)):
            level = y + 4 + 7 * line
            painter.drawLine(QPointF(x + 1, level), QPointF(x + 21, level))
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(x + knob, level), 2.6, 2.6)


def _paint_sun(painter: QPainter, centre: QPointF) -> None:
    painter.drawEllipse(centre, 4.6, 4.6)
    for ray in range(8):
        turn = ray * math.tau / 8
        towards = QPointF(math.cos(turn), math.sin(turn))
        painter.drawLine(centre + towards * 8, centre + towards * 10.2)


def _paint_warmth(painter: QPainter, at: QPointF) -> None:
    for wave in range(3):
        x, y = at.x() + 4 + 7 * wave, at.y()
        rising = QPainterPath(QPointF(x, y + 20.5))
        rising.cubicTo(QPointF(x - 5, y + 14), QPointF(x + 5, y + 8), QPointF(x, y + 1))
        painter.drawPath(rising)


class Navigation(QWidget):
    """Lets the user go from page to page."""

    heard_as = QAccessible.Role.PageTabList
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Pages"))
        texts: Mapping[Place, str] = {
            Place.TODAY: self.tr("Today"),
            Place.ROUTINES: self.tr("Routines"),
            Place.RELIEF: self.tr("Relief"),
            Place.LOGBOOK: self.tr("Logbook"),
            Place.SETTINGS: self.tr("Settings"),
        }
        self._tabs = {place: _Tab(place, text) for place, text in texts.items()}
        group = QButtonGroup(self)
        for place, tab in self._tabs.items():
            group.addButton(tab)
            tab.clicked.connect(lambda _checked, place=place: self.chosen.emit(place))
        layout = column(*self._tabs.values(), None, spacing=6, margins=8)
        layout.setContentsMargins(8, 22, 8, 8)
        self.setLayout(layout)
        self._take_width()

    def _take_width(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            self.setFixedWidth(layout.minimumSize().width())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be as wide as the words, whatever their size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_width()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is here."""
        return any(tab.hasFocus() for tab in self._tabs.values())

    def show_place(self, place: Place) -> None:
        """Light the page where the user is."""
        self._tabs[place].setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bar and its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(Role.Base))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self.palette().color(Role.Mid))
