"""The page of an exercise, seen from near: larger letters take nothing away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.exercise_page import ExercisePage
from exercise_coach.desktop.ring import Ring
from exercise_coach.desktop.text_size import apply_text_size
from tests.desktop.floor.scenes import FLOOR_SCENES
from tests.desktop.floor.test_small import LONG
from tests.desktop.looking import cut_off
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt

SIZES = [(720, 540), (900, 600), (1024, 600), (1366, 768), (1920, 1080), (720, 1080)]
SMALLEST = SIZES[0]
PERCENTS = (100, 125, 150, 200)
SCENES = ("prepare", "hold, sided", "change side", "rest", "paused")
LEAST_FIGURE = 0.7
"""A figure beside large letters has so much of the size it has beside usual ones."""
ALWAYS = {"exercise-name", "time-left", "where", "ring", "pause", "skip", "hurts", "stop"}


def nearby(scene: str, desk: Desk) -> ExercisePage:
    FLOOR_SCENES[scene](desk)
    desk.press("F11")
    assert desk.page == "exercise-page"
    return desk.session.exercise


def ask_for(percent: int, size: tuple[int, int], desk: Desk) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_text_size(app, percent)
    desk.resize(size)
    settle()


def letters(page: QWidget) -> Mapping[str, float]:
    """Return how large the letters of everything are that is seen, in points."""
    kinds = (*page.findChildren(QLabel), *page.findChildren(Button))
    return {each.objectName(): each.font().pointSizeF() for each in kinds if each.isVisible()}


def seen(page: ExercisePage) -> list[QWidget]:
    return [each for each in page.children() if isinstance(each, QWidget) and each.isVisible()]


@dataclass(frozen=True)
class View:
    """How large things are on the page; `alone` is how large the figure could be."""

    letters: Mapping[str, float]
    ring: int
    figure: float
    alone: float
    names: frozenset[str]


def view_of(page: ExercisePage) -> View:
    shown = page.demonstration
    return View(
        letters(page),
        min(page.findChildren(Ring)[0].size().toTuple()),
        shown.figure.scale_within(shown.figure.width(), shown.figure.height()),
        shown.figure.scale_within(shown.width(), shown.height()),
        frozenset(each.objectName() for each in seen(page)),
    )


def lost(now: View, before: View) -> Iterator[str]:
    """Return what is smaller than it was, or gone."""
    for name in before.letters.keys() & now.letters.keys():
        if now.letters[name] < before.letters[name]:
            yield f"{name} has smaller letters"
    if now.ring < before.ring:
        yield f"ring {now.ring} of {before.ring}"
    # Beside steps in usual letters it may be smaller than beside larger ones, where they wait.
    if now is not before and now.figure < LEAST_FIGURE * before.alone:
        yield f"figure {now.figure:.0f} of {before.alone:.0f}"
    yield from sorted(ALWAYS - now.names)


def covered(page: ExercisePage) -> Iterator[str]:
    """Return what lies over each other, or reaches beyond the page."""
    for one, other in combinations(seen(page), 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{one.objectName()} over {other.objectName()}"
    for each in seen(page):
        if not page.rect().contains(each.geometry()):
            yield f"{each.objectName()} reaches beyond the page"


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_smaller_or_cut_off_with_larger_letters(scene: str, desk: Desk) -> None:
    page = nearby(scene, desk)
    before: dict[tuple[int, int], View] = {}
    found = []
    for percent in PERCENTS:
        for size in SIZES:
            ask_for(percent, size, desk)
            now = view_of(page)
            flaws = [
                *covered(page),
                *cut_off(desk.window),
                *lost(now, before.setdefault(size, now)),
            ]
            found += [f"{size} at {percent} %: {flaw}" for flaw in flaws]
    assert found == []


def test_a_long_notice_takes_no_more_than_usual_letters_do(desk: Desk) -> None:
    page = nearby("rest", desk)
    desk.session.remark(LONG)
    heights = {}
    for percent in (100, 200):
        ask_for(percent, SMALLEST, desk)
        heights[percent] = desk.session.foot.notice.height()
        assert desk.text("session-notice").endswith(LONG)
        assert list(covered(page)) == []
    assert heights[200] <= heights[100] + 1


@pytest.mark.parametrize("percent", [100, 200])
def test_an_exercise_without_a_figure_has_steps_that_are_whole_or_scrolled(
    percent: int, desk: Desk
) -> None:
    desk.begin("typed")
    ask_for(percent, SMALLEST, desk)
    assert cut_off(desk.window) == []
    assert not desk.sees("how")
    assert list(covered(desk.session.exercise)) == []
