"""Takes care of the logbook beside the GUI thread: a full check, and a backup a day."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from exercise_coach.desktop.safety.work import Work
from exercise_coach.logbook import (
    FILE,
    Backup,
    LogbookProblem,
    NewerLogbook,
    PutOff,
    backup_is_due,
    faults_of,
    make_backup,
)

FIRST_MS = 5000
"""How long after the window stands it begins: the start belongs to the user."""
AGAIN_MS = 3_600_000
AT_CLOSE = 1.0
"""How long a close may wait for a backup, in seconds; a longer one is left to the next start."""


@dataclass(frozen=True, slots=True)
class Tended:
    """What came of it: a `problem` in plain words, and the `backup` that was made, if any.

    `is_checked` where the whole logbook was looked through, `is_damaged` where it has a fault.
    """

    problem: str = ""
    backup: Backup | None = None
    is_checked: bool = False
    is_damaged: bool = False


def tend(
    folder: Path, now: datetime, go_on: Callable[[], bool], *, check: bool, at_once: bool = False
) -> Tended:
    """Check the logbook if wanted, and back it up where that is due, or `at_once`."""
    path = folder / FILE
    try:
        if not path.exists():
            return Tended()
        faults = faults_of(path, go_on) if check else ()
        if faults:
            told = f"The logbook {path} is damaged ({faults[0]})."
            return Tended(told, is_checked=True, is_damaged=True)
        due = at_once or backup_is_due(path, now)
        backup = make_backup(path, now, go_on) if due else None
        return Tended(backup=backup, is_checked=check or backup is not None)
    except (PutOff, NewerLogbook):
        return Tended()
    except LogbookProblem as problem:
        return Tended(str(problem))
    except OSError as error:
        return Tended(f"The logbook {path} could not be looked at: {error.strerror or error}.")


class Caretaker(QObject):
    """Looks after the logbook of a data folder; rests while a session runs, here or elsewhere.

    `tended` carries a `Tended` each time it has looked.
    """

    tended = Signal(object)

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        is_led: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folder, self._now, self._is_led = folder, now, is_led
        self.last = Tended()
        self._is_checked = self._rests = False
        self._stop = threading.Event()
        self._work = Work(self)
        self._work.done.connect(self._take)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.look)

    def begin(self) -> None:
        """Look in a while, and every hour from then on."""
        self._due.start(FIRST_MS)

    def look(self) -> None:
        """Check the logbook, the first time, and back it up where that is due."""
        self._due.start(AGAIN_MS)
        if not self._rests and not self._is_led():
            self._start(at_once=False)

    def back_up(self) -> None:
        """Back the logbook up now, whether or not that is due."""
        if not self._rests:
            self._start(at_once=True)

    def _start(self, *, at_once: bool) -> None:
        self._stop.clear()
        go_on = partial(_not_set, self._stop)
        check = not self._is_checked
        self._work.start(
            partial(tend, self._folder, self._now(), go_on, check=check, at_once=at_once)
        )

    def _take(self, tended: Tended) -> None:
        self._is_checked = self._is_checked or tended.is_checked
        self.last = tended
        self.tended.emit(tended)

    def rest(self) -> None:
        """Leave disk and processor to a session, or the logbook to something else, at once."""
        self._rests = True
        self._stop.set()
        self._due.stop()

    def wake(self) -> None:
        """Look again in a while."""
        self._rests = False
        self.begin()

    def close(self) -> None:
        """Make today's backup where it is due and soon made; look no more."""
        self.rest()
        self._work.close()
        end = time.monotonic() + AT_CLOSE
        if not self._is_led():
            tend(self._folder, self._now(), lambda: time.monotonic() < end, check=False)

    def stop(self) -> None:
        """Look no more, and make no backup: there is nothing left to look after."""
        self.rest()
        self._work.close()


def _not_set(stop: threading.Event) -> bool:
    return not stop.is_set()
