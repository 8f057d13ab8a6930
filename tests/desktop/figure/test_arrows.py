"""Arrows in still pictures: seen at every size and in every theme, and not in between."""

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from exercise_coach.desktop.figure.arrows import paint_arrow, shortened
from exercise_coach.desktop.figure.colours import figure_colours
from exercise_coach.desktop.figure.picture import picture
from exercise_coach.desktop.theme import CONTRAST, DARK, LIGHT, Colours, palette_of
from exercise_coach.figure import FOLDER, Arrow, Camera, Figure, Figures, Point, Stage, load_figures
from exercise_coach.folders import shipped
from tests.desktop.figure.pictures import SIZE, Pixels, pixels_of, view_of

pytestmark = pytest.mark.qt
FRONT = Camera(0.0, 0.0, Point(0.0, 0.0, 0.0), 2.0)
THEMES = (LIGHT, DARK, CONTRAST)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return load_figures(shipped("assets") / FOLDER)


@pytest.fixture(scope="module")
def bird_dog(figures: Figures) -> Figure:
    return figures["bird-dog"]


def upward(length: float, *, is_both: bool = False) -> Arrow:
    return Arrow(tuple(Point(0.0, 0.0, length * n / 8) for n in range(9)), is_both)


def drawn(arrow: Arrow) -> Pixels:
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.window))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_arrow(painter, arrow, view_of(FRONT), figure_colours(palette_of(LIGHT)))
    painter.end()
    return pixels_of(image)


def shown(figure: Figure, stage: Stage, theme: Colours = LIGHT, width: int = 300) -> Pixels:
    size = QSize(width, width * 2 // 3)
    return pixels_of(picture(figure, size, palette_of(theme), stage))


def inked(pixels: Pixels, theme: Colours = LIGHT) -> npt.NDArray[np.bool_]:
    """Return where the colour of arrows is seen."""
    colour = figure_colours(palette_of(theme)).arrow
    wanted = np.array([colour.red(), colour.green(), colour.blue()])
    far = np.abs(pixels[..., :3].astype(int) - wanted).max(axis=2)
    found: npt.NDArray[np.bool_] = far < 6
    return found


def widths(pixels: Pixels) -> list[int]:
    """Return how wide an upright arrow is, from its upper end down."""
    found = inked(pixels).sum(axis=1)
    return [int(width) for width in found if width]


def test_an_arrow_grows_towards_its_head() -> None:
    rows = widths(drawn(upward(0.6)))
    head = rows.index(max(rows))
    assert head < len(rows) / 3  # the head is above
    assert rows[-1] <= rows[len(rows) // 2] < max(rows)


def test_an_arrow_there_and_back_has_two_heads() -> None:
    rows = widths(drawn(upward(0.6, is_both=True)))
    assert max(rows[: len(rows) // 3]) == pytest.approx(max(rows[-len(rows) // 3 :]), abs=1)


def test_what_is_short_is_drawn_so_large_that_it_is_an_arrow() -> None:
    assert len(widths(drawn(upward(0.02)))) > 20
    assert not inked(drawn(upward(0.0)))[: SIZE[1] // 3].any()


def test_a_line_is_cut_from_its_end() -> None:
    line = [(0.0, 0.0), (3.0, 0.0), (3.0, 4.0)]
    assert shortened(line, 1.0) == [(0.0, 0.0), (3.0, 0.0), (3.0, 3.0)]
    assert shortened(line, 5.0) == [(0.0, 0.0), (2.0, 0.0)]
    assert shortened(line, 9.0) == [(0.0, 0.0)]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [108, 300])
def test_a_still_picture_has_its_arrows(bird_dog: Figure, theme: Colours, width: int) -> None:
    pixels = shown(bird_dog, Stage.HOLD, theme, width)
    assert inked(pixels, theme).sum() > 0.001 * pixels.shape[0] * pixels.shape[1]


def test_other_moments_and_mistakes_have_none(bird_dog: Figure) -> None:
    assert not inked(shown(bird_dog, Stage.START)).any()
    wrong = bird_dog.mistakes[0].figure
    beside = picture(bird_dog, QSize(300, 200), palette_of(LIGHT), Stage.HOLD, beside=[wrong])
    assert not inked(pixels_of(beside)).any()


@pytest.mark.parametrize("theme", THEMES)
def test_arrows_stand_out_from_the_page(theme: Colours) -> None:
    colours = figure_colours(palette_of(theme))
    light, dark = sorted((_luminance(colours.arrow), _luminance(colours.page)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def _luminance(colour: QColor) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(colour.redF())
        + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF())
    )


def test_no_arrow_leaves_its_picture(figures: Figures) -> None:
    for figure_id in figures:
        figure = figures[figure_id]
        stage, fraction = figure.picture
        image = picture(figure, QSize(240, 165), palette_of(LIGHT), stage, fraction=fraction)
        seen = inked(pixels_of(image))
        edges = (seen[0], seen[-1], seen[:, 0], seen[:, -1])
        assert not any(edge.any() for edge in edges), figure_id
