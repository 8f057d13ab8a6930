"""What a session makes of a sound server that dies, a device that changes, and a long stall.

What the sound alone makes of the first two is tried in `tests/sound`, and short stalls in
`test_session.py` and `test_from_afar.py`.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from exercise_coach.session import Tone
from tests import speech_server
from tests.end_to_end.display import Display
from tests.end_to_end.hearing import Ear, planned_cues
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


@contextmanager
def standing_still(stage: Stage, who: str) -> Iterator[None]:
    """Freeze one of the helpers, or the program with all of them."""
    program = psutil.Process(stage.program.pid)
    everybody = [program, *program.children(recursive=True)]
    if who != "all":
        everybody = [each for each in everybody if who in " ".join(each.cmdline())]
    assert everybody
    for each in everybody:
        each.suspend()
    yield
    for each in everybody:
        if each.is_running():
            each.resume()


def _paused_after(stage: Stage, seconds: float) -> None:
    """Freeze it in a hold for so long: nothing may be heard before somebody goes on."""
    hold = stage.ear.wait_for(Tone.HOLD_BEGIN)
    frozen = stage.ear.now
    with standing_still(stage, "all"):
        stage.ear.wait_until(frozen + seconds)
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


SEVEN_SETS = ONE_EXERCISE.replace("sets: 2", "sets: 7").replace("hold: 5", "hold: 7")


def test_whoever_stands_still_for_a_while_brings_no_burst_and_loses_no_set(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    if reason := speech_server.missing():
        pytest.fail(reason)
    settings = "voice: everything\n"
    with (
        speech_server.SpeechServer(sink, "speech") as server,
        open_window(tmp_path, display, sink, SEVEN_SETS, server.env, settings) as stage,
    ):
        stage.ear.wait_until(stage.ear.now + 4)  # the voice is looked for meanwhile
        stage.press("1", "space")
        hold = 0.0
        for who, seconds in [
            ("qt_helper", 1.0), ("voice_helper", 1.0), ("all", 1.0),
            ("voice_helper", 5.0), ("qt_helper", 5.0), ("all", 5.0),
        ]:  # fmt: skip
            hold = stage.ear.wait_for(Tone.HOLD_BEGIN, after=hold).at
            with standing_still(stage, who):
                stage.ear.wait_until(stage.ear.now + seconds)
        stage.ear.wait_until(stage.ear.now + 2)
        stage.press("space")  # five seconds of everybody were a pause
        until(lambda: stage.program.sets_done() == 7, "the last set in the logbook", within=60)
        stage.ear.wait_until(stage.ear.now + 2)
        heard = stage.ear.heard()
        planned = Counter(str(cue.tone) for cue in planned_cues(stage.timeline))
    assert Counter(tone.name for tone in heard) <= planned
    assert sum(planned.values()) - len(heard) <= 5  # those of the five seconds without a helper
    assert all(later.at - earlier.at > 0.4 for earlier, later in pairwise(heard))
