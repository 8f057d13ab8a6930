"""The real window speaks: beside its tones, and one last sentence after a stop."""

from pathlib import Path

import pytest

from exercise_coach.session import Tone
from exercise_coach.speech.planning import TONE_SECONDS
from tests import speech_server
from tests.end_to_end.display import Display
from tests.end_to_end.stage import ONE_EXERCISE, open_window
from tests.recording import NullSink, Recorder
from tests.sound.aloud import SPEECH_SINK, Stretch, speech_in
from tests.speech_server import SpeechServer

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end, pytest.mark.punctual]
CLOCKS = 0.02
"""So well the moments of two recordings can be compared, in seconds."""


def test_a_stop_is_told_after_its_tone_and_nothing_follows(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    if reason := speech_server.missing():
        pytest.fail(reason)
    with (
        SpeechServer(sink, SPEECH_SINK) as server,
        Recorder(sink, f"{SPEECH_SINK}.monitor") as recorder,
        open_window(tmp_path, display, sink, ONE_EXERCISE, server.env) as stage,
    ):
        stage.ear.wait_until(stage.ear.now + 4)  # the voice is looked for meanwhile
        stage.press("1", "space")
        stage.ear.wait_for(Tone.HOLD_BEGIN)
        stage.press("3")
        stop = stage.ear.wait_for(Tone.STOP)
        stage.ear.wait_until(stop.at + 10)
        tones = stage.ear.heard()
        # Both recordings count from a moment of the same clock.
        began = stage.ear.began
        speech = [Stretch(x.start - began, x.end - began) for x in speech_in(recorder)]
    stopped = stop.at + TONE_SECONDS[Tone.STOP]
    assert any(heard.end < stop.at for heard in speech)
    last = [heard for heard in speech if heard.start > stop.at]
    assert last
    assert last[0].start > stopped - CLOCKS
    assert last[-1].end < stopped + 7
    for tone in tones:
        end = tone.at + TONE_SECONDS[Tone(tone.name)]
        assert not [x for x in speech if x.start < end - CLOCKS and tone.at + CLOCKS < x.end], tone
