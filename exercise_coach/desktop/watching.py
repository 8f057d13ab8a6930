"""Edits to routine files show in the running window at once."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QRunnable, QThreadPool, QTimer, Signal

from exercise_coach.prescription import Library, load_library, watched_folders

SETTLED_MS = 120
"""Editors write a file in several steps; it is read once they have come to rest."""


class _Answer(QObject):
    """Carries what was read back to the GUI thread."""

    read = Signal(object)


class _Reading(QRunnable):
    """Reads the library beside the GUI thread."""

    def __init__(self, shipped: Path, user: Path, answer: _Answer) -> None:
        super().__init__()
        self._shipped, self._user, self._answer = shipped, user, answer

    def run(self) -> None:
        """Read, and hand over."""
        self._answer.read.emit(load_library(self._shipped, self._user))


class LibraryWatcher(QObject):
    """Reads the library, and again whenever a file of the user's changes."""

    loaded = Signal(object)

    def __init__(self, shipped: Path, user: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shipped, self._user = shipped, user
        self._answer = _Answer(self)
        self._answer.read.connect(self._take)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.read)
        self._watcher.fileChanged.connect(lambda _path: self._settled.start())
        self._watcher.directoryChanged.connect(lambda _path: self._settled.start())

    def read(self) -> None:
        """Read everything anew; `loaded` follows."""
        self._pool.start(_Reading(self._shipped, self._user, self._answer))

    def _take(self, library: Library) -> None:
        folders = [str(folder) for folder in watched_folders(self._shipped, self._user)]
        of_routines = [loaded.file for loaded in library.routines]
        of_exercises = [loaded.file for loaded in library.exercises.values()]
        of_problems = [Path(problem.file) for problem in library.problems]
        files = [
            str(file)
            for file in (*of_routines, *of_exercises, *of_problems)
            if file.is_relative_to(self._user) and file.is_file()
        ]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        new = [path for path in dict.fromkeys((*folders, *files)) if path not in watched]
        if new:
            self._watcher.addPaths(new)
        self.loaded.emit(library)

    def stop(self) -> None:
        """Wait for a reading under way."""
        self._settled.stop()
        self._pool.waitForDone()
