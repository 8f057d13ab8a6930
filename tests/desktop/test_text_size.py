"""Nothing of the window's pages is lost with large letters."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from exercise_coach.desktop.text_size import apply_text_size
from tests.desktop.scenes import SCENES
from tests.desktop.sizes import look_at_all_sizes
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

OTHERS = ("logbook", "prepare", "out", "hold", "back", "rest", "pain-check", "timed",
          "change-side", "paused")  # fmt: skip
"""How the names of scenes begin that are tried elsewhere: of an exercise, and of the logbook."""
PAGES = {name: show for name, show in SCENES.items() if not name.startswith(OTHERS)}


@pytest.mark.parametrize(
    ("scene", "answers"), [("asking", ("score-10",)), ("cramp", ("choose-rest", "choose-next"))]
)
def test_answers_are_in_sight_before_a_heading_is_large(
    scene: str, answers: tuple[str, ...], desk: Desk, app: QApplication
) -> None:
    SCENES[scene](desk)
    apply_text_size(app, 200)
    desk.resize((900, 600))
    viewport = desk.find(
        QScrollArea, "pain-scroll" if scene == "asking" else "cramp-scroll"
    ).viewport()
    for name in answers:
        answer = desk.find(QAbstractButton, name)
        top = answer.mapTo(viewport, QPoint(0, 0))
        assert viewport.rect().contains(QRect(top, answer.size())), name


@pytest.mark.parametrize("scene", ["routines", "routines, strengthening"])
def test_the_list_of_routines_keeps_its_room(scene: str, desk: Desk, app: QApplication) -> None:
    apply_text_size(app, 200)
    desk.resize((900, 600))
    SCENES[scene](desk)
    shown = desk.find(QScrollArea, "routine-list")
    desk.wait_until(lambda: shown.height() > 400)
    # Only one thing on the page moves.
    assert shown.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("scene", PAGES)
def test_nothing_of_a_page_is_lost(scene: str, desk: Desk) -> None:
    PAGES[scene](desk)
    look_at_all_sizes(desk.window, desk.resize)
