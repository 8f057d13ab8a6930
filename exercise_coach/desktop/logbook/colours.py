"""Colours that the colour-blind can tell apart (Okabe and Ito 2008), for light and dark themes.

Each has a shape of its own besides: nothing is said by colour alone.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

BLUE, SKY = "#0072b2", "#56b4e9"
VERMILION, ORANGE = "#d55e00", "#e69f00"
GREEN, LIGHT_GREEN = "#00795a", "#009e73"
PURPLE, LIGHT_PURPLE = "#a8517f", "#cc79a7"


@dataclass(frozen=True, slots=True)
class ChartColours:
    """The colours of what was done, of pain that stopped, of the easier and the harder."""

    done: QColor
    stopped: QColor
    easier: QColor
    harder: QColor
    ink: QColor
    quiet: QColor
    edge: QColor
    card: QColor


def chart_colours(palette: QPalette) -> ChartColours:
    """Return the colours that go with a theme; the darker shades stand out from white at 3:1."""
    role = QPalette.ColorRole
    is_dark = palette.color(role.Window).lightnessF() < 0.5
    series = (
        (SKY, ORANGE, LIGHT_GREEN, LIGHT_PURPLE) if is_dark else (BLUE, VERMILION, GREEN, PURPLE)
    )
    done, stopped, easier, harder = map(QColor, series)
    return ChartColours(
        done, stopped, easier, harder, palette.color(role.WindowText),
        palette.color(role.PlaceholderText), palette.color(role.Mid), palette.color(role.Base),
    )  # fmt: skip
