"""Where things stand on the page of an exercise, seen from near: as much as there is room for.

The ring, the figure and the keys come first. Where the letters leave the ring room for it, the
heading stands over it; where they are large, across the page, and what no longer fits within the
ring stands over it. The reminder is below the ring or the figure, or gives way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize

from exercise_coach.desktop.floor.places import take_bottom, take_top

EDGE: Final = 1 / 40
"""What is kept free at the sides, of the page's width; above and below it is half as much."""
DIAL: Final = 0.5
LESS: Final = 50
"""The ring has this share of the page's height, less so many pixels."""
TALL_DIAL: Final = 0.3
"""On a tall page, where it stands below the figure, it has at most this share."""
HEADING_LINES: Final = 8
"""A heading over the ring, and what is below it, take at most so many lines."""
OVER: Final = 0.44
BESIDE: Final = 0.42
"""The column of the ring, of the width: with the heading over it, and without."""
FIGURE: Final = 0.3
"""A figure has at least this share of the page's height before a reminder takes room from it."""
NOWHERE: Final = QRect()


@dataclass(frozen=True, slots=True)
class Needs:
    """What the words need, in pixels: `heading` and `reminder` are heights at a width.

    `within` is how large the ring has to be for its words to be as large as is wished. The heading
    has two heights: the least, and what is wished.
    """

    line: int
    top: int
    keys: int
    within: int
    heading: Callable[[int], tuple[int, int]]
    reminder: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class NearPlaces:
    """A rectangle for each; `word` and `reminder` are empty where they are not to be shown."""

    top: QRect
    heading: QRect
    figure: QRect
    word: QRect
    ring: QRect
    reminder: QRect
    keys: QRect

    @property
    def is_led(self) -> bool:
        """Whether the heading leads the line, with the word of the ring on the right below it."""
        return self.heading.width() == self.top.width() and self.ring.left() > self.figure.right()


def near_places(room: QSize, needs: Needs) -> NearPlaces:
    """Return where each stands in so much room."""
    edge = round(room.width() * EDGE)
    inner = QRect(edge, edge // 2, room.width() - 2 * edge, room.height() - edge)
    gap = min(needs.line // 3, edge // 2)
    dial = round(room.height() * DIAL) - LESS
    top, keys = take_top(inner, needs.top, gap), take_bottom(inner, needs.keys, gap)
    is_tall = inner.height() > inner.width()
    if is_tall:
        dial = min(dial, round(room.height() * TALL_DIAL))
    has_room = inner.height() >= dial + HEADING_LINES * needs.line and dial >= needs.within
    if has_room and not is_tall:
        heading, figure, word, ring, reminder = _under_heading(inner, dial, gap, needs)
    else:
        heading = _heading_across(inner, dial, needs)
        figure, word, ring, reminder = (
            _below(inner, dial, needs)
            if is_tall
            else _beside(inner, dial, round(room.height() * FIGURE), needs)
        )
    return NearPlaces(top, heading, figure, word, ring, reminder, keys)


def _under_heading(
    inner: QRect, dial: int, gap: int, needs: Needs
) -> tuple[QRect, QRect, QRect, QRect, QRect]:
    """Put the ring on the right, the heading over it and the reminder below it."""
    figure, column = _columns(inner, OVER, 2 * needs.line)
    reminder = needs.reminder(column.width())
    least, wished = needs.heading(column.width())
    heading = max(least, min(wished, column.height() - dial - reminder - 2 * gap))
    side = min(column.width(), dial, column.height() - heading - reminder - 2 * gap)
    spare = column.height() - heading - side - reminder - 2 * gap
    column.setTop(column.top() + max(0, spare // 2))
    return (
        take_top(column, heading, gap), figure, NOWHERE, take_top(column, side, gap),
        take_top(column, reminder, 0),
    )  # fmt: skip


def _heading_across(inner: QRect, dial: int, needs: Needs) -> QRect:
    """Take the heading's room off the top, as much as the ring can spare."""
    least, wished = needs.heading(inner.width())
    spare = inner.height() - needs.line - dial
    return take_top(inner, max(least, min(wished, spare)), 0)


def _beside(
    inner: QRect, dial: int, least_figure: int, needs: Needs
) -> tuple[QRect, QRect, QRect, QRect]:
    """Put the ring on the right of the figure."""
    figure, column = _columns(inner, BESIDE, needs.line // 2)
    reminder = NOWHERE
    below = needs.reminder(column.width())
    if column.height() - below >= max(dial, min(needs.within, dial + needs.line)):
        reminder = take_bottom(column, below, 0)
    elif figure.height() - (under := needs.reminder(figure.width())) >= least_figure:
        reminder = take_bottom(figure, under, 0)
    return figure, *_word_and_ring(column, needs), reminder


def _below(inner: QRect, dial: int, needs: Needs) -> tuple[QRect, QRect, QRect, QRect]:
    """Put the ring below the figure."""
    side = min(dial, inner.width())
    reminder = take_bottom(inner, needs.reminder(inner.width()), 0)
    word = needs.line if side < needs.within else 0
    column = take_bottom(inner, side + word, needs.line // 2)
    return inner, *_word_and_ring(column, needs), reminder


def _word_and_ring(column: QRect, needs: Needs) -> tuple[QRect, QRect]:
    """Put the word over the ring where the ring is too small to say it."""
    is_within = min(column.width(), column.height()) >= needs.within
    word = NOWHERE if is_within else take_top(column, needs.line, 0)
    return word, column


def _columns(inner: QRect, share: float, gap: int) -> tuple[QRect, QRect]:
    """Return the left and the right column; the right one has this share."""
    right = round(inner.width() * share)
    left = inner.width() - right - gap
    return (
        QRect(inner.left(), inner.top(), left, inner.height()),
        QRect(inner.right() + 1 - right, inner.top(), right, inner.height()),
    )
