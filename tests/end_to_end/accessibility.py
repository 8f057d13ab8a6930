"""An accessibility bus of the tests' own, and a real client on it, as a screen reader is one."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.end_to_end.waiting import until

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PYTHON = "/usr/bin/python3"
"""The system's own: only it has the library."""
CLIENT = Path(__file__).parent / "at_spi_client.py"


def missing() -> str | None:
    """Return what this machine lacks for it, as a reason to fail, or None."""
    has_library = subprocess.run(
        [PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"],
        capture_output=True, check=False,
    )  # fmt: skip
    if has_library.returncode:
        return "not installed: libatspi for the system's Python"
    return None if any(map(os.path.exists, LAUNCHERS)) else "not installed: at-spi2-core"


@contextmanager
def accessibility_bus(address: str) -> Iterator[Mapping[str, str]]:
    """Let programs on the session bus at `address` find an accessibility bus.

    Gives the variables for the programs that are to be on it.
    """
    launcher = next(each for each in LAUNCHERS if Path(each).exists())
    with subprocess.Popen(
        [launcher, "--launch-immediately"], env=_env(address), stderr=subprocess.DEVNULL
    ) as bus:
        try:
            yield {
                "DBUS_SESSION_BUS_ADDRESS": address,
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            }
        finally:
            bus.terminate()


def _env(address: str) -> Mapping[str, str]:
    """Return what the bus and its client need. Without a display they leave no trace on one."""
    runtime = os.environ["XDG_RUNTIME_DIR"]
    return {
        "DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": runtime, "PATH": "/usr/bin:/bin",
    }  # fmt: skip


class Reader:
    """The client. What it names, it names as the bus does: by role and name."""

    def __init__(self, pid: int, address: str) -> None:
        self._client = subprocess.Popen(
            [PYTHON, "-W", "ignore", str(CLIENT), str(pid)],
            env=_env(address), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if kind is not None:
            print(*(f"{'  ' * row[0]}{row[1:]}" for row in self.ask("tree") or ()), sep="\n")
            print("heard", *self.ask("heard"), sep="\n   ")
        self._client.terminate()
        self._client.communicate()

    def ask(self, *words: str) -> Any:
        """Return the client's answer; None before the program is on the bus."""
        assert self._client.stdin is not None
        assert self._client.stdout is not None
        self._client.stdin.write(json.dumps(words) + "\n")
        self._client.stdin.flush()
        return json.loads(self._client.stdout.readline())

    def names(self, role: str) -> list[str]:
        """Return what the seen objects of a role are called."""
        return list(self.ask("find", role) or ())

    def waits_for(self, role: str, name: str) -> None:
        """Wait until an object is seen."""
        until(lambda: name in self.names(role), f"the {role} {name!r}", every=0.1)

    def press(self, role: str, name: str) -> None:
        """Do what an object does when it is pressed, once it is there and can be."""
        until(lambda: self.ask("press", role, name) is True, f"the {role} {name!r}", every=0.1)

    @property
    def heard(self) -> list[tuple[str, bool]]:
        """What was announced so far, and whether it was to interrupt."""
        return [(text, politeness == ASSERTIVE) for text, politeness in self.ask("heard")]

    def hears(self, part: str) -> None:
        """Wait until something was announced that has this in it."""
        until(lambda: any(part in text for text, _ in self.heard), f"{part!r} aloud", every=0.1)


ASSERTIVE = 2
"""How the bus numbers what interrupts a screen reader."""
