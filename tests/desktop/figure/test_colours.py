"""The figure stands out from the page in every theme, near or far."""

import pytest
from PySide6.QtGui import QColor

from exercise_coach.desktop.figure.colours import figure_colours
from exercise_coach.desktop.figure.dressing import FAR_SHARE
from exercise_coach.desktop.theme import CONTRAST, DARK, LIGHT, Colours, palette_of
from tests.desktop.test_settings import contrast

pytestmark = pytest.mark.qt

READABLE = 3.0
"""What WCAG asks of graphics."""


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_every_part_of_the_body_stands_out_from_the_page(theme: Colours) -> None:
    colours = figure_colours(palette_of(theme))
    assert colours.page.name() == theme.window
    dim = []
    for part in ("skin", "hair", "shirt", "trousers", "shoe"):
        near = getattr(colours, part)
        for cloth in (near, near.far(colours.far, FAR_SHARE)) if part != "hair" else (near,):
            dim += [
                f"{part} {colour.name()}"
                for colour in (cloth.lit, cloth.shade)
                if contrast(colour, colours.page) < READABLE
            ]
    assert dim == []


def test_high_contrast_is_flat_and_set_off_by_black() -> None:
    colours = figure_colours(palette_of(CONTRAST))
    assert colours.is_flat
    for cloth in (colours.skin, colours.shirt, colours.trousers):
        assert cloth.lit == cloth.shade
        assert cloth.rim == QColor("#000000")


def test_a_page_of_the_users_own_colours_is_taken_as_light_or_dark() -> None:
    palette = palette_of(LIGHT)
    palette.setColor(palette.ColorRole.Window, QColor("#203040"))
    assert figure_colours(palette).shirt == figure_colours(palette_of(DARK)).shirt
    assert figure_colours(palette).page == QColor("#203040")
