"""One session at a time: a lock that the system frees when its holder ends, however it ends."""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from exercise_coach.logbook.problems import SessionRunning, UnwritableLogbook, reason

if TYPE_CHECKING:
    from filelock import BaseFileLock

NAME = "session.lock"


class SessionLock:
    """Held while a session runs. It is a file in the data folder; its being there means nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """Whether it is ours now."""
        return self._lock is not None

    def acquire(self) -> None:
        """Take the lock at once, unless it is held already.

        Raises `SessionRunning` where somebody else holds it, `UnwritableLogbook` where the folder
        does not let us have one.
        """
        if self._lock is not None:
            return
        # Its import takes longer than this whole package's, and reading needs no lock.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        lock = FileLock(self._path, timeout=0, mode=0o600)
        try:
            lock.acquire()
        except Timeout as error:
            raise SessionRunning("A session is already running in another window.") from error
        except (OSError, NotImplementedError) as error:
            cause = reason(error) if isinstance(error, OSError) else "it knows no locks"
            message = f"No session can be locked in {self._path.parent}: {cause}."
            raise UnwritableLogbook(message, cause) from error
        self._lock = lock

    def release(self) -> None:
        """Give the lock back, if it is ours."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
