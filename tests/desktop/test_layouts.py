"""Digits and letters on keyboards of other scripts, and on those whose digits need Shift."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from exercise_coach.desktop.layouts import Layouts
from exercise_coach.desktop.positions import meant, sign_at
from exercise_coach.session import State
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

EVDEV = {sign: 24 + place for place, sign in enumerate("qwertyuiop")}
EVDEV |= {sign: 38 + place for place, sign in enumerate("asdfghjkl")}
EVDEV |= {sign: 52 + place for place, sign in enumerate("zxcvbnm")}
EVDEV |= {sign: 10 + place for place, sign in enumerate("1234567890")}


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "sign"),
    [
        ("xcb", 10, 0, "1"), ("xcb", 19, 0, "0"), ("wayland", 54, 0, "c"), ("xcb", 79, 0, ""),
        ("windows", 2, 0, "1"), ("windows", 11, 0, "0"), ("windows", 0x2E, 0, "c"),
        ("windows", 0x1F, 0, "s"), ("windows", 0x19, 0, "p"), ("windows", 0x14, 0, "t"),
        ("cocoa", 1, 8, "c"), ("cocoa", 1, 1, "s"), ("cocoa", 1, 35, "p"), ("cocoa", 1, 17, "t"),
        ("cocoa", 1, 18, "1"), ("cocoa", 1, 29, "0"), ("cocoa", 1, 46, "m"), ("cocoa", 1, 4, "h"),
        ("cocoa", 1, 25, "9"), ("cocoa", 1, 82, ""), ("offscreen", 10, 10, ""),
    ],
)  # fmt: skip
def test_what_lies_where_on_an_english_keyboard(
    platform: str, scan: int, virtual: int, sign: str
) -> None:
    assert sign_at(platform, scan, virtual) == sign


@pytest.mark.parametrize(
    ("sign", "there", "is_meant"),
    [
        ("с", "c", "c"), ("ы", "s", "s"), ("з", "p", "p"), ("е", "t", "t"),  # Russian
        ("ψ", "c", "c"), ("ב", "c", "c"), ("ؤ", "c", "c"), ("ㅊ", "c", "c"), ("そ", "c", "c"),
        ("&", "1", "1"), ("é", "2", "2"), ("à", "0", "0"), ("ě", "2", "2"), ("š", "3", "3"),
        ("ぬ", "1", "1"), ("ๅ", "1", "1"),
        ("٣", "3", "3"), ("३", "", "3"), ("٧", "", "7"),
    ],
)  # fmt: skip
def test_what_says_nothing_here_means_what_lies_there(sign: str, there: str, is_meant: str) -> None:
    assert meant(sign, there, is_shifted=False) == is_meant


@pytest.mark.parametrize(
    ("sign", "there"),
    [
        ("q", "a"), ("a", "q"), ("z", "w"), ("3", "7"),  # it says what it means
        ("ö", ""), ("ü", ""), ("ş", ""), ("ç", ""),  # nothing of ours lies there
        ("ñ", "s"), ("ß", "c"),  # a Latin letter is no letter of ours
        ("²", ""), ("½", "1"), ("#", "3"), ("*", "8"), ("'", "7"), ("é", "7"),  # no known row
        ("+", "1"), ("=", "0"), (" ", "c"),
    ],
)  # fmt: skip
def test_nothing_else_becomes_a_score_or_a_command(sign: str, there: str) -> None:
    assert meant(sign, there, is_shifted=False) == ""


@pytest.mark.parametrize(("sign", "there"), [("!", "1"), ("%", "5"), ("&", "1"), ("é", "2")])
def test_shift_asks_for_the_sign_itself(sign: str, there: str) -> None:
    assert meant(sign, there, is_shifted=True) == ""


def press(desk: Desk, text: str, there: str) -> None:
    """Press a key that writes this, and lies where an English keyboard has that."""
    key = QKeyEvent(
        QEvent.Type.KeyPress, ord(text.upper()), Qt.KeyboardModifier.NoModifier,
        EVDEV[there], 0, 0, text,
    )  # fmt: skip
    QApplication.sendEvent(desk.window.windowHandle(), key)
    QApplication.processEvents()


def test_a_session_is_led_on_a_russian_keyboard(desk: Desk) -> None:
    Layouts(desk.window, "xcb")
    desk.begin("mcgill-big-3")
    press(desk, "з", "p")
    assert desk.is_in(State.ASKING)
    desk.press("1")
    press(desk, "с", "c")
    assert desk.is_in(State.CRAMPED)


def test_an_unshifted_digit_of_a_french_keyboard_stops_a_session(desk: Desk) -> None:
    Layouts(desk.window, "xcb")
    desk.begin("mcgill-big-3")
    press(desk, '"', "3")
    assert desk.is_in(State.STOPPED)
    assert desk.log()[0].scores[-1].score == 3


def test_a_text_is_written_as_it_is_typed(desk: Desk) -> None:
    Layouts(desk.window, "xcb")
    desk.begin("mcgill-big-3")
    desk.press("3", "Escape")
    note = desk.find(QLineEdit, "note")
    note.setFocus()
    press(desk, "с", "c")
    press(desk, "é", "2")
    assert note.text() == "сé"


def test_mute_on_a_greek_keyboard(desk: Desk) -> None:
    Layouts(desk.window, "xcb")
    press(desk, "μ", "m")
    assert desk.is_muted()
