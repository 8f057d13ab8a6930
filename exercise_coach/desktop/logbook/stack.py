"""Pages in one place, of which only the one that is seen asks for room.

`QStackedWidget` asks for as much as the largest page would need, seen or not.
"""

from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import column


class Stack(QWidget):
    """Shows one of its pages; the first one, to begin with."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self._current: QWidget | None = None
        self._column = column()
        self.setLayout(self._column)
        for page in pages:
            self.add(page)

    @property
    def current(self) -> QWidget | None:
        """The page that is seen; none where there is none."""
        return self._current

    def add(self, page: QWidget) -> None:
        """Take another page."""
        if self._current is None:
            self._current = page
        else:
            page.hide()
        self._column.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages, and hide the one that was seen."""
        if self._current is not None and page is not self._current:
            self._current.hide()
        self._current = page
        page.show()
