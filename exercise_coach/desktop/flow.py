"""Side by side while there is room, and on further lines where there is none."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from exercise_coach.desktop.controls import Button


class _Lines(QLayout):
    """What both have in common: items in order, and a height that follows from the width.

    What was measured counts until something in it changes: a page asks again and again.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._usual: QSize | None = None
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return an item, or none past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give an item away, or none past the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Take no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that it does: the narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of its lines at a width."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._place(QRect(0, 0, width, 0), moves=False)
        return height

    def invalidate(self) -> None:
        """Measure anew when next asked."""
        super().invalidate()
        self._heights.clear()
        self._usual = self._least = None

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the room of the widest item alone."""
        if self._least is None:
            self._least = QSize()
            for item in self._seen():
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room that it would like to have."""
        if self._usual is None:
            self._usual = self._usual_size()
        return QSize(self._usual)

    def _usual_size(self) -> QSize:
        """Return the room of one line."""
        sizes = [item.sizeHint() for item in self._seen()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, moves=True)

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, moves: bool) -> int:
        """Go through the lines; return their height."""
        raise NotImplementedError


class Flow(_Lines):
    """A row that breaks like a line of text; a `Button` wider than all its room breaks, too.

    What stands behind `spring` items is at the right, as long as all are on one line.
    """

    def __init__(self, spacing: int, spring: int | None = None) -> None:
        super().__init__(spacing)
        self._spring = spring

    def _place(self, rect: QRect, *, moves: bool) -> int:
        y = rect.y()
        gap = max(0, rect.width() - self.sizeHint().width())
        for line in self._broken(rect.width()):
            x, height = rect.x(), max(size.height() for _, size in line)
            for number, size in line:
                shift = gap if self._spring is not None and number >= self._spring else 0
                place = QPoint(x + shift, y + (height - size.height()) // 2)
                if moves:
                    _move(self._items[number], QRect(place, size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _broken(self, width: int) -> list[list[tuple[int, QSize]]]:
        """Return the lines at a width: of each item its number and its size."""
        lines: list[list[tuple[int, QSize]]] = []
        left = -1
        for number, item in enumerate(self._items):
            if item.isEmpty():
                continue
            size = _size_in(item, width)
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((number, size))
            left -= size.width() + self.spacing()
        return lines


class Columns(_Lines):
    """Columns of one width: as many as have room for the widest item, and at most `most`."""

    def __init__(self, spacing: int, most: int) -> None:
        super().__init__(spacing)
        self._most = most

    def _usual_size(self) -> QSize:
        """Return the room of all the columns that there may be."""
        widest = max((item.sizeHint().width() for item in self._seen()), default=0)
        width = self._most * (widest + self.spacing()) - self.spacing()
        return QSize(width, self.heightForWidth(width))

    def _place(self, rect: QRect, *, moves: bool) -> int:
        seen, gap = self._seen(), self.spacing()
        widest = max((item.sizeHint().width() for item in seen), default=1)
        count = max(1, min(self._most, (rect.width() + gap) // (widest + gap)))
        width = (rect.width() - gap * (count - 1)) // count
        y = rect.y()
        for first in range(0, len(seen), count):
            line = seen[first : first + count]
            height = max(_size_in(item, width).height() for item in line)
            for place, item in enumerate(line):
                if moves:
                    _move(item, QRect(rect.x() + place * (width + gap), y, width, height))
            y += height + gap
        return max(0, y - gap - rect.y())


def _size_in(item: QLayoutItem, room: int) -> QSize:
    size = item.sizeHint().expandedTo(item.minimumSize())
    width = min(size.width(), max(room, item.minimumSize().width()))
    height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
    return QSize(width, height)


def _move(item: QLayoutItem, place: QRect) -> None:
    widget = item.widget()
    if isinstance(widget, QWidget):
        widget.setGeometry(place)  # an item would keep within the widget's usual height
    else:
        item.setGeometry(place)


def flow(*widgets: QWidget | None, spacing: int = 8) -> Flow:
    """Put widgets side by side, on more lines where they must be; what is behind `None`, right."""
    spring = widgets.index(None) if None in widgets else None
    made = Flow(spacing, spring)
    for widget in widgets:
        if widget is not None:
            add_to(made, widget)
    return made


def add_to(lines: Flow | Columns, widget: QWidget) -> None:
    """Add a widget; a button's words may break where even a whole line is too narrow for it."""
    if isinstance(widget, Button):
        widget.let_wrap()
    lines.addWidget(widget)
