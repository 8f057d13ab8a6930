"""Small pictures: made when seen, one at a time beside the GUI thread, and kept."""

import threading
from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exercise_coach.choices import Theme
from exercise_coach.desktop.controls import column
from exercise_coach.desktop.figure import FigureThumbnail, Thumbnails, figure_of
from exercise_coach.desktop.theme import apply_theme
from exercise_coach.figure import FOLDER, Figure, load_figures
from exercise_coach.folders import shipped
from exercise_coach.prescription import Exercise
from tests.desktop.figure.pictures import pixels_of

pytestmark = pytest.mark.qt


class Asked(Mapping[str, Figure]):
    """The shipped figures, and which of them were asked for."""

    def __init__(self) -> None:
        self._figures = load_figures(shipped("assets") / FOLDER)
        self.ids: list[str] = []
        self.threads: set[threading.Thread] = set()

    def __getitem__(self, figure_id: str) -> Figure:
        self.ids.append(figure_id)
        self.threads.add(threading.current_thread())
        return self._figures[figure_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)


@pytest.fixture
def figures() -> Asked:
    return Asked()


@pytest.fixture
def thumbnails(app: QApplication, figures: Asked) -> Iterator[Thumbnails]:
    thumbnails = Thumbnails(figures)
    yield thumbnails
    thumbnails.stop()


def exercise(name: str, figure: str | None = None) -> Exercise:
    return Exercise(id=name, name=name.title(), position="lying", how=("Breathe.",), figure=figure)


def is_painted(widget: QWidget) -> bool:
    picture = pixels_of(widget.grab().toImage())
    return bool((picture != picture[0, 0]).any())


def test_a_picture_is_made_when_it_is_first_seen(
    thumbnails: Thumbnails, figures: Asked, qtbot: QtBot
) -> None:
    seen, hidden = (FigureThumbnail(thumbnails, exercise(n)) for n in ("bird-dog", "cat-cow"))
    page = QWidget()
    page.setLayout(column(seen, hidden))
    qtbot.addWidget(page)
    hidden.hide()
    assert figures.ids == []
    page.show()
    qtbot.waitUntil(lambda: is_painted(seen))
    assert figures.ids == ["bird-dog"]
    hidden.show()
    qtbot.waitUntil(lambda: is_painted(hidden))
    assert figures.ids == ["bird-dog", "cat-cow"]


def test_one_is_made_at_a_time_and_each_once(
    thumbnails: Thumbnails, figures: Asked, qtbot: QtBot
) -> None:
    made: list[int] = []
    thumbnails.made.connect(lambda: made.append(len(figures.ids)))
    names = ["bird-dog", "cat-cow", "dead-bug"]
    palette = QApplication.palette()
    for _ in range(2):
        for name in names:
            assert thumbnails.picture(name, QSize(96, 64), palette) is None
    qtbot.waitUntil(lambda: len(made) == 3)
    assert made == [1, 2, 3]
    pictures = [thumbnails.picture(name, QSize(96, 64), palette) for name in names]
    assert all(picture is not None and picture.width() == 96 for picture in pictures)
    assert figures.ids == names


def test_the_gui_thread_neither_reads_nor_paints(
    thumbnails: Thumbnails, figures: Asked, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(thumbnails.made):
        thumbnails.picture("bird-dog", QSize(96, 64), QApplication.palette())
    assert threading.current_thread() not in figures.threads


def test_what_is_still_wanted_when_the_window_closes_is_not_made(
    thumbnails: Thumbnails, figures: Asked, qtbot: QtBot
) -> None:
    for name in ("bird-dog", "cat-cow"):
        thumbnails.picture(name, QSize(96, 64), QApplication.palette())
    thumbnails.stop()
    QApplication.processEvents()
    assert "cat-cow" not in figures.ids


def test_it_follows_the_theme(thumbnails: Thumbnails, app: QApplication, qtbot: QtBot) -> None:
    picture = FigureThumbnail(thumbnails, exercise("bird-dog"))
    qtbot.addWidget(picture)
    picture.show()
    qtbot.waitUntil(lambda: is_painted(picture))
    apply_theme(app, Theme.CONTRAST)
    qtbot.waitUntil(lambda: bool((pixels_of(picture.grab().toImage())[..., :3] == 255).any()))
    apply_theme(app, Theme.LIGHT)


def test_it_is_called_by_its_exercise(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    picture = FigureThumbnail(thumbnails, exercise("bird-dog"), QSize(60, 40))
    qtbot.addWidget(picture)
    assert picture.accessibleName() == "Figure: Bird-Dog"
    assert picture.size() == QSize(60, 40)


def test_an_exercise_without_a_figure_takes_no_room(
    thumbnails: Thumbnails, figures: Asked, qtbot: QtBot
) -> None:
    picture = FigureThumbnail(thumbnails, exercise("my-own"))
    qtbot.addWidget(picture)
    assert picture.size() == QSize(0, 0)
    assert figure_of(figures, exercise("my-own")) is None
    borrowed = figure_of(figures, exercise("my-own", figure="walk"))
    assert borrowed is not None
    assert borrowed.id == "walk"
