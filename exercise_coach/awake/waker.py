"""Keeps screen and system awake, in a thread of its own: the desktop asked for it may hang."""

import contextlib
import gc
import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wakepy import Mode

CLOSING = 1.0
"""So many seconds the end of a session's waker waits for the desktop to take notice."""


class Waker:
    """Serves one session. `told` is called in the thread, with whether the wish was granted."""

    def __init__(self, told: Callable[[bool], None]) -> None:
        self._told = told
        self._wishes: queue.SimpleQueue[bool | None] = queue.SimpleQueue()
        self._is_closed = False
        # A daemon, since a desktop that hangs must not keep the program from ending. What was
        # asked for ends with the connection.
        self._thread = threading.Thread(target=self._serve, name="waker", daemon=True)
        self._thread.start()

    def want(self, *, is_awake: bool) -> None:
        """Keep everything awake, or let it sleep. Returns at once.

        A wish to keep it awake that is told again is asked for anew.
        """
        self._wishes.put(is_awake)

    def close(self) -> None:
        """Let everything sleep, for good."""
        self._is_closed = True
        self._wishes.put(None)
        self._thread.join(CLOSING)

    def _serve(self) -> None:
        # Takes a tenth of a second, which the ready page has to spare.
        from wakepy import keep  # noqa: PLC0415

        wish = self._wishes.get()
        while wish is not None:
            wish = self._hold(keep.presenting(on_fail="pass")) if wish else self._wishes.get()

    def _hold(self, mode: "Mode") -> bool | None:
        """Keep everything awake until the next wish, and return it."""
        wish = None
        # A desktop that has gone cannot be told the end of what went with it.
        with contextlib.suppress(RuntimeError), mode:
            if not self._is_closed:
                self._told(mode.active)
            wish = self._wishes.get()
            # Leaving, wakepy lets Python collect all garbage (its issue 277), which holds up the
            # window for a tenth of a second: nothing old is looked at meanwhile.
            gc.freeze()
        gc.unfreeze()
        return wish
