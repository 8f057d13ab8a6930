"""The figure's colours in each theme, taken from the window's palette."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QPalette

from exercise_coach.desktop.theme import mix

Role = QPalette.ColorRole
_DARK_BELOW = 0.3


@dataclass(frozen=True)
class Cloth:
    """A surface in the light and in its own shade."""

    lit: QColor
    shade: QColor
    rim: QColor

    def far(self, towards: QColor, share: float) -> "Cloth":
        """Return it as it looks further away: darker, and a little of the colour of the air."""
        if share < 0.02:
            return self
        veil = mix(towards, self.rim, 0.45)
        return Cloth(*(mix(veil, each, share) for each in (self.lit, self.shade, self.rim)))

    def tinted(self, other: "Cloth", share: float) -> "Cloth":
        """Return it with a share of another cloth's colours."""
        return Cloth(mix(other.lit, self.lit, share), mix(other.shade, self.shade, share), self.rim)


@dataclass(frozen=True)
class FigureColours:
    """What a figure and the things around it are painted with."""

    page: QColor
    skin: Cloth
    hair: Cloth
    shirt: Cloth
    trousers: Cloth
    shoe: Cloth
    sole: Cloth
    mat: Cloth
    wood: Cloth
    seat: Cloth
    wall: Cloth
    pillow: Cloth
    towel: Cloth
    warm: Cloth
    cold: Cloth
    rod: Cloth
    seam: QColor
    far: QColor
    line: QColor
    face: QColor
    shadow: QColor
    ghost: QColor
    arrow: QColor
    rim: float = 1.0
    is_flat: bool = False


_INK = QColor("#071418")


def _cloth(lit: str, shade: str) -> Cloth:
    return Cloth(QColor(lit), QColor(shade), mix(_INK, QColor(shade), 0.4))


def _pure(colour: str) -> Cloth:
    """Return a cloth without light and shade, set off by black."""
    return Cloth(QColor(colour), QColor(colour), QColor("#000000"))


def _soft(red: int, green: int, blue: int, alpha: float) -> QColor:
    colour = QColor(red, green, blue)
    colour.setAlphaF(alpha)
    return colour


_LIGHT = FigureColours(
    page=QColor("#f6f8f7"),
    skin=_cloth("#be8059", "#a66a46"),
    hair=_cloth("#4a3228", "#38251e"),
    shirt=_cloth("#149080", "#0e7468"),
    trousers=_cloth("#2f4a5e", "#233a4c"),
    shoe=_cloth("#5b6f7c", "#485a66"),
    sole=_cloth("#2a3840", "#222e35"),
    mat=_cloth("#d5e7e2", "#aecbc5"),
    wood=_cloth("#c8a37c", "#a5825e"),
    seat=_cloth("#8fb0a9", "#74968f"),
    wall=_cloth("#e7edea", "#d5dfdb"),
    pillow=_cloth("#dfe4f0", "#bcc5da"),
    towel=_cloth("#e3d9c6", "#c4b79d"),
    warm=_cloth("#d9603f", "#b94a2d"),
    cold=_cloth("#4f9fd0", "#3a84b2"),
    rod=_cloth("#8a6a4a", "#6e5338"),
    seam=QColor("#f3c3b2"),
    far=QColor("#5f7480"),
    line=QColor("#1c2a30"),
    face=QColor("#3a2119"),
    shadow=_soft(18, 48, 46, 0.34),
    ghost=QColor("#a9cfc9"),
    arrow=QColor("#cb6f16"),
)
_DARK = replace(
    _LIGHT,
    page=QColor("#101917"),
    skin=_cloth("#dba47d", "#bd845f"),
    hair=_cloth("#a67d65", "#8c6650"),
    shirt=_cloth("#45bfae", "#2f9f90"),
    trousers=_cloth("#7d9bb3", "#64819a"),
    shoe=_cloth("#b9c6cc", "#96a5ad"),
    sole=_cloth("#74858e", "#62727a"),
    mat=_cloth("#26403b", "#1a2f2b"),
    wood=_cloth("#8b6d50", "#6b533c"),
    seat=_cloth("#4c6b65", "#3c5751"),
    wall=_cloth("#1b2926", "#22332f"),
    pillow=_cloth("#59637c", "#454e65"),
    towel=_cloth("#7d735f", "#655c4b"),
    warm=_cloth("#e2704e", "#bf5638"),
    cold=_cloth("#5aa9d8", "#4088b4"),
    rod=_cloth("#c29a70", "#9c7a56"),
    far=QColor("#33474a"),
    line=QColor("#060d0c"),
    face=QColor("#2c1710"),
    shadow=_soft(0, 0, 0, 0.5),
    ghost=QColor("#2b5750"),
    arrow=QColor("#f2b35e"),
)
_BLACK = QColor("#000000")
_OUTLINE = Cloth(_BLACK, _BLACK, _BLACK)
_CONTRAST = FigureColours(
    page=QColor("#000000"),
    skin=_pure("#ffffff"),
    hair=_pure("#c0c0c0"),
    shirt=_pure("#ffe14d"),
    trousers=_pure("#4dd2ff"),
    shoe=_pure("#ffffff"),
    sole=_pure("#ffffff"),
    mat=_OUTLINE,
    wood=_OUTLINE,
    seat=_OUTLINE,
    wall=_OUTLINE,
    pillow=_OUTLINE,
    towel=_OUTLINE,
    warm=_pure("#ff5a36"),
    cold=_pure("#3d8bff"),
    rod=_pure("#ffffff"),
    seam=QColor("#000000"),
    far=QColor("#000000"),
    line=QColor("#ffffff"),
    face=QColor("#000000"),
    shadow=_soft(0, 0, 0, 0.0),
    ghost=QColor("#5a5a5a"),
    arrow=QColor("#ff9a2e"),
    rim=2.6,
    is_flat=True,
)


def figure_colours(palette: QPalette) -> FigureColours:
    """Return the colours that stand out from this palette's window."""
    window, text = palette.color(Role.Window), palette.color(Role.WindowText)
    if window.lightnessF() < 0.01 and text.lightnessF() > 0.99:
        return _CONTRAST
    theme = _DARK if window.lightnessF() < _DARK_BELOW else _LIGHT
    return theme if theme.page == window else replace(theme, page=window)
