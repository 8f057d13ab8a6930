"""Which key means what while a session is on: one table for the window, the help and the tests."""

import enum
from collections.abc import Mapping

from PySide6.QtCore import Qt

Key = Qt.Key


class Command(enum.Enum):
    """What a key asks for."""

    START_OR_PAUSE = enum.auto()
    START = enum.auto()
    PAUSE = enum.auto()
    SKIP = enum.auto()
    BACK = enum.auto()
    PAIN = enum.auto()
    KEEP = enum.auto()
    CRAMP = enum.auto()
    SYMPTOM = enum.auto()
    STOP = enum.auto()
    MORE_REST = enum.auto()
    HOW = enum.auto()


WAITS = frozenset({Command.START_OR_PAUSE, Command.START, Command.PAUSE})
"""What lets a session begin, wait and go on, and does nothing else wherever it comes."""

COMMANDS: Mapping[int, Command] = {
    Key.Key_Space: Command.START_OR_PAUSE,
    Key.Key_MediaTogglePlayPause: Command.START_OR_PAUSE,
    # Qt on X11 and Wayland calls the one key for both so, which most keyboards and headsets have.
    Key.Key_MediaPlay: Command.START_OR_PAUSE,
    Key.Key_MediaPause: Command.PAUSE,
    # What presenters' remotes send for a black screen, and for the start of a show.
    Key.Key_Period: Command.START_OR_PAUSE,
    Key.Key_B: Command.START_OR_PAUSE,
    Key.Key_F5: Command.START,
    Key.Key_Right: Command.SKIP,
    Key.Key_PageDown: Command.SKIP,
    Key.Key_MediaNext: Command.SKIP,
    Key.Key_Left: Command.BACK,
    Key.Key_PageUp: Command.BACK,
    Key.Key_MediaPrevious: Command.BACK,
    Key.Key_P: Command.PAIN,
    Key.Key_Return: Command.KEEP,
    Key.Key_Enter: Command.KEEP,
    Key.Key_C: Command.CRAMP,
    Key.Key_S: Command.SYMPTOM,
    Key.Key_Escape: Command.STOP,
    Key.Key_MediaStop: Command.STOP,
    Key.Key_Plus: Command.MORE_REST,
    Key.Key_Equal: Command.MORE_REST,
    Key.Key_H: Command.HOW,
}

HELP: tuple[tuple[str, str], ...] = (
    ("Space", "start or pause"),
    ("→ ←", "skip, back"),
    ("0–9, T", "pain score, T is ten; at any moment"),
    ("Enter", "keeps the last score"),
    ("P", "asks for the score"),
    ("C", "cramp or twitch"),
    ("S", "another symptom"),
    ("+", "ten more seconds of rest"),
    ("H", "how it is done, in steps"),
    ("Esc", "stop"),
    ("M", "mute"),
    ("F11", "floor view"),
    (". B", "pause or go on: a presenter's black screen"),
    ("F5", "start or go on; Esc after it pauses first"),
)


def score_of(key: int) -> int | None:
    """Return the pain score a key stands for: a digit, or T for ten."""
    if Key.Key_0 <= key <= Key.Key_9:
        return key - Key.Key_0
    return 10 if key == Key.Key_T else None
