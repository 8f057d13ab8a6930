"""Pages that are scrolled where they are too high, so that no letters need to get small."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from exercise_coach.desktop.controls import InnerArea, column, scrolled, turn_page
from exercise_coach.desktop.fitting import fit_letters, measure, readable_shares
from exercise_coach.desktop.theme import font

INNER_SHARE = 0.4
"""A part that is scrolled by itself has at least this share of the page's height."""
TWO_COLUMNS = 84
"""So many letters two columns and the margins around them need."""
MARGIN = 24
"""So many pixels are kept between what has the keyboard and the edge."""


class ScrollingPage(QWidget):
    """A page that scrolls where even the smallest readable letters are too large for it.

    Parts of it that are scrolled by themselves stand at their full height then: only one thing on
    a page moves. A foot stays where it is, whatever moves.
    """

    _foot: QWidget | None = None
    _tries_again = False

    def hold(self, page: QLayout, name: str, foot: QLayout | None = None) -> None:
        """Put what the page holds into it, and below it what is always to be seen."""
        self._held = _Held()
        self._page_area = scrolled(self._held, name)
        # An area measures at once whatever it is given, and it has no width yet.
        self._held.setLayout(page)
        whole = column(self._page_area)
        whole.setStretch(0, 1)
        if foot is not None:
            self._foot = QWidget()
            self._foot.setLayout(foot)
            whole.addWidget(self._foot)
        self.setLayout(whole)

    def fit(self) -> None:
        """Choose the letters anew; to be called when the page says something else."""
        if not self.isVisible():
            return
        self._tries_again = False
        self.arrange()
        inner = self._held.findChildren(InnerArea)
        for area in inner:
            area.stand_whole(is_whole=False)
        letters = self._held.findChildren(QWidget)
        if self._foot is not None:
            letters += self._foot.findChildren(QWidget)
        is_whole = fit_letters(letters, self.fits, self.shares())
        for area in inner:
            area.stand_whole(is_whole=not is_whole)

    def shares(self) -> Sequence[float]:
        """Return the shares of what is asked for to which letters may shrink before it scrolls."""
        return readable_shares()

    def arrange(self) -> None:
        """Place the parts of the page for its width; called before letters are chosen."""

    @property
    def is_narrow(self) -> bool:
        """Whether two columns of text would have too few letters in a line."""
        letter = QFontMetricsF(font(1.0)).averageCharWidth()
        return self.width() < letter * TWO_COLUMNS

    def fits(self) -> bool:
        """Tell whether everything has room as it is now."""
        layout = self._held.layout()
        if layout is None:
            return True
        room = self._room()
        for area in self._held.findChildren(InnerArea):
            area.ask_for(round(room.height() * INNER_SHARE))
        measure(self._held, again=self._tries_again)
        self._tries_again = True
        layout.invalidate()
        layout.activate()
        least = layout.minimumSize()
        if layout.hasHeightForWidth():
            least.setHeight(layout.minimumHeightForWidth(room.width()))
        return least.width() <= room.width() and least.height() <= room.height()

    def _room(self) -> QSize:
        """Return the room of what is scrolled, beside a foot in its letters of now."""
        room = self._page_area.viewport().size()
        if self._foot is None:
            return room
        return QSize(room.width(), max(0, self.height() - self.foot_height()))

    def foot_height(self) -> int:
        """Return how high the foot is now; 0 without one."""
        layout = self._foot.layout() if self._foot is not None else None
        if layout is None or self._foot is None:
            return 0
        for inner in reversed(self._foot.findChildren(QLayout)):
            inner.invalidate()
        layout.invalidate()
        return layout.totalHeightForWidth(self.width())

    def begin_at_top(self) -> None:
        """Show the page from its beginning, wherever the keyboard is."""
        bar = self._page_area.verticalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(0))

    def bring_to_sight(self, part: QWidget) -> None:
        """Scroll to a part of the page."""
        self._page_area.ensureWidgetVisible(part, 0, MARGIN)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit letters of another size, once all have it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit_again)

    def _fit_again(self) -> None:
        self.fit()
        self.stay_in_sight()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the room it is shown in."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the new room."""
        super().resizeEvent(event)
        self._fit_again()

    def stay_in_sight(self) -> None:
        """Keep what has the keyboard in sight; called when the page has another size."""
        focused = self.focusWidget()
        if focused is not None:
            bring_to_sight(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let the keyboard reach what is further down."""
        if not turn_page(self._page_area, event.key()):
            super().keyPressEvent(event)


class _Held(QWidget):
    """What a page holds: as high as its place where that is enough, else as high as it likes.

    A layout gives a part of its own that is scrolled by itself all its height, and takes what it
    lacks from whatever comes last, such as the answers: with such a part it is as high as it likes.
    """

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return its least height where it need not be scrolled then, in pixels."""
        layout, around = self.layout(), self.parentWidget()
        if layout is None or not layout.hasHeightForWidth():
            return super().heightForWidth(width)
        parts = (item.widget() for place in range(layout.count()) if (item := layout.itemAt(place)))
        if any(isinstance(part, InnerArea) for part in parts):
            return layout.totalHeightForWidth(width)
        least = layout.minimumHeightForWidth(width)
        is_enough = around is not None and least <= around.height()
        return least if is_enough else layout.totalHeightForWidth(width)


class InSight(QObject):
    """Keeps what has the keyboard in sight, whoever brought the keyboard there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._window:
            bring_to_sight(now)


def bring_to_sight(widget: QWidget) -> None:
    """Scroll until a widget is seen, once everything has its place."""
    QTimer.singleShot(0, widget, lambda: _bring_to_sight(widget))


def _bring_to_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, MARGIN)
        around = around.parentWidget()
