"""The ground passes under somebody who walks, backwards and without a jump."""

import pytest

from exercise_coach.desktop.figure.colours import figure_colours
from exercise_coach.desktop.figure.pavement import SLABS, pavement
from exercise_coach.desktop.theme import LIGHT, palette_of
from exercise_coach.figure import Camera, Point
from tests.desktop.figure.pictures import view_of

pytestmark = pytest.mark.qt

STRIDE = 0.9


def joints(travelled: float) -> list[float]:
    """Return where the joints of the path are seen, from behind the body to before it."""
    view = view_of(Camera(-90.0, 10.0, Point(0, 0, 0.8), 3.0))
    coats = pavement(STRIDE, travelled, view, figure_colours(palette_of(LIGHT)))
    return sorted(coat.path.boundingRect().center().x() for coat in coats)


def test_it_passes_backwards() -> None:
    before, after = joints(0.1), joints(0.15)
    assert all(now < then for then, now in zip(before, after, strict=False))


def test_a_cycle_ends_as_it_began() -> None:
    assert joints(STRIDE) == pytest.approx(joints(0.0))
    assert joints(STRIDE / SLABS) == pytest.approx(joints(0.0))
