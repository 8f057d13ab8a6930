"""The keys below an exercise, seen from near: as far from each other as there is room for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.floor.key_rows import GAP, key_rows, row_width, set_row, set_rows

CLOSENESS: Final = (0.0, 0.25, 0.5, 0.75, 1.0, 1.1)
"""How close the keys may stand, the best first."""
EDGE: Final = 4
"""They keep so many pixels from the page's edges."""
LAST: Final = 2
"""So many of them, which warn and end, stand on the right."""


def key_room(width: int) -> int:
    """Return how much of a page's width is for the keys, in pixels."""
    return width - 2 * EDGE


def stand_close(keys: Sequence[FarButton], room: int) -> None:
    """Let the keys stand only as close as they must: in one line, or in as few as can be."""
    rows = {closeness: _rows_at(closeness, keys, room) for closeness in CLOSENESS}
    fewest = min(rows.values())
    steps = CLOSENESS if fewest == 1 else CLOSENESS[1:]
    _rows_at(next(closeness for closeness in steps if rows[closeness] == fewest), keys, room)


def _rows_at(closeness: float, keys: Sequence[FarButton], room: int) -> int:
    for key in keys:
        key.closeness = closeness
    return len(key_rows(keys, room))


def set_keys(keys: Sequence[FarButton], where: QRect, room: int, between: QWidget) -> bool:
    """Put the keys into their line, and between the first and the last of them something else.

    In more lines than one they may take all the `room`. Return whether what comes between fits.
    """
    spare = where.width() - row_width(keys)
    if spare < 0:
        set_rows(keys, QRect(EDGE, where.top(), room, where.height()))
        return False
    first, last = keys[:-LAST], keys[-LAST:]
    left = where.left() + row_width(first)
    right = where.left() + where.width() - row_width(last)
    set_row(first, where.left(), where.top())
    set_row(last, right, where.top())
    between.setGeometry(left, where.top(), right - left, where.height())
    return between.sizeHint().width() + 2 * GAP <= spare
