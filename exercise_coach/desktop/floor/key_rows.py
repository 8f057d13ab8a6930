"""Keys beside each other, in as many rows as they need, and these about as wide as each other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

GAP: Final = 6
"""So many pixels lie between two keys."""
STEP: Final = 8


def key_rows(keys: Sequence[QWidget], width: int) -> list[list[QWidget]]:
    """Return the keys in as few rows as fit into so many pixels, the widest as narrow as can be."""
    widths = [key.sizeHint().width() for key in keys]
    best = _broken(widths, width)
    narrower = best
    while len(narrower) == len(best) and width > STEP:
        best = narrower
        width -= STEP
        narrower = _broken(widths, width)
    return [[keys[place] for place in row] for row in best]


def _broken(widths: Sequence[int], room: int) -> list[list[int]]:
    """Return the places of these widths in rows that are no wider than the room, if any can be."""
    rows: list[list[int]] = [[]]
    left = room
    for place, width in enumerate(widths):
        if rows[-1] and width > left:
            rows.append([])
            left = room
        rows[-1].append(place)
        left -= width + GAP
    return rows


def rows_height(keys: Sequence[QWidget], width: int) -> int:
    """Return how high those rows are together, in pixels."""
    return sum(_height(row) + GAP for row in key_rows(keys, width)) - GAP


def row_width(keys: Sequence[QWidget]) -> int:
    """Return how wide the keys are in one row, in pixels."""
    return sum(key.sizeHint().width() + GAP for key in keys) - GAP


def set_rows(keys: Sequence[QWidget], where: QRect) -> None:
    """Put the keys into their rows, each in the middle."""
    top = where.top()
    for row in key_rows(keys, where.width()):
        set_row(row, where.left() + (where.width() - row_width(row)) // 2, top)
        top += _height(row) + GAP


def set_row(keys: Sequence[QWidget], left: int, top: int) -> None:
    """Put the keys beside each other from here on."""
    for key in keys:
        size = key.sizeHint()
        key.setGeometry(left, top, size.width(), size.height())
        left += size.width() + GAP


def _height(row: Sequence[QWidget]) -> int:
    return max(key.sizeHint().height() for key in row)
