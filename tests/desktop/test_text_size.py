"""Nothing of the window's pages is lost with large letters."""

import pytest

from tests.desktop.scenes import SCENES
from tests.desktop.sizes import look_at_all_sizes
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

OTHERS = ("logbook", "prepare", "out", "hold", "back", "rest", "pain-check", "timed",
          "change-side", "paused")  # fmt: skip
"""How the names of scenes begin that are tried elsewhere: of an exercise, and of the logbook."""
PAGES = {name: show for name, show in SCENES.items() if not name.startswith(OTHERS)}


@pytest.mark.parametrize("scene", PAGES)
def test_nothing_of_a_page_is_lost(scene: str, desk: Desk) -> None:
    PAGES[scene](desk)
    look_at_all_sizes(desk.window, desk.resize)
