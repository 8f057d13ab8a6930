"""A session that runs keeps the computer awake; one that waits does so for five minutes."""

from collections.abc import Callable

from exercise_coach.awake import Vigil
from exercise_coach.awake.vigil import CANNOT, LONGEST_WAIT
from exercise_coach.session import State


class Waker:
    """Keeps a list of what was wanted, and grants it or not."""

    def __init__(self, told: Callable[[bool], None], *, grants: bool) -> None:
        self._told, self._grants = told, grants
        self.wanted: list[bool] = []
        self.is_closed = False

    def want(self, *, is_awake: bool) -> None:
        self.wanted.append(is_awake)
        if is_awake:
            self._told(self._grants)

    def close(self) -> None:
        self.is_closed = True


class Watch:
    """A vigil with a clock that only tests move."""

    def __init__(self, *, grants: bool = True) -> None:
        self.now = 0.0
        self.vigil = Vigil(lambda told: self._made(told, grants=grants), lambda: self.now)

    def _made(self, told: Callable[[bool], None], *, grants: bool) -> Waker:
        self.waker = Waker(told, grants=grants)
        return self.waker

    def sees(self, state: State, after: float = 0.0) -> list[bool]:
        self.now += after
        self.vigil.look(state)
        return self.waker.wanted


def test_awake_while_it_runs_and_no_longer() -> None:
    watch = Watch()
    assert watch.sees(State.READY) == []
    assert watch.sees(State.RUNNING) == [True]
    assert watch.sees(State.RUNNING, 1000) == [True]
    assert watch.sees(State.FINISHED) == [True, False]
    assert watch.vigil.notice is None


def test_a_session_that_waits_keeps_awake_for_five_minutes() -> None:
    watch = Watch()
    watch.sees(State.RUNNING)
    assert watch.sees(State.PAUSED) == [True]
    assert watch.sees(State.ASKING, LONGEST_WAIT) == [True]
    assert watch.sees(State.ASKING, 1) == [True, False]
    assert watch.sees(State.PAUSED, 1) == [True, False]
    assert watch.sees(State.RUNNING) == [True, False, True]


def test_each_wait_counts_anew() -> None:
    watch = Watch()
    for _ in range(3):
        watch.sees(State.RUNNING)
        watch.sees(State.PAUSED)
        assert watch.sees(State.PAUSED, LONGEST_WAIT - 1) == [True]


def test_a_stop_lets_it_sleep_at_once() -> None:
    watch = Watch()
    watch.sees(State.RUNNING)
    assert watch.sees(State.STOPPED) == [True, False]
    watch.vigil.close()
    assert watch.waker.is_closed


def test_what_cannot_be_granted_is_said_while_it_matters() -> None:
    watch = Watch(grants=False)
    watch.sees(State.RUNNING)
    assert watch.vigil.notice == CANNOT
    watch.sees(State.FINISHED)
    assert watch.vigil.notice is None
