"""The widget: still where nothing changes, gentle where much does, and called by name."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercise_coach.choices import Motion, Theme
from exercise_coach.desktop.figure import FigureView, is_reduced
from exercise_coach.desktop.theme import LIGHT, apply_theme
from exercise_coach.figure import FOLDER, Figures, Stage, load_figures
from exercise_coach.folders import shipped
from exercise_coach.prescription import Side
from tests.desktop.figure.pictures import Pixels, difference, pixels_of

pytestmark = pytest.mark.qt


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, view: FigureView) -> None:
        super().__init__()
        self.count = 0
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False

    def new(self) -> int:
        """Return how often it was painted since this was asked last."""
        for _ in range(3):
            QApplication.processEvents()
        count, self.count = self.count, 0
        return count


@pytest.fixture(scope="module")
def figures() -> Figures:
    return load_figures(shipped("assets") / FOLDER)


@pytest.fixture
def view(app: QApplication, qtbot: QtBot) -> Iterator[FigureView]:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(QSize(480, 360))
    view.show()
    yield view
    view.close()


@pytest.fixture
def paintings(view: FigureView) -> Paintings:
    return Paintings(view)


def seen(view: FigureView) -> Pixels:
    return pixels_of(view.grab().toImage())


def settle(view: FigureView, qtbot: QtBot) -> None:
    """Wait until nothing fades any more."""
    qtbot.waitUntil(lambda: not view.fade.is_on)


def test_a_movement_is_painted_moment_by_moment(
    view: FigureView, paintings: Paintings, figures: Figures
) -> None:
    view.show_figure(figures["bird-dog"], "Bird-dog")
    paintings.new()
    for n in range(5):
        view.show_moment(Stage.OUT, n / 30, Side.RIGHT)
        assert paintings.new() == 1


def test_nothing_is_painted_while_nothing_changes(
    view: FigureView, paintings: Paintings, figures: Figures
) -> None:
    view.show_figure(figures["bird-dog"], "Bird-dog")
    view.show_moment(Stage.HOLD, 0.0, Side.RIGHT)
    paintings.new()
    for n in range(50):
        view.show_moment(Stage.HOLD, n / 50, Side.RIGHT)
        view.show_figure(figures["bird-dog"], "Bird-dog")
    assert paintings.new() == 0


def test_breathing_takes_few_paintings(
    view: FigureView, paintings: Paintings, figures: Figures
) -> None:
    view.show_figure(figures["rest-crook"], "Rest")
    view.show_moment(Stage.HOLD, 0.0)
    paintings.new()
    count = 0
    for n in range(135):  # a breath of 4.5 s at thirty looks a second
        view.show_moment(Stage.HOLD, 0.0, None, n / 135)
        count += paintings.new()
    assert 20 <= count <= 45


def test_it_is_called_by_its_exercise_and_stage(view: FigureView, figures: Figures) -> None:
    view.show_figure(figures["bird-dog"], "Bird-dog")
    assert view.accessibleName() == "Figure: Bird-dog, ready"
    view.show_moment(Stage.HOLD, 0.0, Side.LEFT)
    assert view.accessibleName() == "Figure: Bird-dog, holding"
    view.show_figure(None)
    assert view.accessibleName() == ""


def test_the_sides_are_mirror_images_and_fade_over(
    view: FigureView, figures: Figures, qtbot: QtBot
) -> None:
    view.show_figure(figures["bird-dog"], "Bird-dog")
    view.show_moment(Stage.HOLD, 0.0, Side.RIGHT)
    settle(view, qtbot)
    right = seen(view)
    view.show_moment(Stage.HOLD, 0.0, Side.LEFT)
    assert view.fade.is_on
    assert difference(seen(view), right) < 0.005
    settle(view, qtbot)
    assert difference(seen(view), right) > 0.01


def test_a_movement_that_goes_on_does_not_fade(view: FigureView, figures: Figures) -> None:
    view.show_figure(figures["bird-dog"], "Bird-dog")
    view.show_moment(Stage.START, 0.0, Side.RIGHT)
    for n in range(31):
        view.show_moment(Stage.OUT, n / 30, Side.RIGHT)
        assert not view.fade.is_on
    view.show_moment(Stage.HOLD, 0.0, Side.RIGHT)
    view.show_moment(Stage.BACK, 0.0, Side.RIGHT)
    assert not view.fade.is_on


def test_a_skip_fades_over(view: FigureView, figures: Figures, qtbot: QtBot) -> None:
    view.show_figure(figures["bird-dog"], "Bird-dog")
    view.show_moment(Stage.HOLD, 0.0, Side.RIGHT)
    view.show_moment(Stage.START, 0.0, Side.RIGHT)
    assert view.fade.is_on
    settle(view, qtbot)


def test_a_ghost_shows_the_way_ahead(view: FigureView, figures: Figures) -> None:
    view.show_figure(figures["bird-dog"], "Bird-dog")
    view.show_moment(Stage.OUT, 0.1, Side.RIGHT)
    alone = seen(view)
    view.show_moment(Stage.OUT, 0.1, Side.RIGHT, 0.0, 0.6)
    ghost = np.abs(seen(view).astype(int) - alone).max(axis=2)
    assert (ghost > 8).mean() > 0.005
    assert ghost.max() < 100


def test_less_motion_shows_the_end_poses_only(
    view: FigureView, paintings: Paintings, figures: Figures
) -> None:
    figure = figures["bird-dog"]
    view.show_figure(figure, "Bird-dog")
    view.show_moment(Stage.START, 0.0, Side.RIGHT)
    start = seen(view)
    view.is_reduced = True
    view.show_moment(Stage.OUT, 0.1, Side.RIGHT)
    assert difference(seen(view), start) < 0.001
    view.show_moment(Stage.OUT, 0.5, Side.RIGHT)
    between = seen(view)
    view.show_moment(Stage.OUT, 0.95, Side.RIGHT)
    end = seen(view)
    view.show_moment(Stage.HOLD, 0.0, Side.RIGHT, 0.4)
    assert difference(seen(view), end) < 0.001
    mixed = (start.astype(int) + end) / 2
    assert np.abs(mixed - between).max() < 12
    paintings.new()
    for n in range(20):
        view.show_moment(Stage.HOLD, 0.0, Side.RIGHT, n / 20)
    assert paintings.new() == 0


@pytest.mark.parametrize(
    ("motion", "reduced"), [(Motion.AUTO, False), (Motion.FULL, False), (Motion.REDUCED, True)]
)
def test_less_motion_is_wanted_by_those_who_say_so(
    motion: Motion, reduced: bool, app: QApplication
) -> None:
    assert is_reduced(motion, app.style()) is reduced


def test_auto_follows_a_style_that_animates_nothing(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(app.style()), "styleHint", lambda *_: 0)
    assert is_reduced(Motion.AUTO, app.style())
    assert not is_reduced(Motion.FULL, app.style())


def test_it_follows_theme_and_size(
    view: FigureView, app: QApplication, figures: Figures, qtbot: QtBot
) -> None:
    view.show_figure(figures["bird-dog"], "Bird-dog")
    light = seen(view)
    assert "#{:02x}{:02x}{:02x}".format(*light[2, 2, :3]) == LIGHT.window
    apply_theme(app, Theme.CONTRAST)
    QApplication.processEvents()
    assert tuple(seen(view)[2, 2, :3]) == (0, 0, 0)
    apply_theme(app, Theme.LIGHT)
    QApplication.processEvents()
    view.resize(QSize(240, 180))
    settle(view, qtbot)
    assert seen(view).shape[:2] == (180, 240)
    assert (seen(view) < 120).any()


def test_the_camera_goes_all_around_without_losing_the_figure(
    app: QApplication, qtbot: QtBot, figures: Figures
) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(QSize(300, 220))
    view.show_figure(figures["bird-dog"], "Bird-dog")
    view.show_moment(Stage.HOLD, 0.0, Side.RIGHT)
    before = seen(view)
    for degrees in range(0, 360, 40):
        view.turn_camera(degrees)
        picture = seen(view)
        border = np.concatenate([picture[:3].reshape(-1, 4), picture[:, :3].reshape(-1, 4)])
        assert (np.abs(border.astype(int) - border[0]).max(axis=1) < 12).all()
    assert difference(picture, before) > 0.02
    assert view.turn == 320


def test_without_a_figure_there_is_only_the_page(view: FigureView) -> None:
    view.show_moment(Stage.OUT, 0.5)
    picture = seen(view)
    assert (picture == picture[0, 0]).all()
