"""The window itself: navigation beside a page. Light enough to be painted before all else."""

from PySide6.QtCore import QByteArray, QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QStyle, QWidget

from exercise_coach.desktop.controls import column, row
from exercise_coach.desktop.navigation import Navigation
from exercise_coach.desktop.scrolling import InSight
from exercise_coach.desktop.typed_ahead import TypedAhead

FIRST_SIZE = QSize(1280, 800)
"""The window of a first start, in pixels, where the screen has room for it."""
FRAME = 1.5
"""The room for the frame that the desktop will put around it, in heights of its title."""


def first_size(room: QSize, title: int) -> QSize:
    """Return how large a first window is on a screen with this room, above it a title, in pixels.

    No style knows the frame that the desktop will put around it: it may be higher than the title.
    """
    return FIRST_SIZE.boundedTo(QSize(room.width(), round(room.height() - FRAME * title)))


class Window(QMainWindow):
    """Shows one page at a time, with the navigation or without.

    `painted` comes once, after the first paint: whatever is heavy waits for it. `closing` comes
    when the window goes for good, `hiding` when it only goes out of sight: while `hides` is set, a
    close does that. `filling` comes when the user wants to fill the screen, or no longer.
    """

    painted = Signal()
    closing = Signal()
    hiding = Signal()
    muting = Signal()
    filling = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Exercise Coach")
        self.setMinimumSize(720, 540)
        title = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        self.resize(first_size(self.screen().availableGeometry().size(), title))
        self.navigation = Navigation()
        self.pages = QStackedWidget()
        self.hides = False
        self._above = QWidget()
        self._room_above = column()
        self._above.setLayout(self._room_above)
        right_layout = column(self._above, self.pages)
        right_layout.setStretch(1, 1)
        right = QWidget()
        right.setLayout(right_layout)
        centre = QWidget()
        layout = row(self.navigation, right)
        layout.setStretch(1, 1)
        centre.setLayout(layout)
        self.setCentralWidget(centre)
        InSight(self)
        self._geometry = QByteArray()
        self._was_painted = False
        self._typed_ahead = TypedAhead(self)

    def take_typed_ahead(self) -> list[QKeyEvent]:
        """Return the keys pressed before anybody could take them; none are kept from now on."""
        return self._typed_ahead.take()

    def put_above(self, widget: QWidget) -> None:
        """Give a widget its place above the page. It is not seen while a page is shown alone."""
        self._room_above.addWidget(widget)

    def show_page(self, page: QWidget, *, alone: bool = False) -> None:
        """Show a page; `alone` hides the navigation, and what is above the page."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.navigation.setVisible(not alone)
        self._above.setVisible(not alone)
        self.pages.setCurrentWidget(page)

    def come_to_front(self) -> None:
        """Be seen, however the window was hidden."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def fill_screen(self, *, is_filled: bool) -> None:
        """Fill the screen, or be a window again where it was before."""
        if is_filled is self.isFullScreen():
            return
        if is_filled:
            self._geometry = super().saveGeometry()
        full = Qt.WindowState.WindowFullScreen
        state = self.windowState()
        self.setWindowState(state | full if is_filled else state & ~full)

    def saveGeometry(self) -> QByteArray:  # noqa: N802
        """Return where the window is; while it fills the screen, where it was before.

        Also when it has only just been told to be a window again, and is none yet.
        """
        return self._geometry if not self._geometry.isEmpty() else super().saveGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Forget where the window was before: it is a window again."""
        super().resizeEvent(event)
        if not self.isFullScreen():
            self._geometry.clear()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tell when the window was first seen."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the keys that mean the same on every page."""
        if event.key() == Qt.Key.Key_F11 and not event.isAutoRepeat():
            self.filling.emit()
        elif event.key() == Qt.Key.Key_M and not event.isAutoRepeat():
            self.muting.emit()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close for good, also where a close would only hide."""
        self.hides = False
        was_seen = self.isVisible()
        self.close()
        if not was_seen:
            QCoreApplication.quit()  # only the close of a window that is seen ends the program

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Let what is open be put away first."""
        if self.hides:
            event.ignore()
            self.hiding.emit()
            self.hide()
            return
        self.closing.emit()
        super().closeEvent(event)
