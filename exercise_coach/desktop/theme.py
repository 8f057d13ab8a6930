"""Light, dark and high contrast, each as a palette; widgets paint themselves from its roles.

The roles, beyond Qt's usual ones: `Highlight` is the accent and `Accent` what its tints are mixed
from; `BrightText` is what warns and `LinkVisited` its tints; `PlaceholderText` is quieter text,
`Mid` a border. Contrast of text is at least 4.5:1 in every theme (tested).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from exercise_coach.choices import Theme

FAMILY = "Inter"
LARGER = 1.2
"""Letters are so many times the system's: the screen may be three metres away."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme."""

    window: str
    card: str
    text: str
    quiet: str
    border: str
    accent: str
    accent_tint: str
    on_accent: str
    warn: str
    warn_tint: str


LIGHT = Colours(
    window="#f6f8f7",
    card="#ffffff",
    text="#162c28",
    quiet="#4a5f5a",
    border="#d3dedb",
    accent="#0b6f65",
    accent_tint="#12a594",
    on_accent="#ffffff",
    warn="#a3301a",
    warn_tint="#ff5b36",
)
DARK = Colours(
    window="#101917",
    card="#192522",
    text="#e8f0ee",
    quiet="#a5b8b3",
    border="#33453f",
    accent="#4cc7b5",
    accent_tint="#4cc7b5",
    on_accent="#06201c",
    warn="#ff9d85",
    warn_tint="#ff6a45",
)
CONTRAST = Colours(
    window="#000000",
    card="#000000",
    text="#ffffff",
    quiet="#ffffff",
    border="#ffffff",
    accent="#ffe14d",
    accent_tint="#ffe14d",
    on_accent="#000000",
    warn="#ffab9c",
    warn_tint="#ffab9c",
)


def colours_of(theme: Theme) -> Colours:
    """Return the colours of a theme; `AUTO` is what the system prefers now."""
    if theme is Theme.AUTO:
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT
    return {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.CONTRAST: CONTRAST}[theme]


def palette_of(colours: Colours) -> QPalette:
    """Return the palette that carries these colours in its roles."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.card), QColor(colours.window))
    for roles, colour in (
        ((role.Window, role.AlternateBase), colours.window),
        ((role.Base, role.Button, role.ToolTipBase, role.Light), colours.card),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colours.text),
        ((role.PlaceholderText,), colours.quiet),
        ((role.Mid, role.Midlight, role.Dark), colours.border),
        ((role.Highlight, role.Link), colours.accent),
        ((role.Accent,), colours.accent_tint),
        ((role.HighlightedText,), colours.on_accent),
        ((role.BrightText,), colours.warn),
        ((role.LinkVisited,), colours.warn_tint),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.quiet))
    return palette


def apply_theme(app: QApplication, theme: Theme, *, wants_contrast: bool = False) -> None:
    """Give the whole program the colours of a theme.

    Under `AUTO` they are those of high contrast where the desktop `wants_contrast`, or Qt says so.
    """
    if theme is Theme.AUTO and (wants_contrast or qt_wants_contrast()):
        theme = Theme.CONTRAST
    palette = palette_of(colours_of(theme))
    is_other = palette != app.palette()
    app.setPalette(palette)
    if is_other:
        renew_sheets(app.allWidgets())


def renew_sheets(widgets: Iterable[QWidget]) -> None:
    """Let what has a style sheet take the colours of now: it keeps those it was given first."""
    for widget in widgets:
        sheet = widget.styleSheet()
        if sheet:
            widget.setStyleSheet("")
            widget.setPalette(QPalette())
            widget.setStyleSheet(sheet)


def qt_wants_contrast() -> bool:
    """Tell whether the system asks Qt for high contrast, as Windows and macOS do."""
    hints = QGuiApplication.styleHints()  # what it tells of accessibility lives as long as this
    wish = hints.accessibility().contrastPreference()
    return wish is Qt.ContrastPreference.HighContrast


def load_fonts(folder: Path) -> None:
    """Make the shipped typeface the program's own; without it the system's is used."""
    families = {
        family
        for file in ("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
        for family in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(folder / file))
        )
    }
    if families:
        font = QApplication.font()
        font.setFamilies([FAMILY, *font.families()])
        font.setPointSizeF(font.pointSizeF() * LARGER)
        QApplication.setFont(font)


def font(scale: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font at so many times the size the user has set for text."""
    result = QFont(QApplication.font())
    result.setPointSizeF(QApplication.font().pointSizeF() * scale)
    result.setWeight(weight)
    return result


def mix(over: QColor, under: QColor, share: float) -> QColor:
    """Return `under` tinted with a share (0–1) of `over`."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )


def is_high_contrast(palette: QPalette) -> bool:
    """Tell whether borders are as strong as text, as only in high contrast."""
    role = QPalette.ColorRole
    return palette.color(role.Mid) == palette.color(role.WindowText)


def edge(widget: QWidget, role: QPalette.ColorRole, share: float) -> QColor:
    """Return a border tinted with a role; in high contrast it is all of that role."""
    palette = widget.palette()
    return palette.color(role) if is_high_contrast(palette) else tint(widget, role, share)


def tint(widget: QWidget, role: QPalette.ColorRole, share: float) -> QColor:
    """Return the window's colour tinted with a role of the widget's palette."""
    palette = widget.palette()
    return mix(palette.color(role), palette.color(QPalette.ColorRole.Window), share)
