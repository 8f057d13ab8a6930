"""Nothing of Today is lost with large letters."""

import pytest

from tests.desktop.recovery.stage import Stage
from tests.desktop.sizes import look_at_all_sizes
from tests.desktop.today.conftest import Show
from tests.desktop.today.scenes import SCENES
from tests.desktop.today.test_look import DAYS

pytestmark = pytest.mark.qt


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_lost(scene: str, stage: Stage, show: Show) -> None:
    page = show(SCENES[scene](), DAYS.get(scene, 5))
    page.undo.offer("Gentle mobility is left out today.", "1")
    look_at_all_sizes(stage.window, stage.resize)
