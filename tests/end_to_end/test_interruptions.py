"""What a session makes of a sound server that dies, a device that changes, and a long stall.

What the sound alone makes of the first two is tried in `tests/sound`, and short stalls in
`test_session.py` and `test_from_afar.py`.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from exercise_coach.session import Tone
from tests.end_to_end.display import Display
from tests.end_to_end.hearing import Ear
from tests.end_to_end.stage import ONE_EXERCISE, Stage, open_window
from tests.end_to_end.waiting import until
from tests.recording import NullSink, Recorder

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end, pytest.mark.punctual, pytest.mark.soak]

LONGER = ONE_EXERCISE.replace("hold: 5", "hold: 6").replace("rest: 3", "rest: 5")


def test_the_sound_comes_back_and_follows_the_device_and_no_set_is_lost(
    tmp_path: Path, display: Display
) -> None:
    with NullSink() as sink, open_window(tmp_path, display, sink, LONGER) as stage:
        stage.press("1", "space")
        stage.ear.wait_for(Tone.HOLD_BEGIN)
        sink.stop()
        sink.start()
        with Recorder(sink) as recorder:
            ear = Ear(recorder)
            ear.wait_for(Tone.HOLD_END)
            assert ear.heard()[0].name == Tone.HOLD_END
        sink.control("load-module", "module-null-sink", "sink_name=other", "rate=48000")
        sink.control("set-default-sink", "other")
        with Recorder(sink, "other.monitor") as recorder:
            ear = Ear(recorder)
            ear.wait_for(Tone.HOLD_BEGIN)
            heard = ear.heard()
        until(lambda: stage.program.sets_done() == 1, "the first set in the logbook")
    # Not one of those that fell due meanwhile, nor two at once.
    assert heard[-1].name == Tone.HOLD_BEGIN
    assert all(later.at - earlier.at > 0.4 for earlier, later in pairwise(heard))


def _paused_after(stage: Stage, seconds: float) -> None:
    """Freeze it in a hold for so long: nothing may be heard before somebody goes on."""
    hold = stage.ear.wait_for(Tone.HOLD_BEGIN)
    stage.program.freeze()
    frozen = stage.ear.now
    stage.ear.wait_until(frozen + seconds)
    stage.program.thaw()
    stage.ear.wait_until(frozen + seconds + 4)
    assert stage.ear.heard(after=hold.at) == []
    stage.press("space")
    end = stage.ear.wait_for(Tone.HOLD_END, after=hold.at)
    assert end.at - frozen > seconds


def test_a_minute_of_standing_still_pauses_and_loses_nothing(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    with open_window(tmp_path, display, sink, ONE_EXERCISE) as stage:
        stage.press("1", "space")
        _paused_after(stage, 60)
        until(lambda: stage.program.sets_done() == 1, "the set in the logbook")
