"""Letters that shrink where a page would not fit: a small window, or large letters of the system's.

Whatever `controls` makes keeps the size that was asked for; here a share of it is chosen. A page
that can be scrolled keeps to `readable_shares`: larger letters that somebody wished for stay so.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

ASKED = "asked-points"
"""What a widget keeps of the size its letters were given; 0 where they go by the screen alone."""
WISHED = "wished-share"
"""What of the program keeps how much larger than normal its letters are wished."""
SHARES = tuple(share / 100 for share in range(100, 45, -5))
LEAST_SHARE = 0.85
"""Normal letters are 1.2 times the system's: so much of them is still what the system asks for."""


def remember_letters(widget: QWidget) -> None:
    """Take the size of the widget's letters as the one that is asked for."""
    widget.setProperty(ASKED, widget.font().pointSizeF())


def wished_share() -> float:
    """Return how much larger than normal the program's letters are wished."""
    app = QCoreApplication.instance()
    wished: float | None = app.property(WISHED) if app is not None else None
    return wished or 1.0


def readable_shares() -> Sequence[float]:
    """Return the shares of what is asked for that are large enough: all of it if larger is wished.

    `QApplication` knows the wish; without one letters may shrink to `LEAST_SHARE`.
    """
    if wished_share() > 1.0:
        return (1.0,)
    return tuple(share for share in SHARES if share >= LEAST_SHARE)


def whole_shares() -> Sequence[float]:
    """Return the same for what is led from the floor, where nobody can scroll: all may shrink."""
    return (1.0,) if wished_share() > 1.0 else SHARES


def fit_letters(
    widgets: Iterable[QWidget], fits: Callable[[], bool], shares: Sequence[float] = SHARES
) -> bool:
    """Give the widgets the largest letters, up to those asked for, with which everything fits.

    Return whether it does; if not, they have the smallest of these shares.
    """
    sized = [(widget, widget.property(ASKED)) for widget in widgets]
    sized = [(widget, asked) for widget, asked in sized if asked]

    def fits_at(share: float) -> bool:
        for widget, asked in sized:
            _set_letters(widget, asked * share)
        return fits()

    if fits_at(shares[0]):
        return True
    # To measure a page takes a while, and it fits in all letters that are smaller than some.
    first = bisect_left(shares, 1, lo=1, key=lambda share: int(fits_at(share)))
    return fits_at(shares[min(first, len(shares) - 1)])


def minimum_width(layout: QLayout) -> int:
    """Return the width that a layout needs now."""
    layout.invalidate()
    return layout.minimumSize().width()


def height_at(layout: QLayout, width: int) -> int:
    """Return the height that a layout of wrapped text needs now at a width."""
    layout.invalidate()
    return layout.heightForWidth(width)


def measure(page: QWidget, *, again: bool) -> None:
    """Let the layouts of a page know how large all that is in it is now, the inmost first.

    A layout learns of new letters deep inside only from the layouts between. What has not changed
    is not measured; `again`, while other letters are tried, all of it is, and nothing is placed.
    """
    for layout in reversed(page.findChildren(QLayout)):
        if not again:
            layout.activate()
            continue
        layout.invalidate()
        owner = layout.parent()
        if isinstance(owner, QWidget) and owner is not page:
            owner.updateGeometry()


def _set_letters(widget: QWidget, points: float) -> None:
    face = widget.font()
    if face.pointSizeF() != points:
        face.setPointSizeF(points)
        widget.setFont(face)
        widget.updateGeometry()


class FittingPage(QWidget):
    """A page whose letters shrink until everything on it can be seen whole."""

    _tries_again = False

    def fit(self) -> None:
        """Choose the letters anew; to be called when the page says something else."""
        if self.isVisible():
            self._tries_again = False
            fit_letters(self.findChildren(QWidget), self.fits)

    def fits(self) -> bool:
        """Tell whether everything has room as it is now."""
        layout = self.layout()
        if layout is None:
            return True
        measure(self, again=self._tries_again)
        self._tries_again = True
        layout.activate()
        least = layout.minimumSize()
        if layout.hasHeightForWidth():
            least.setHeight(layout.minimumHeightForWidth(self.width()))
        return least.width() <= self.width() and least.height() <= self.height()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit letters of another size, once all have it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self.fit)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the room it is shown in."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the new room."""
        super().resizeEvent(event)
        self.fit()
