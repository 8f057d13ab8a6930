"""The floor view: as tall as it has to be, nothing cut off, nothing over anything else."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import cast

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import Role
from exercise_coach.desktop.floor.floor_page import FloorPage
from exercise_coach.desktop.floor.frame import thickness
from exercise_coach.desktop.floor.measures import (
    CONTRAST,
    LINE,
    NUMBER,
    WORD,
    capitals,
    contrast,
    far_palette,
    is_whole,
)
from exercise_coach.desktop.floor.sight import KEYS, Sight
from exercise_coach.desktop.theme import CONTRAST as HIGH_CONTRAST
from exercise_coach.desktop.theme import DARK, LIGHT, Colours, mix, palette_of
from exercise_coach.figure import FOLDER, load_figures
from exercise_coach.folders import shipped
from exercise_coach.prescription import load_library
from exercise_coach.session import Kind, compile_timeline

pytestmark = pytest.mark.qt

SIZES = [(1280, 800), (1920, 1080), (1366, 768), (900, 600), (800, 1280)]
NUMBERS = ["8", "30", "1:30", "14:59", "119:59"]


@pytest.fixture(params=[1.0, 2.0], ids=["usual letters", "letters at 200 %"])
def letters(app: QApplication, request: pytest.FixtureRequest) -> Iterator[float]:
    before, larger = QApplication.font(), QApplication.font()
    larger.setPointSizeF(before.pointSizeF() * request.param)
    QApplication.setFont(larger)
    yield request.param
    QApplication.setFont(before)


MakePage = Callable[[tuple[int, int]], FloorPage]


@pytest.fixture
def make_page(qtbot: QtBot, app: QApplication) -> MakePage:
    """Make a page as it is inside of the frame of a screen of some size."""
    windows = []

    def make(size: tuple[int, int]) -> FloorPage:
        window = QWidget()
        windows.append(window)
        window.resize(*size)
        page = FloorPage()
        page.setParent(window)
        qtbot.addWidget(window)
        thick = thickness(window, is_far=True)
        page.figure.show_figure(FIGURES["dead-bug"], "Dead bug")
        page.setGeometry(window.rect().adjusted(thick, thick, -thick, -thick))
        window.show()
        return page

    return make


def every_sight() -> set[Sight]:
    """Return everything that any shipped routine shows, but for the number."""
    library = load_library(shipped("routines"), None)
    seen = set()
    for loaded in library.routines:
        for interval in compile_timeline(loaded.routine).intervals:
            dose = interval.prescription
            reps = dose.reps[interval.set - 1] if interval.rep else 0
            rep = f"rep {reps} of {reps} · " if reps > 1 else ""
            seen.add(
                Sight(
                    name=("Next: " if interval.kind is Kind.REST else "") + dose.exercise.name,
                    phase=wording.KINDS[interval.kind],
                    number="30",
                    side=spoken.side_name(dose, interval.side),
                    part=rep + spoken.set_line(interval),
                    then=f"Next: rest 30 s, then {dose.exercise.name}",
                )
            )
    return seen | {
        Sight(each.name, "Paused", "9", each.side, "Space goes on", KEYS, is_paused=True)
        for each in seen
    }


SIGHTS = every_sight()
FIGURES = load_figures(shipped("assets") / FOLDER)


@pytest.mark.parametrize("size", SIZES)
def test_every_word_of_every_exercise_is_whole_and_large(
    size: tuple[int, int], letters: float, make_page: MakePage
) -> None:
    page = make_page(size)
    unit = min(size)
    least = {page.name: WORD, page.phase: WORD, page.side: WORD, page.part: LINE, page.then: LINE}
    found = []
    for sight in SIGHTS:
        page._show(sight)
        for words, share in least.items():
            if not words.text():
                continue
            tall = capitals(words.font())
            if tall < share * unit or not _is_whole(words):
                found.append(
                    f"{words.text()!r}: {tall:.0f} px of {share * unit:.0f}, {words.size()}"
                )
        if sight.is_paused and capitals(page.part.font()) < WORD * unit:
            found.append("how to go on is too small")
    assert not found


def _is_whole(words: QLabel) -> bool:
    return is_whole(words.text(), words.font(), words.width(), words.height())


@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_over_anything_else_or_outside(
    size: tuple[int, int], letters: float, make_page: MakePage
) -> None:
    page = make_page(size)
    parts = [
        page._segments, page.name, page.figure, page.phase, page.number, page.side, page.part,
        page.then, *page.keys,
    ]  # fmt: skip
    places = {part.objectName(): part.geometry() for part in parts}
    for name, place in places.items():
        assert page.rect().contains(place), name
        assert not place.isEmpty(), name
    for one, other in combinations(places, 2):
        assert not places[one].intersects(places[other]), (one, other)
    for key in page.keys:
        assert key.width() >= key.sizeHint().width()
        assert capitals(key.font()) >= LINE * min(size)


@pytest.mark.parametrize("text", NUMBERS)
@pytest.mark.parametrize("size", SIZES)
def test_the_number_is_as_tall_as_a_fifth_of_the_screen(
    size: tuple[int, int], text: str, make_page: MakePage
) -> None:
    page = make_page(size)
    page.number.show_number(text)
    assert page.number.squeeze() >= 0.5
    ink = ink_of(page.number)
    assert ink.height() >= NUMBER * size[1]
    assert 0 < ink.left() < ink.right() < page.number.width() - 1
    assert 0 < ink.top() < ink.bottom() < page.number.height() - 1


def ink_of(widget: QWidget) -> QRect:
    """Return the box around whatever is nearer to the ink than to the ground."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    size = QSize(image.width(), image.height())
    dark = [
        (x, y)
        for y in range(size.height())
        for x, level in enumerate(cast("memoryview", image.constScanLine(y))[: size.width()])
        if level < 128
    ]
    columns, rows = [x for x, _ in dark], [y for _, y in dark]
    return QRect(
        min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    )


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST])
def test_what_matters_has_the_contrast_it_needs_from_afar(
    colours: Colours, app: QApplication
) -> None:
    near = palette_of(colours)
    far = far_palette(near)
    ground = near.color(Role.Window)
    assert contrast(near.color(Role.WindowText), ground) >= CONTRAST
    for role in (Role.PlaceholderText, Role.Highlight, Role.BrightText):
        assert contrast(far.color(role), ground) >= CONTRAST
    tinted = mix(near.color(Role.LinkVisited), ground, 0.13)
    assert contrast(far.color(Role.BrightText), tinted) >= CONTRAST


def test_the_word_of_a_pause_stands_on_a_plate(make_page: MakePage) -> None:
    page = make_page(SIZES[0])
    page._show(Sight(name="Bird-dog", phase="Hold", number="9"))
    assert not page.phase.autoFillBackground()
    page._show(Sight(name="Bird-dog", phase="Paused", number="9", is_paused=True))
    plate = page.phase.grab().toImage().pixelColor(2, 2)
    assert contrast(plate, page.palette().color(Role.Window)) >= CONTRAST
    assert page.phase.alignment() & Qt.AlignmentFlag.AlignHCenter
