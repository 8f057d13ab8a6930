"""Lets the machine wait a moment with sleep, so that a session is paused before it stands still.

systemd-logind hands out a file for that, org.freedesktop.login1(5): while it is open, sleep waits,
for five seconds at most unless the system says otherwise. QLocalSocket takes no files, so jeepney
asks on a connection of its own, in a thread, since a bus may hang.
"""

import contextlib
import os
import queue
import threading

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.auth import AuthenticationError
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from exercise_coach.desktop.awake.logind import MANAGER, NAME, PATH
from exercise_coach.desktop.bus import system_address

PATIENCE = 5.0
"""Seconds that an answer is waited for, in the thread."""
WHY = ("sleep", "Exercise Coach", "The session is paused first", "delay")
_FAILURES = (
    OSError, RuntimeError, StopIteration, ValueError, AuthenticationError, DBusErrorResponse,
)  # fmt: skip


class SleepDelay:
    """Serves one session. What cannot be had is done without: time that has passed tells, too."""

    def __init__(self) -> None:
        self._wishes: queue.SimpleQueue[bool | None] = queue.SimpleQueue()
        # A daemon, since a bus that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._serve, name="sleep-delay", daemon=True)
        self._thread.start()

    def want(self, *, is_wanted: bool) -> None:
        """Let sleep wait from now on, or no more. Returns at once."""
        self._wishes.put(is_wanted)

    def close(self) -> None:
        """Let sleep wait no more, for good. Returns at once."""
        self._wishes.put(None)

    def _serve(self) -> None:
        wish = self._wishes.get()
        while wish is not None:
            file = _ask() if wish else None
            wish = self._wishes.get()
            if file is not None:
                os.close(file)


def _ask() -> int | None:
    """Return the file that lets sleep wait while it is open; none where that cannot be had."""
    call = new_method_call(DBusAddress(PATH, NAME, MANAGER), "Inhibit", "ssss", WHY)
    with (
        contextlib.suppress(*_FAILURES),
        open_dbus_connection(system_address(), enable_fds=True, auth_timeout=PATIENCE) as bus,
    ):
        (file,) = unwrap_msg(bus.send_and_get_reply(call, timeout=PATIENCE))
        return int(file.to_raw_fd())
    return None
