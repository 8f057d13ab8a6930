"""The ways from the logbook to sharing it, and to bringing more into it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.local_time import local_now
from exercise_coach.desktop.logbook.logbook_page import LogbookPage
from exercise_coach.desktop.window import Window

if TYPE_CHECKING:
    from exercise_coach.desktop.sharing.import_page import ImportPage
    from exercise_coach.desktop.sharing.share_page import SharePage


class Doors(QObject):
    """Puts two buttons beside the heading; their pages are made when they are first wanted.

    `come_back` shows the logbook again.
    """

    def __init__(
        self, window: Window, folder: Path, page: LogbookPage, come_back: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._window, self._folder, self._page = window, folder, page
        self._come_back = come_back
        self.sharing: SharePage | None = None
        self.importing: ImportPage | None = None
        for button, act in (
            (Button(self.tr("Share …"), "logbook-share"), self.share),
            (Button(self.tr("Import …"), "logbook-import"), self.bring_in),
        ):
            button.clicked.connect(act)
            page.add_beside_heading(button)

    def sharing_page(self) -> "SharePage":
        """Return the page that shares the logbook, made now where it was not before."""
        if self.sharing is None:
            from exercise_coach.desktop.sharing.share_page import SharePage  # noqa: PLC0415

            self.sharing = SharePage(self._folder, local_now)
            self.sharing.left.connect(self._come_back)
        return self.sharing

    def share(self) -> None:
        """Show the page that shares the logbook."""
        page = self.sharing_page()
        page.open_page()
        self._window.show_page(page)

    def bring_in(self) -> None:
        """Show the page that brings more into the logbook."""
        if self.importing is None:
            from exercise_coach.desktop.sharing.import_page import ImportPage  # noqa: PLC0415

            self.importing = ImportPage(self._folder, local_now)
            self.importing.left.connect(self._come_back)
            self.importing.imported.connect(self._page.changed)
        self.importing.open_page()
        self._window.show_page(self.importing)

    def stop(self) -> None:
        """Wait for what is under way: the window closes."""
        for page in (self.sharing, self.importing):
            if page is not None:
                page.worker.stop()
