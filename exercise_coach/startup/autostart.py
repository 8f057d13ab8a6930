"""Linux and its kin: an entry in the autostart folder.

As the Desktop Application Autostart and Desktop Entry specifications of freedesktop.org have it.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from exercise_coach.startup.files import put, read, take_away

FILE = "exercise-coach.desktop"
_RESERVED = frozenset(" \t\n\r\"'\\><~|&;$*?#()`")


class Autostart:
    """The entry of the program in a folder of autostart entries."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self.path = folder / FILE
        self._exec = exec_line(command)

    def is_on(self) -> bool:
        """Tell whether a login starts this program; desktops switch an entry off inside it."""
        entry = _entry(read(self.path).decode(errors="replace"))
        return (
            entry.get("Exec") == self._exec
            and entry.get("Hidden") != "true"
            and entry.get("X-GNOME-Autostart-enabled") != "false"
        )

    def turn(self, *, on: bool) -> None:
        """Write the entry, or remove it. Raises `StartupError` where that fails."""
        if not on:
            take_away(self.path)
            return
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.0",
            "Name=Exercise Coach",
            "Comment=Reminds you of what is due today",
            "Icon=exercise-coach",
            f"Exec={self._exec}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        put(self.path, "".join(f"{line}\n" for line in lines).encode())


def exec_line(command: Sequence[str]) -> str:
    """Return the value of an Exec key: each word quoted where it must be, then escaped."""
    return _escaped(" ".join(_quoted(word) for word in command))


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if word and not _RESERVED.intersection(word):
        return word
    for mark in '\\"`$':
        word = word.replace(mark, f"\\{mark}")
    return f'"{word}"'


def _escaped(value: str) -> str:
    for plain, escape in (("\\", r"\\"), ("\n", r"\n"), ("\t", r"\t"), ("\r", r"\r")):
        value = value.replace(plain, escape)
    return value


def _entry(text: str) -> Mapping[str, str]:
    """Return the keys of the first group, as they are written."""
    lines = text.partition("[Desktop Entry]\n")[2].partition("\n[")[0].splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line)
    return {key.strip(): value.strip() for key, value in pairs}
