"""Writes a journal beside the session: a slow disk must not make the next cue late."""

import queue
import threading
from collections.abc import Callable, Sequence
from functools import partial

from exercise_coach.logbook.journal import Journal
from exercise_coach.session import Effect


class Scribe:
    """Hands everything to a journal, in order, in a thread of its own.

    Each call waits `patience` seconds at most for the disk; what takes longer is written as soon as
    the disk lets it. `close` when the session is over.
    """

    def __init__(self, journal: Journal, patience: float = 0.0) -> None:
        self._journal = journal
        self._patience = patience
        self._jobs: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
        self._open = 0
        self._fault: str | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="logbook", daemon=True)
        self._thread.start()

    @property
    def problem(self) -> str | None:
        """What could not be saved, in a sentence."""
        return self._journal.problem or self._fault

    @property
    def is_saved(self) -> bool:
        """Whether everything so far is on the disk."""
        return self._open == 0 and self.problem is None

    def record(self, effects: Sequence[Effect]) -> None:
        """Write what happened."""
        if effects:
            self._give(partial(self._journal.record, effects))

    def finish(
        self, pain_after: int | None = None, effort: int | None = None, note: str | None = None
    ) -> None:
        """Add to the session, when it is over, what the user says about it; scores are 0–10."""
        self._give(partial(self._journal.finish, pain_after, effort, note))

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all is written or has failed, `timeout` seconds at most; tell whether it is.

        What failed before is tried once more.
        """
        self._give(self._journal.flush)
        self._wait(timeout)
        return self.is_saved

    def close(self) -> None:
        """Write what is left, what failed before too, and end."""
        self._give(self._journal.flush)
        self._jobs.put(None)
        self._thread.join()

    def _give(self, job: Callable[[], object]) -> None:
        with self._changed:
            self._open += 1
        self._jobs.put(job)
        if self._patience:
            self._wait(self._patience)

    def _wait(self, timeout: float | None) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._open == 0, timeout)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception as error:  # noqa: BLE001 (whatever it is, the next set is tried again)
                self._fault = f"An entry could not be saved: {error}."
            finally:
                with self._changed:
                    self._open -= 1
                    self._changed.notify_all()
