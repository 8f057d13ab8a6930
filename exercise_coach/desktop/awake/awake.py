"""Sees to it that nothing falls asleep during a session, and that a session waits where it does."""

import sys

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from exercise_coach.awake import CANNOT, LONGEST_WAIT, Waker
from exercise_coach.desktop import spoken
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.session import State

ANSWER_MS = 5000
"""A desktop that has not answered after so long counts as one that cannot."""
SETTLED_MS = 3000
"""Who serves on a bus that has come back is there so much later."""
HAS_LOGIND = sys.platform.startswith("linux")
"""Elsewhere sleep is noticed by the time that has passed."""


class Awake(QObject):
    """Accompanies each session from its ready page to its end."""

    answered = Signal(bool)

    def __init__(self, sessions: Sessions) -> None:
        super().__init__(sessions)
        self._view: SessionView | None = None
        self._waker: Waker | None = None
        self._is_wanted = self._puts_off = False
        self._patience = self._timer(round(LONGEST_WAIT * 1000))
        self._patience.timeout.connect(self._let_sleep)
        self._silence = self._timer(ANSWER_MS)
        self._silence.timeout.connect(lambda: self._take_answer(False))  # noqa: FBT003
        # A slot of this object, so that it is called in this thread.
        self.answered.connect(self._take_answer)
        sessions.began.connect(self._begin)
        sessions.left.connect(self._end)
        if HAS_LOGIND:
            self._make_logind()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _make_delay(self) -> None:
        from exercise_coach.desktop.awake.delay import SleepDelay  # noqa: PLC0415 (needs jeepney)

        self._delay = SleepDelay()

    def _make_logind(self) -> None:
        from exercise_coach.desktop.awake.logind import Logind  # noqa: PLC0415 (needs jeepney)
        from exercise_coach.desktop.bus import Bus, system_address  # noqa: PLC0415

        bus = Bus(system_address(), self)
        bus.reopened.connect(self._put_off_again)
        self._logind = Logind(bus, self)
        self._logind.sleeping.connect(
            lambda: self._pause(self.tr("The computer went to sleep, so the session is paused."))
        )
        self._logind.locked.connect(
            lambda: self._pause(self.tr("The screen was locked, so the session is paused."))
        )

    def _begin(self, view: SessionView) -> None:
        self._view = view
        self._waker = Waker(self.answered.emit)
        view.player.happened.connect(self._look)
        if HAS_LOGIND:
            self._make_delay()
            self._logind.watch()

    def _end(self) -> None:
        self._view = None
        self._puts_off = False
        self._let_sleep()
        if self._waker is not None:
            self._waker.close()
            self._waker = None
        if HAS_LOGIND:
            self._delay.close()
            self._logind.rest()

    def _look(self) -> None:
        """Stay awake while it runs, and for a while where it waits."""
        if self._view is None:
            return
        state = self._view.coach.state
        self._put_off_sleep(is_wanted=state is State.RUNNING)
        if state is State.RUNNING:
            self._patience.stop()
            self._want(is_awake=True)
        elif not state.is_live:
            self._let_sleep()
        elif self._is_wanted and not self._patience.isActive():
            self._patience.start()

    def _put_off_sleep(self, *, is_wanted: bool) -> None:
        """Let sleep wait until the session is paused, and no longer."""
        if HAS_LOGIND and is_wanted is not self._puts_off:
            self._puts_off = is_wanted
            self._delay.want(is_wanted=is_wanted)

    def _put_off_again(self) -> None:
        if self._puts_off:
            self._delay.want(is_wanted=True)

    def _let_sleep(self) -> None:
        self._patience.stop()
        self._want(is_awake=False)

    def _want(self, *, is_awake: bool) -> None:
        if is_awake is self._is_wanted or self._waker is None:
            return
        self._is_wanted = is_awake
        self._waker.want(is_awake=is_awake)
        if is_awake:
            self._silence.start()
        else:
            self._silence.stop()
            self._warn("")

    def lose_desktop(self) -> None:
        """Say what may come of it that the desktop's bus is gone, and what was asked for there."""
        self._take_answer(False)  # noqa: FBT003

    def ask_again(self) -> None:
        """Ask a desktop that has come back for what is wanted then, once it has settled."""
        QTimer.singleShot(SETTLED_MS, self, self._ask_again)

    def _ask_again(self) -> None:
        if self._is_wanted and self._waker is not None:
            self._waker.want(is_awake=True)
            self._silence.start()

    @Slot(bool)
    def _take_answer(self, is_awake: bool, /) -> None:
        self._silence.stop()
        if self._is_wanted:
            self._warn("" if is_awake else spoken.tr(CANNOT))

    def _warn(self, text: str) -> None:
        if self._view is not None:
            self._view.remark(text, "sleep")

    def _pause(self, why: str) -> None:
        if self._view is not None:
            self._view.pause_because(why)
