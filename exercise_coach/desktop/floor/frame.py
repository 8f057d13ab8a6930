"""The frame around the window that lights up with the tones.

It lies over nothing: its strips are opaque and the page keeps clear of them, so that a flash paints
them and nothing else.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.floor.flashes import LIT, Light
from exercise_coach.desktop.floor.measures import legible, shorter_side

CORNER = 6
"""A corner is so many times as long as it is thick."""
DASH = 3
"""So is a dash."""


NEAR_THICK = 8
FAR_THICK = 1 / 40
"""Seen out of the corner of an eye from three metres, of the screen's shorter side."""


def thickness(widget: QWidget, *, is_far: bool) -> int:
    """Return how thick the frame around a widget has to be, in pixels."""
    return round(shorter_side(widget) * FAR_THICK) if is_far else NEAR_THICK


class Frame(QWidget):
    """Four strips around its parent; the mouse goes through to what is beneath."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setObjectName("frame")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.light = Light.NONE
        self._thick = 0
        self._off = QTimer(self)
        self._off.setSingleShot(True)
        self._off.setTimerType(Qt.TimerType.PreciseTimer)
        self._off.setInterval(round(LIT * 1000))
        self._off.timeout.connect(lambda: self._show(Light.NONE))
        around.installEventFilter(self)

    @property
    def thick(self) -> int:
        """How thick it is, in pixels."""
        return self._thick

    def set_thick(self, thick: int) -> None:
        """Make it so thick, in pixels; the page has to keep clear of as much."""
        if thick != self._thick:
            self._thick = thick
            self._surround()

    def flash(self, light: Light, *, lasts: bool) -> None:
        """Light up for a moment, or until something else is shown."""
        self._off.stop()
        self._show(light)
        if not lasts:
            self._off.start()

    def go_out(self) -> None:
        """Be dark."""
        self._off.stop()
        self._show(Light.NONE)

    def _show(self, light: Light) -> None:
        if light is not self.light:
            self.light = light
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Surround what has another size now."""
        if watched is self.parent() and event.type() is QEvent.Type.Resize:
            self._surround()
        return False

    def _surround(self) -> None:
        around = self.parentWidget()
        if around is None:
            return
        self.setGeometry(QRect(QPoint(0, 0), around.size()))
        thick = self._thick
        inside = self.rect().adjusted(thick, thick, -thick, -thick)
        self.setMask(QRegion(self.rect()) - QRegion(inside))
        self.raise_()

    # Painting

    def parts(self, light: Light) -> list[QRect]:
        """Return what of the frame is lit."""
        thick, whole = self._thick, self.rect()
        level = [
            QRect(0, 0, whole.width(), thick),
            QRect(0, whole.height() - thick, whole.width(), thick),
        ]
        upright = [
            QRect(0, 0, thick, whole.height()),
            QRect(whole.width() - thick, 0, thick, whole.height()),
        ]
        if light is Light.STOP:
            thin = max(2, thick // 3)
            return [
                QRect(0, 0, whole.width(), thin),
                QRect(0, whole.height() - thin, whole.width(), thin),
                QRect(0, 0, thin, whole.height()),
                QRect(whole.width() - thin, 0, thin, whole.height()),
            ]
        if light is Light.COUNT:
            return self._corners()
        if light is Light.ASK:
            return [part for strip in level + upright for part in _dashes(strip, thick * DASH)]
        return {Light.EFFORT: level + upright, Light.EASE: level}.get(light, [])

    def _corners(self) -> list[QRect]:
        thick, size = self._thick, self.size()
        long = thick * CORNER
        return [
            QRect(QPoint(left, top), box)
            for box in (QSize(long, thick), QSize(thick, long))
            for left in (0, size.width() - box.width())
            for top in (0, size.height() - box.height())
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint what is lit on the window's ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        colour = self._colour()
        for part in self.parts(self.light):
            painter.fillRect(part, colour)

    def _colour(self) -> QColor:
        palette, role = self.palette(), QPalette.ColorRole
        ground, ink = palette.color(role.Window), palette.color(role.WindowText)
        if self.light is Light.STOP:
            return palette.color(role.PlaceholderText)
        lit = role.BrightText if self.light is Light.ASK else role.Highlight
        return legible(palette.color(lit), ink, ground)


def _dashes(strip: QRect, long: int) -> list[QRect]:
    """Return a strip broken into dashes of this length, with gaps as long."""
    is_level = strip.width() > strip.height()
    end = strip.width() if is_level else strip.height()
    return [
        QRect(strip.left() + at, strip.top(), min(long, end - at), strip.height())
        if is_level
        else QRect(strip.left(), strip.top() + at, strip.width(), min(long, end - at))
        for at in range(0, end, 2 * long)
    ]
