"""What there is to be done, as the files are now."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.watching import LibraryWatcher
from exercise_coach.folders import shipped
from exercise_coach.prescription import Library, LoadedRoutine, Routine, read_routine


class LiveLibrary(QObject):
    """Our routines and those of a data folder; empty until it was first read.

    `came` follows each reading, and tells whether anything is different from before.
    """

    came = Signal(bool)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.now = Library((), {}, ())
        self._watcher = LibraryWatcher(shipped("routines"), folder, self)
        self._watcher.loaded.connect(self.take)

    def read(self) -> None:
        """Read everything anew; `came` follows."""
        self._watcher.read()

    def take(self, library: Library) -> None:
        """Have this library from now on."""
        before, self.now = self.now, library
        self.came.emit(library != before)

    def find(self, wish: str) -> Routine | None:
        """Return a routine by its id or the path of its file; none where it cannot be read."""
        found = self.now.routine(wish) or read_routine(Path(wish), self.now)
        return found.routine if isinstance(found, LoadedRoutine) else None

    def routine(self, routine_id: str) -> Routine | None:
        """Return one of its routines."""
        loaded = self.now.routine(routine_id)
        return loaded.routine if loaded else None

    def title_of(self, routine_id: str) -> str:
        """Return what a routine is called; its id, or its file's name, where there is none."""
        routine = self.routine(routine_id)
        return routine.title if routine else Path(routine_id).name

    def stop(self) -> None:
        """Wait for a reading under way."""
        self._watcher.stop()
