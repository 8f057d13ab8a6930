"""What an eye would find wrong with a page: words cut off, or lying outside of what is seen."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QScrollArea, QWidget

from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.navigation import _Tab
from exercise_coach.desktop.session_view import SessionView

_BREAKS = re.compile("[\\s\u200b]+|(?<=-)")


def cut_off(window: QWidget) -> list[str]:
    """Return every text of the window that is seen, but not whole, and by how much."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        need, room = _need(widget), widget.size()
        if need is not None and not _fits(need, room):
            found.append(f"{_name(widget)} needs {need.toTuple()}, has {room.toTuple()}")
        if need is not None and (beyond := _beyond(widget, window)):
            found.append(f"{_name(widget)} reaches beyond {beyond}")
    return found


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName()} {text!r}"


def _fits(need: QSize, room: QSize) -> bool:
    return need.width() <= room.width() + 1 and need.height() <= room.height() + 1


def _need(widget: QWidget) -> QSize | None:
    """Return the size a widget needs for all it has to say; none for one that says nothing."""
    if isinstance(widget, QLabel):
        return _need_of_label(widget) if widget.text() else None
    if isinstance(widget, _Tab):
        return QSize(round(_advance(widget, widget.text())), widget.sizeHint().height())
    if isinstance(widget, Button | QCheckBox) and widget.hasHeightForWidth():
        return QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    if isinstance(widget, Button | QCheckBox):
        return widget.sizeHint()
    if isinstance(widget, QLineEdit):
        return QSize(round(_advance(widget, widget.placeholderText())), widget.sizeHint().height())
    return widget.minimumSizeHint() if isinstance(widget, QAbstractButton) else None


def _need_of_label(label: QLabel) -> QSize:
    if not label.wordWrap():
        return label.sizeHint()
    longest = max(_advance(label, word) for word in _BREAKS.split(label.text()))
    return QSize(round(longest), label.heightForWidth(label.width()))


def _advance(widget: QWidget, text: str) -> float:
    return QFontMetricsF(widget.font()).horizontalAdvance(text)


def _beyond(widget: QWidget, window: QWidget) -> str:
    """Return what a widget is cut off by: its window, or something between them."""
    around: QWidget | None = widget.parentWidget()
    while around is not None:
        place = QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
        area = QRect(QPoint(0, 0), around.size())
        if _is_scrolled(around):
            area.setTop(-100_000)
            area.setBottom(100_000)
        if not area.adjusted(-1, -1, 1, 1).contains(place):
            return f"{type(around).__name__} {around.objectName()} {place.getRect()}"
        around = None if around is window or _is_scrolled(around) else around.parentWidget()
    return ""


def _is_scrolled(widget: QWidget) -> bool:
    """Whether this is the part of a scroll area that shows a piece of something taller."""
    area = widget.parentWidget()
    return isinstance(area, QScrollArea) and area.viewport() is widget


def focusable(window: QWidget) -> Iterator[QWidget]:
    """Return everything that is seen and takes the keyboard by Tab."""
    for widget in window.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusProxy() is None
            and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        ):
            yield widget


def is_nameless(widget: QWidget) -> bool:
    """Whether a control lacks its objectName, or the name it is called aloud."""
    return not widget.objectName() or not (
        widget.accessibleName() or isinstance(widget, SessionView)
    )


def is_other_choice(widget: QWidget) -> bool:
    """Whether this is one of several that exclude each other, and another one is chosen."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())
