"""Ctrl-C, a log-out and `kill` close the window for good, seen or not."""

import os
import signal

from PySide6.QtCore import QSocketNotifier

from exercise_coach.desktop.window import Window


def close_on_signals(window: Window) -> None:
    """Let the first signal close the window; a second one ends the program at once.

    Python sees a signal only when it runs, and Qt waits outside of it: so the signal itself wakes
    Qt through a pipe. Where there are no such pipes (Windows), Ctrl-C ends the program at once.
    """
    if os.name != "posix":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        return
    heard, woken = os.pipe()
    os.set_blocking(heard, False)
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda this, _frame: signal.signal(this, signal.SIG_DFL))
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: _close(notifier, window))


def _close(notifier: QSocketNotifier, window: Window) -> None:
    notifier.setEnabled(False)
    window.leave()
