"""The time that is played: it runs while wanted and seen, and stands still otherwise."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

FRAME_MS: Final = 33


class Playing(QObject):
    """Tells `moved` about thirty times a second while it plays.

    The time is that of `clock`, in seconds, so that a busy machine shows fewer pictures but keeps
    the tempo.
    """

    moved = Signal()

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._before = 0.0
        self._since: float | None = None
        self._is_wanted = True
        self._is_seen = False
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self.moved)

    @property
    def is_wanted(self) -> bool:
        """Whether the user lets it play."""
        return self._is_wanted

    @property
    def seconds(self) -> float:
        """How much has been played."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return self._before + running

    def begin(self) -> None:
        """Play from the beginning, if the user lets it play."""
        self._before = 0.0
        self._since = None if self._since is None else self._clock()

    def want(self, *, is_wanted: bool) -> None:
        """Let it play, or hold it where it is."""
        self._is_wanted = is_wanted
        self._run_or_rest()

    def see(self, *, is_seen: bool) -> None:
        """Play only while there is somebody to see it."""
        self._is_seen = is_seen
        self._run_or_rest()

    def _run_or_rest(self) -> None:
        runs = self._is_wanted and self._is_seen
        if runs and self._since is None:
            self._since = self._clock()
            self._frames.start()
        elif not runs and self._since is not None:
            self._before, self._since = self.seconds, None
            self._frames.stop()
