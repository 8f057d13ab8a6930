"""Nothing around an episode is lost with large letters."""

import pytest

from tests.desktop.recovery.scenes import SCENES
from tests.desktop.recovery.stage import Stage
from tests.desktop.sizes import look_at_all_sizes

pytestmark = pytest.mark.qt


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_lost(scene: str, stage: Stage) -> None:
    SCENES[scene](stage)
    look_at_all_sizes(stage.window, stage.resize)
