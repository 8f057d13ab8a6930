"""Whether a window can open here, found out before Qt is loaded: Qt aborts where it cannot.

On Linux it asks what Qt would ask: libxcb whether the X display answers, the Wayland socket whether
it takes a connection, and the dynamic linker whether the platform plugin has all its libraries.
"""

import ctypes
import importlib.util
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_REMOTE = re.compile(r"(?:tcp/)?(?P<host>[^:/]+|\[[^]]+\]):(?P<number>[0-9]{1,4})(\.[0-9]+)?")
_NOT_FOUND = re.compile(r"(\S+\.so[.0-9]*)(?: => not found|: cannot open)")
_REMOTE_WAIT = 3.0
_X_BASE_PORT = 6000


def why_no_window(environment: Mapping[str, str] = os.environ) -> str | None:
    """Return in a few words why no window can open here; none where one can."""
    if not sys.platform.startswith("linux"):
        return None
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if wanted and not wanted.startswith(("xcb", "wayland")):
        return None
    answering = [
        plugin
        for plugin, variable, answers in (
            ("wayland", "WAYLAND_DISPLAY", _wayland_answers),
            ("xcb", "DISPLAY", _x_answers),
        )
        if environment.get(variable) and answers(environment)
    ]
    if not answering:
        return _silent(environment)
    reasons = [_missing_libraries(plugin) for plugin in answering]
    return None if None in reasons else reasons[-1]


def _silent(environment: Mapping[str, str]) -> str:
    named = [
        f"{name}={environment[name]}"
        for name in ("DISPLAY", "WAYLAND_DISPLAY")
        if environment.get(name)
    ]
    return f"the display does not answer ({', '.join(named)})" if named else "there is no display"


def _x_answers(environment: Mapping[str, str]) -> bool:
    display = environment["DISPLAY"]
    remote = _REMOTE.fullmatch(display)
    # libxcb would wait for minutes for a machine that does not answer.
    if remote and remote["host"] != "unix" and not _takes_calls(remote["host"], remote["number"]):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the plugin needs it too: it is named among what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _takes_calls(host: str, number: str) -> bool:
    import socket  # noqa: PLC0415 (few displays are on another machine)

    address = (host.strip("[]"), _X_BASE_PORT + int(number))
    try:
        socket.create_connection(address, _REMOTE_WAIT).close()
    except (OSError, UnicodeError):
        return False
    return True


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    import socket  # noqa: PLC0415 (not needed for X)

    path = Path(environment.get("XDG_RUNTIME_DIR", "/"), environment["WAYLAND_DISPLAY"])
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_REMOTE_WAIT)
        try:
            connection.connect(str(path))
        except (OSError, ValueError):
            return False
    return True


def _missing_libraries(plugin: str) -> str | None:
    """Return which system libraries Qt's platform plugin lacks; none where it can be loaded."""
    package = importlib.util.find_spec("PySide6")
    if package is None or package.origin is None:
        return "PySide6 is not installed"
    folder = Path(package.origin).parent / "Qt" / "plugins" / "platforms"
    file = folder / f"libq{plugin}.so"
    if not file.exists():
        return None  # a PySide6 of the system's own: its packages bring what it needs
    try:
        ctypes.CDLL(str(file))
    except OSError as error:
        return _named(_all_missing(file, str(error)))
    return None


def _all_missing(file: Path, first: str) -> list[str]:
    import subprocess  # noqa: PLC0415 (only once something is missing)

    try:
        told = subprocess.run(  # noqa: S603
            ["ldd", str(file)],  # noqa: S607
            capture_output=True, text=True, timeout=10, check=False,
        ).stdout  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        told = ""
    return sorted(set(_NOT_FOUND.findall(told) or _NOT_FOUND.findall(first) or [first]))


def _named(libraries: list[str]) -> str:
    packages = " ".join(sorted({_package_of(library) for library in libraries}))
    return f"the window needs system libraries that are missing: {packages}"


def _package_of(library: str) -> str:
    """Return the Debian package of a library, named by Debian's rule for such names."""
    stem, found, version = library.partition(".so.")
    if not found:
        return library
    return f"{stem}{'-' if stem[-1].isdigit() else ''}{version}".lower()
