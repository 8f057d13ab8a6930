"""Tab goes through a page from top to bottom, though parts of it are made anew."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget


def order_tabs(parts: Iterable[QWidget | QBoxLayout]) -> None:
    """Let Tab visit these in order, and in each whatever takes the keyboard."""
    stops = [
        each
        for part in _widgets(parts)
        for each in (part, *part.findChildren(QWidget))
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _widgets(parts: Iterable[QWidget | QBoxLayout]) -> Iterator[QWidget]:
    for part in parts:
        if isinstance(part, QWidget):
            yield part
            continue
        for number in range(part.count()):
            item = part.itemAt(number)
            if item is not None and (widget := item.widget()) is not None:
                yield widget
