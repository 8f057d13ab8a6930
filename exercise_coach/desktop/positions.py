"""Where a key lies, for layouts on which it says nothing that is known here.

A letter of another script, or a digit that needs Shift, means what lies there on an English
keyboard. A key that says something itself always means what it says.
"""

import unicodedata
from collections.abc import Mapping

_NUMBERS = "1234567890"
_LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_EVDEV_STARTS = (24, 38, 52)
_EVDEV_NUMBERS = 10
_SET_1_STARTS = (16, 30, 44)
_SET_1_NUMBERS = 2
_APPLE = "asdfhgzxcv bqweryt123465 97 80 ou ip lj k    nm"
"""What lies at each of Apple's virtual key codes, from 0 on."""
SHIFTED_ROWS = (
    "&é\"'(-è_çà",  # French
    "&é\"'(§è!çà",  # Belgian
    " ěščřžýáíé",  # Czech
    " ľščťžýáíé",  # Slovak
    '"«»()@ -/*',  # Bépo
    "ąčęėįšųū  ",  # Lithuanian
)
"""Number rows that give a digit only with Shift. What means something anyway is left out."""


def _rows(first: tuple[int, ...], numbers: int) -> Mapping[int, str]:
    found = {numbers + place: sign for place, sign in enumerate(_NUMBERS)}
    for start, row in zip(first, _LETTERS, strict=True):
        found |= {start + place: sign for place, sign in enumerate(row)}
    return found


_EVDEV = _rows(_EVDEV_STARTS, _EVDEV_NUMBERS)
_SET_1 = _rows(_SET_1_STARTS, _SET_1_NUMBERS)


def sign_at(platform: str, scan: int, virtual: int) -> str:
    """Return the digit or small letter that lies there on an English keyboard; empty elsewhere.

    `platform` is Qt's name of it, `scan` and `virtual` are the native codes of the key.
    """
    if platform in {"xcb", "wayland", "wayland-egl"}:
        return _EVDEV.get(scan, "")
    if platform == "windows":
        return _SET_1.get(scan, "")
    if platform == "cocoa" and 0 <= virtual < len(_APPLE):
        return _APPLE[virtual].strip()
    return ""


def meant(sign: str, there: str, *, is_shifted: bool) -> str:
    """Return the digit or small letter that is meant by a sign; empty where it speaks for itself.

    `there` is what lies at its place on an English keyboard. A digit of any script is that digit.
    """
    if sign.isascii() and sign.isalnum():
        return ""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if there and not is_shifted and there in _NUMBERS:
        return there if _is_of_number_row(sign, there) else ""
    return there if there and _is_foreign(sign) else ""


def _is_of_number_row(sign: str, digit: str) -> bool:
    place = _NUMBERS.index(digit)
    return _is_foreign(sign) or any(row[place] == sign.lower() for row in SHIFTED_ROWS)


def _is_foreign(sign: str) -> bool:
    """Tell whether this is a letter of another script than Latin."""
    return sign.isalpha() and not unicodedata.name(sign, "").startswith(("LATIN", "FEMININE"))
