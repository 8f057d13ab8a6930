"""A long session keeps its time to the end."""

from pathlib import Path

import pytest

from tests.end_to_end.display import Display
from tests.end_to_end.hearing import assert_in_time, planned_cues
from tests.end_to_end.stage import open_window
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end, pytest.mark.punctual, pytest.mark.soak]

MANY_REPS = """
format: 1
title: Many reps
phase: strengthening
load: strength
prepare: 3 s
exercises:
  - use: bird-dog
    sets: 20
    reps: 4
    tempo: {out: 1, hold: 1, back: 1}
    side: alternating
    rest: 10 s
"""
"""Eleven minutes."""


def test_every_cue_of_a_long_session_is_heard_at_its_moment(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    with open_window(tmp_path, display, sink, MANY_REPS) as stage:
        planned = planned_cues(stage.timeline)
        stage.press("1", "space")
        first = stage.ear.wait_for(planned[0].tone)
        stage.ear.wait_until(first.at + planned[-1].at - planned[0].at + 2)
        assert_in_time(planned, stage.ear.heard(), stage.ear.recorder)
