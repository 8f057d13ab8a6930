"""A private X display: keys go in as from a keyboard, pictures come out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.end_to_end.program import Program
from tests.end_to_end.waiting import until

_TAKE_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
picture = application.primaryScreen().grabWindow(0)
sys.exit(not picture.save(sys.argv[1]))
"""


def missing() -> str | None:
    """Return what this machine lacks for a display, as a reason to skip, or None."""
    lacking = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    return f"not installed: {', '.join(lacking)}" if lacking else None


class Display:
    """An X server of its own, with nothing on it. `env` is for the programs that shall use it."""

    def __init__(self, size: str = "1280x800") -> None:
        self._size = size
        self.env: dict[str, str] = {}

    def __enter__(self) -> Self:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self._size}x24",
             "-nolisten", "tcp", "-noreset"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise RuntimeError("the X server did not start")
        self.env = {
            "DISPLAY": f":{number}",
            "WAYLAND_DISPLAY": "",
            "QT_QPA_PLATFORM": "xcb",
            # No message bus: it would be the developer's own.
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "NO_AT_BRIDGE": "1",
        }
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait()

    def environment(self) -> dict[str, str]:
        """Return this process's environment with the display in it."""
        return {**os.environ, **self.env}

    def _ask(self, *words: str) -> str:
        """Run xdotool; what it prints is the answer, empty where it found nothing."""
        asked = subprocess.run(
            ["xdotool", *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        return asked.stdout.strip()

    def windows(self, pid: int) -> list[str]:
        """Return the ids of the windows that a process shows."""
        return self._ask(
            "search", "--all", "--onlyvisible", "--pid", str(pid), "--name", "."
        ).split()

    def wait_for_window(self, program: Program) -> str:
        """Return the program's window once it has the keyboard and waits for the user."""

        def look() -> list[str]:
            assert program.is_running(), f"it ended: {program.err}"
            return self.windows(program.pid)

        window = until(look, "the window")[0]

        def has_the_keyboard() -> bool:
            self._ask("windowfocus", window)
            return self._ask("getwindowfocus", "-f") == window

        until(has_the_keyboard, "the window to have the keyboard")
        program.wait_until_idle()
        return window

    def on_top(self) -> str:
        """Return the id of the window on top, in the middle of the screen."""
        place = self._ask("mousemove", "640", "400", "getmouselocation", "--shell")
        return next(
            line.removeprefix("WINDOW=")
            for line in place.splitlines()
            if line.startswith("WINDOW=")
        )

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as a keyboard would: `space`, `Right`, `3`."""
        self._ask("key", "--delay", "30", *keys)

    def take_picture(self, path: Path) -> Path:
        """Save what the screen shows as a PNG."""
        subprocess.run(
            [sys.executable, "-c", _TAKE_PICTURE, str(path)],
            env=self.environment(),
            check=True,
            timeout=30,
        )
        return path
