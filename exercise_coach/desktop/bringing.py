"""Modules imported beside the GUI thread: half a second in which the window answers already."""

import contextlib
import importlib
import linecache
import sys
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

_ON_A_BUS: Final = (
    "exercise_coach.desktop.portal",
    "exercise_coach.desktop.remote.mpris",
    "exercise_coach.desktop.awake.logind",
    "exercise_coach.desktop.reminders.bus_notification",
    "exercise_coach.desktop.reminders.bus_tray",
)
PROGRAM: Final = (
    "exercise_coach.prescription",
    "exercise_coach.session",
    "exercise_coach.recovery",
    "exercise_coach.logbook",
    "exercise_coach.figure",
    "exercise_coach.desktop.figure",
    "exercise_coach.desktop.session_view",
    "exercise_coach.desktop.companions",
    "exercise_coach.desktop.program",
    *(() if sys.platform in {"win32", "darwin"} else _ON_A_BUS),
    "filelock",
    "platformdirs",
)
"""What the window needs once it is seen; also what is imported inside of functions there."""
SOON: Final = ("exercise_coach.desktop.logbook", "exercise_coach.desktop.sharing.share_page")
"""What is wanted a moment later: a page should not have to wait for its import."""


class _Importing(QRunnable):
    """Imports modules one by one."""

    def __init__(self, names: Sequence[str], bringing: "Bringing") -> None:
        super().__init__()
        self._names, self._bringing = names, bringing

    def run(self) -> None:
        """Import them, and say that it is over."""
        # Whoever needs a module that cannot be imported imports it again, and sees why.
        with contextlib.suppress(Exception):
            for name in self._names:
                importlib.import_module(name)
                forget_sources()
        self._bringing.over.emit()


class Bringing(QObject):
    """Imports modules beside the GUI thread; `came` follows, unless the window closes before."""

    came = Signal()
    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._is_wanted = True
        self.over.connect(self._tell)

    def begin(self, names: Sequence[str]) -> None:
        """Import these, in this order."""
        self._pool.start(_Importing(names, self))

    def stop(self) -> None:
        """Wait for what is under way, and say nothing of it: the window closes."""
        self._is_wanted = False
        self._pool.waitForDone()

    def _tell(self) -> None:
        if self._is_wanted:
            self.came.emit()


def forget_sources() -> None:
    """Give back the text of every module imported so far.

    PySide looks for its own name in the source of each module, whoever imports it, and so Python
    keeps all of them, some 7 MB: https://github.com/napari/napari/issues/8584
    """
    linecache.clearcache()
