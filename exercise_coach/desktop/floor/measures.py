"""How large letters are in the floor view, and how dark.

Good eyes resolve a minute of arc, and a letter has five strokes' width: at three metres one with
20/40 vision, which most people have without their glasses or better, needs capitals of about 9 mm
(3 m × tan(10′) = 8.7 mm). On a 24-inch screen of 1080 lines (0.277 mm each) that is 32 of 1080
pixels, or a 33rd of the screen's height: what has to be read is a 24th at least, what helps a 32nd.

A screen that stands on its end is no larger than one that lies: letters go by its shorter side.
The number alone goes by the height.
"""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.theme import font, mix

NUMBER: Final = 1 / 5
"""The digits of the one number, of the screen's height."""
WORD: Final = 1 / 24
"""The capitals of what has to be read, of the screen's shorter side."""
LINE: Final = 1 / 32
"""The capitals of what helps."""
CONTRAST: Final = 7.0
"""What matters has so much contrast: WCAG 2.2, 1.4.6."""
AROUND: Final = 1.08
"""A number takes so many times the height of its digits: round ones reach beyond the line."""
STEP: Final = 0.94
TINTED: Final = 0.16
"""Tiles and buttons are tinted with so much of their colour, at most."""
_SAMPLE: Final = 400.0
"""Letters so large, in points, are measured without loss."""


def shorter_side(widget: QWidget) -> int:
    """Return what the letters of a widget go by: its window's shorter side, in pixels."""
    window = widget.window()
    return min(window.width(), window.height())


def lettering(tall: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font with capitals at least so tall, in pixels."""
    face = font(1.0, weight)
    face.setPointSizeF(_SAMPLE)
    points = _SAMPLE * tall / QFontMetricsF(face).capHeight()
    face.setPointSizeF(max(1.0, points))
    while capitals(face) < tall:
        points += 0.25
        face.setPointSizeF(max(1.0, points))
    return face


def number_height(screen: int, room: QRect) -> float:
    """Return how tall the digits are, in pixels: less than is wished where the room is lower."""
    return min(screen * NUMBER, room.height() / AROUND)


def capitals(face: QFont) -> float:
    """Return how tall the capitals of a font are, in pixels."""
    return QFontMetricsF(face).capHeight()


def room_for(text: str, face: QFont, width: int) -> QRect:
    """Return the room a text takes when its lines are broken at this width."""
    box = QFontMetricsF(face).boundingRect(
        QRect(0, 0, max(1, width), 100_000).toRectF(), Qt.TextFlag.TextWordWrap, text
    )
    return box.toAlignedRect()


def is_whole(text: str, face: QFont, width: int, height: int) -> bool:
    """Tell whether a text fits: no word is broken, and no line too many."""
    box = room_for(text, face, width)
    return box.width() <= width and box.height() <= height


def fitted(
    text: str, width: int, height: int, wished: float, least: float, weight: QFont.Weight
) -> QFont:
    """Return the font with the tallest capitals, from `wished` to `least`, in which a text fits.

    All in pixels. Where it does not fit in the least, the largest that fits is returned.
    """
    tall = max(wished, least)
    while tall > least and not is_whole(text, lettering(tall, weight), width, height):
        tall = max(least, tall * STEP)
    while tall > 1 and not is_whole(text, lettering(tall, weight), width, height):
        tall *= STEP
    return lettering(tall, weight)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def far_palette(near: QPalette) -> QPalette:
    """Return the roles that have to be darker or lighter to be read from afar, and no others."""
    role = QPalette.ColorRole
    ground, ink = near.color(role.Window), near.color(role.WindowText)
    far = QPalette()
    far.setResolveMask(0)
    for each, shade, share in (
        (role.PlaceholderText, role.Window, 0.0),
        (role.Highlight, role.Accent, TINTED),
        (role.BrightText, role.LinkVisited, TINTED),
    ):
        under = mix(near.color(shade), ground, share)
        far.setColor(each, legible(near.color(each), ink, under))
    return far


def legible(colour: QColor, ink: QColor, ground: QColor) -> QColor:
    """Return a colour, towards `ink` as far as it takes to be read on `ground` from afar."""
    shares = (step / 20 for step in range(20))
    mixed = (mix(ink, colour, share) for share in shares)
    return next((each for each in mixed if contrast(each, ground) >= CONTRAST), ink)
