"""Where things stand in the floor view: beside each other, or on a tall screen below each other."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from exercise_coach.desktop.floor.measures import LINE, NUMBER, WORD

LEADING = 1.75
"""A line of text is so many times as tall as its capitals."""
PHASE = 1 / 13
"""The capitals of the phase where there is room, of the shorter side."""
FIGURE_SHARE = 0.54
"""Of the width, where the figure stands beside the number."""


@dataclass(frozen=True, slots=True)
class Places:
    """A rectangle for each, in pixels; `keys` is empty where no key is to be shown."""

    progress: QRect
    name: QRect
    figure: QRect
    phase: QRect
    number: QRect
    side: QRect
    part: QRect
    then: QRect
    keys: QRect


def places(room: QSize, screen: QSize, keys: int, *, has_figure: bool) -> Places:
    """Return where each stands in so much room of a screen, above keys of this height."""
    unit = min(screen.width(), screen.height())
    is_tall = room.height() > room.width()
    edge, gap = round(unit * 0.028), round(unit * 0.012)
    inner = QRect(edge, edge // 2, room.width() - 2 * edge, room.height() - edge)
    bar = max(6, unit // 140)
    progress = take_top(inner, bar, gap)
    line, word = round(unit * LINE * LEADING), round(unit * WORD * LEADING)
    below = take_bottom(inner, keys, gap)
    then = take_bottom(inner, line * (2 if is_tall else 1), gap)
    name = take_top(inner, word * (2 if is_tall else 1), gap)
    digits = round(screen.height() * NUMBER * 1.1)
    if is_tall:
        words = digits + round(unit * PHASE * 1.4) + 2 * word + 4 * gap
        figure = take_top(inner, max(0, inner.height() - words), gap) if has_figure else QRect()
        column = inner
    else:
        share = round(inner.width() * FIGURE_SHARE) if has_figure else 0
        figure = QRect(inner.left(), inner.top(), share, inner.height())
        left = inner.left() + share + (2 * gap if share else 0)
        column = QRect(left, inner.top(), inner.right() + 1 - left, inner.height())
    part = take_bottom(column, word, 0)
    # A second line for the side gives way to the number.
    beside = column.height() - digits - word - 2 * gap
    side = take_bottom(column, min(word if is_tall else 2 * word, max(word, beside)), gap)
    spare = column.height() - digits
    phase = take_top(column, min(round(unit * PHASE * 1.5), max(word, spare - gap)), gap)
    return Places(progress, name, figure, phase, column, side, part, then, below)


def take_top(room: QRect, height: int, gap: int) -> QRect:
    """Take so many pixels off the top of the room, and a gap; return what was taken."""
    taken = QRect(room.left(), room.top(), room.width(), height)
    room.setTop(room.top() + height + gap)
    return taken


def take_bottom(room: QRect, height: int, gap: int) -> QRect:
    """Take so many pixels off its bottom, and a gap; return what was taken."""
    taken = QRect(room.left(), room.bottom() + 1 - height, room.width(), height)
    room.setBottom(room.bottom() - height - gap)
    return taken
