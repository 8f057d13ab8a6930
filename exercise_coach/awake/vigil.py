"""When a session keeps screen and system awake: while it runs, and a while where it waits."""

from collections.abc import Callable
from typing import Protocol

from exercise_coach.session import State

LONGEST_WAIT = 5 * 60.0
"""A session that has waited for so many seconds keeps nothing awake."""
CANNOT = "This computer may fall asleep or darken its screen meanwhile."


class Wakes(Protocol):
    """Keeps a computer awake. Nothing here takes long."""

    def want(self, *, is_awake: bool) -> None:
        """Keep everything awake, or let it sleep."""

    def close(self) -> None:
        """Let everything sleep, for good."""


MakeWaker = Callable[[Callable[[bool], None]], Wakes]
"""Makes what keeps the computer awake; it tells, from any thread, whether a wish was granted."""


class Vigil:
    """Watches over one session, which is looked at often. `now` returns monotonic seconds."""

    def __init__(self, make: MakeWaker, now: Callable[[], float]) -> None:
        self._now = now
        self._waits_since: float | None = None
        self._is_wanted = False
        self._is_granted = True
        self._waker = make(self._hear)

    @property
    def notice(self) -> str | None:
        """What the user should know: that the wish was not granted."""
        return CANNOT if self._is_wanted and not self._is_granted else None

    def look(self, state: State) -> None:
        """See how the session stands."""
        if state is State.RUNNING:
            self._waits_since = None
        elif self._waits_since is None:
            self._waits_since = self._now()
        waited = 0.0 if self._waits_since is None else self._now() - self._waits_since
        is_wanted = state is State.RUNNING or (
            self._is_wanted and state.is_live and waited <= LONGEST_WAIT
        )
        if is_wanted is not self._is_wanted:
            self._is_wanted = is_wanted
            self._waker.want(is_awake=is_wanted)

    def close(self) -> None:
        """Let everything sleep."""
        self._waker.close()

    def _hear(self, is_granted: bool, /) -> None:
        self._is_granted = is_granted
